import { newId } from '../kernel/ids.ts'
import { messageOf, startChild } from './child.ts'
import type { Compiled, ToCompile } from './compile-once.ts'
import { storeSession } from './proposals-data.ts'
import type { Measured } from './report.ts'
import { withContext, type Environment } from './with-context.ts'

interface CompilationOptions {
  /** Of an installation with a university in it. */
  environment: Environment
  say: (line: string) => void
}

const goals: Measured['goals'] = { compilation_s: { atMost: 10 }, compilation_extra_mib: { atMost: 64 }, compilation_8000_extra_mib: { atMost: 64 } }

/** A compilation of 1,000 proposals with their answers, in a process of its own; and of 8,000, whose memory must stay within the same bound. */
export async function benchCompilation({ environment, say }: CompilationOptions): Promise<Measured> {
  const figures: Record<string, number> = {}
  for (const [at, [proposals, suffix]] of (
    [
      [1_000, ''],
      [8_000, '_8000'],
    ] as const
  ).entries()) {
    say(`storing ${proposals} proposals …`)
    const work = await withContext(environment, (context, { ownerUrl }) => {
      const { tenantId } = context.db
      return storeSession(ownerUrl, { tenantId, at: context.clock.now(), ordinal: 90 + at, proposals, isOpen: false }, async (client, sessionId) => {
        const compilationId = newId()
        await client.query(insertCompilation, [tenantId, compilationId, sessionId, newId(), context.actor.accountId, context.clock.now()])
        return { tenantId, compilationId }
      })
    })
    say(`compiling ${proposals} proposals …`)
    const { seconds, grownMib, fileMib } = await compileOnce(environment, work)
    Object.assign(figures, { [`compilation${suffix}_s`]: seconds, [`compilation${suffix}_extra_mib`]: grownMib, [`compilation${suffix}_file_mib`]: fileMib })
  }
  return { figures, ratios: {}, goals }
}

/** Little more heap than the program itself takes: without it the collector waits until there is something to collect. */
const smallHeap = ['--max-semi-space-size=4', '--max-old-space-size=64', '--expose-gc']

async function compileOnce(environment: Environment, work: ToCompile): Promise<Compiled> {
  const child = startChild('./compile-once.ts', { environment, nodeOptions: smallHeap })
  try {
    child.process.send(work)
    return await messageOf<Compiled>(child)
  } finally {
    await child.stop()
  }
}

const insertCompilation = `
  insert into proposal_compilations (tenant_id, id, session_id, state, done, file_id, attempts, account_id, actor_name, started_at)
  values ($1, $2, $3, 'waiting', 0, $4, 0, $5, 'bench', $6)`
