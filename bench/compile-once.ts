import { findCompilation } from '../modules/proposals/documents/compilations.store.ts'
import { runCompilation } from '../modules/proposals/documents/compilation.job.ts'
import { withContext } from './with-context.ts'

// Makes one compilation in a process that does nothing else, so that its memory is that of the compilation.

export interface ToCompile {
  tenantId: string
  compilationId: string
}

export interface Compiled {
  seconds: number
  /** How far the memory of the process rose above what it was before. */
  grownMib: number
  fileMib: number
}

const MIB = 1024 * 1024

// The parent sends one thing to compile and nothing else.
process.once('message', (message) => void compile(message as ToCompile))

async function compile({ compilationId }: ToCompile): Promise<void> {
  const environment = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const compiled = await withContext(environment, async ({ services, db }) => {
    await db.q.selectFrom('cases').select('id').where('tenant_id', '=', db.tenantId).limit(1).execute()
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    const startedAt = performance.now()
    await runCompilation(services, db, compilationId)
    const seconds = (performance.now() - startedAt) / 1_000
    const found = await findCompilation(db, compilationId)
    if (!found?.file) throw new TypeError(`the compilation failed: ${found?.problem?.en ?? 'it is not there'}`)
    return { seconds, grownMib: process.resourceUsage().maxRSS / 1024 - before / MIB, fileMib: found.file.sizeBytes / MIB }
  })
  process.send?.(compiled satisfies Compiled)
}
