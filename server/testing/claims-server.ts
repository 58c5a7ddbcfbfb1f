import { pino } from 'pino'
import { registerToyService } from '../../engines/capacity/claims/claims.testing.ts'
import { readConfig } from '../config.ts'
import { buildHttpServer } from '../http/server.ts'
import { openServices } from '../services.ts'

// The HTTP shell of a server with its services and nothing beside, in a process of its own, to be killed by a test.

const config = readConfig()
const services = await openServices(config, config.databaseAppUrl ?? '', pino({ level: 'silent' }))
registerToyService()
const app = await buildHttpServer(services, config)
process.stdout.write(`ready ${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
