import { once } from 'node:events'
import { readConfig } from '../server/config.ts'
import { startServer } from '../server/server.ts'

// The real server as `npm start` runs it, without the building of the web before it.
const hungUp = once(process, 'disconnect')
const server = await startServer(readConfig(), () => undefined)
await hungUp
await server.close()
process.exit(0)
