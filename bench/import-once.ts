import { once } from 'node:events'
import { importSheet } from './members-import.ts'
import { withContext, type Environment } from './with-context.ts'

export interface ToImport {
  environment: Environment
  path: string
}

// One import in a process that does nothing else, as `tongxin import members` is one: the sheets and people of the bench fill another heap.
const [message] = await once(process, 'message')
// The parent sends one thing to import and nothing else.
const { environment, path } = message as ToImport
const seconds = await withContext(environment, (context) => importSheet(context, path))
process.send?.(seconds)
