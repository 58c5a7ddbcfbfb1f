import { registerMatter } from './matter.process.ts'

// The real server with one process more.
registerMatter()
await import('./serve.ts')
