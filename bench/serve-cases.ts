import { registerMatter } from './matter.process.ts'
import { keepTimes } from './server-time.ts'

// The real server with one process more, and a watch on its answers.
registerMatter()
keepTimes()
await import('./serve.ts')
