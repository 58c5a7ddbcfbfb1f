import { write } from '../../../kernel/context.ts'
import { mustReach } from '../../../kernel/auth/actor.ts'
import { violates } from '../../../kernel/db/violation.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { newId } from '../../../kernel/ids.ts'
import { mustFindSession } from '../congress.actions.ts'
import type { Session } from '../congress.store.ts'
import { compilationStarted } from './compilation.job.ts'
import { findCompilation, insertCompilation, listCompilations, openCompilationOf } from './compilations.store.ts'
import { compilationExpired, compilationFailed, compilationNotReady } from './documents.errors.ts'

/** Papers about a whole session are for those who may read all of it. */
export async function mustReadSession(context: RouteContext, sessionId: string): Promise<Session> {
  mustReach(context.scope, null)
  return mustFindSession(context, sessionId)
}

/** Two who ask at once watch the same work. */
export async function startCompilation(context: RouteContext, sessionId: string) {
  const { db, actor } = context
  await mustReadSession(context, sessionId)
  const id = newId()
  try {
    await write(context, async (trx) => {
      await insertCompilation(trx, { id, sessionId, fileId: newId(), accountId: actor.accountId, actorName: actor.name })
      trx.audit({ action: 'proposal_document.start_compilation', entity: { type: 'proposal_compilation', id }, details: { sessionId } })
      trx.emit({ topic: compilationStarted, payload: { compilationId: id } })
    })
  } catch (error) {
    if (!violates(error, 'proposal_compilations_one_running')) throw error
    const open = await openCompilationOf(db, sessionId)
    return shownCompilation(context, open ?? id)
  }
  return shownCompilation(context, id)
}

export async function shownCompilation(context: RouteContext, id: string) {
  mustReach(context.scope, null)
  const found = await findCompilation(context.db, id)
  if (!found) throw notFound()
  const { fileId: _fileId, ...compilation } = found
  return compilation
}

export async function shownCompilations(context: RouteContext, sessionId: string) {
  await mustReadSession(context, sessionId)
  return { items: await listCompilations(context.db, sessionId) }
}

/** The finished file; who took it stands in the audit log. */
export async function takeCompilation(context: RouteContext, id: string): Promise<{ fileId: string; name: string }> {
  mustReach(context.scope, null)
  const found = await findCompilation(context.db, id)
  if (!found) throw notFound()
  if (found.problem) throw compilationFailed({ problem: found.problem })
  if (found.state !== 'done') throw compilationNotReady()
  if (!found.file) throw compilationExpired()
  const { fileId, file, sessionId } = found
  await write(context, async (trx) => trx.audit({ action: 'proposal_document.download', entity: { type: 'proposal_compilation', id }, details: { sessionId } }))
  return { fileId, name: file.name }
}
