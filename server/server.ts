import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { defineError } from '../kernel/errors.ts'
import { startBackground } from './background.ts'
import type { Config } from './config.ts'
import { openDatabase, upgradeDatabase } from './database.ts'
import { buildHttpServer } from './http/server.ts'
import { prepareFirstStart } from './first-start.ts'
import { closeServices, openServices } from './services.ts'

const portBusy = defineError(
  'server.port_busy',
  500,
  '端口 {port} 已被占用。请停掉占用它的程序，或用 PORT=8081 npm start 换一个端口。',
  'Port {port} is in use: stop what uses it, or start with another, PORT=8081 npm start.',
)

export interface RunningServer {
  url: string
  /** Lines to print once the server answers: accounts of the demonstration, or the code for the first administrator. */
  greeting: string[]
  close(): Promise<void>
}

const drainMs = 10_000

/** Starts everything in order and undoes it in the reverse order, also when a later step fails. */
export async function startServer(config: Config, say: (line: string) => void): Promise<RunningServer> {
  const undo: (() => Promise<void>)[] = []
  const close = async () => {
    for (const step of undo.splice(0).toReversed()) await step()
  }
  try {
    const database = await openDatabase(config, say)
    undo.push(() => database.stop())
    await upgradeDatabase(database)
    const log = pino({ level: config.logLevel })
    const services = await openServices(config, database.appUrl, log)
    undo.push(() => closeServices(services))
    const greeting = await prepareFirstStart({ services, ownerUrl: database.ownerUrl, config, say })
    const background = await startBackground(services)
    undo.push(() => background.stop())
    const app = await buildHttpServer(services, config)
    undo.push(() => drain(app, () => services.live.closeAll()))
    const url = await listen(app, config)
    return { url, greeting, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') throw portBusy({ port: config.port })
    throw error
  }
}

/** Open event streams would keep the server from closing: they end first. What runs longer than ten seconds is cut. */
async function drain(app: FastifyInstance, endStreams: () => void): Promise<void> {
  endStreams()
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs)
  await app.close()
  clearTimeout(cut)
}
