import { keepFewArenas } from './few-arenas.ts'
import { requireNode24 } from './require-node.ts'

requireNode24()
keepFewArenas()

// `npm start`: builds the web when its sources changed, then serves until told to stop.
const { AppError } = await import('../kernel/errors.ts')
const { readConfig } = await import('./config.ts')
const { buildWeb } = await import('./build-web.ts')
const { startServer } = await import('./server.ts')

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const config = readConfig()
  await buildWeb(say)
  const server = await startServer(config, say)
  // First: whoever waits for the line below may tell it to stop at once.
  stopWhenTold(() => server.close())
  say([`同心·教工之家已启动 Tongxin is ready: ${server.url}`, ...server.greeting].join('\n'))
} catch (error) {
  process.stderr.write(`${error instanceof AppError ? `${error.text.zh}\n${error.text.en}` : String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(1)
}

function stopWhenTold(close: () => Promise<void>): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    say('正在停止… stopping')
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // A SIGTERM to `npm start` can kill npm and its shell without reaching this process: then the parent changes.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    setInterval(() => {
      if (process.ppid !== parent) stop()
    }, 500).unref()
  }
}
