import { readConfig } from '/work/main/server/config.ts'
import { startServer } from '/work/main/server/server.ts'
const t0 = performance.now()
const s = await startServer(readConfig(), console.log)
console.log(s.url, Math.round(performance.now() - t0), 'ms'); for (const l of s.greeting) console.log(l)
process.on('SIGTERM', () => s.close().then(() => process.exit(0)))
