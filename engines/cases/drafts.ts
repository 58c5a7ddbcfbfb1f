import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { isId } from '../../kernel/ids.ts'
import { noSuchAction, textTooLong } from './cases.errors.ts'
import { mustReadCase } from './reading.ts'
import { actionOf, processOf } from './registry.ts'

/** What a draft is for: an action of a case, or the opening of a new one, whose subject is the process itself. */
export interface DraftOf {
  process: string
  action: string
  subject: string
}

const mostCharacters = 100_000

export async function readDraft({ db, actor }: RequestContext, { process, action, subject }: DraftOf) {
  const row = await db.q
    .selectFrom('case_drafts')
    .select(['content', 'version', 'changed_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', actor.accountId)
    .where('process', '=', process)
    .where('action', '=', action)
    .where('subject', '=', subject)
    .executeTakeFirst()
  // Written by saveDraft from the contract's own shape.
  return row ? { content: row.content as Record<string, unknown>, version: row.version, changedAt: row.changed_at.toISOString() } : null
}

/**
 * Keeps what was typed, null throws it away. The page saves while the person types: only the first saving of a draft and its
 * end are written to the audit log, each further one is a single statement of its own.
 */
export async function saveDraft(context: RequestContext, { content, ...draft }: DraftOf & { content: Record<string, unknown> | null }) {
  if (content === null) return { changedAt: await throwAway(context, draft) }
  const stored = JSON.stringify(content)
  if (stored.length > mostCharacters) throw textTooLong({ most: mostCharacters, length: stored.length })
  const at = context.clock.now()
  const changedAt = (await changeDraft(context, draft, { stored, at })) ? at : await beginDraft(context, draft, stored)
  return { changedAt: changedAt.toISOString() }
}

/** Once its action is taken a draft has had its day. Modules call it for what they open: subject is then the process's id. */
export async function dropDraft(trx: Trx, accountId: string, { process, action, subject }: DraftOf): Promise<boolean> {
  const gone = await trx.q
    .deleteFrom('case_drafts')
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('process', '=', process)
    .where('action', '=', action)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

async function changeDraft({ db, actor }: RequestContext, { process, action, subject }: DraftOf, { stored, at }: { stored: string; at: Date }): Promise<boolean> {
  const changed = await db.q
    .updateTable('case_drafts')
    .set((eb) => ({ content: stored, changed_at: at, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', actor.accountId)
    .where('process', '=', process)
    .where('action', '=', action)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

async function beginDraft(context: RequestContext, draft: DraftOf, stored: string): Promise<Date> {
  await mustMakeSense(context, draft)
  return write(context, async (trx) => {
    await trx.q
      .insertInto('case_drafts')
      .values({ tenant_id: trx.tenantId, account_id: context.actor.accountId, ...draft, content: stored, version: 1, changed_at: trx.at })
      // Two tabs that begin at once: the later one's words stay.
      .onConflict((oc) =>
        oc
          .columns(['tenant_id', 'account_id', 'process', 'action', 'subject'])
          .doUpdateSet((eb) => ({ content: stored, changed_at: trx.at, version: eb('case_drafts.version', '+', 1) })),
      )
      .execute()
    trx.audit({ action: 'case_draft.save', entity: { type: 'case_draft', id: draft.subject }, details: { process: draft.process, action: draft.action } })
    return trx.at
  })
}

/** Nobody fills the table with drafts of nothing. */
async function mustMakeSense(context: RequestContext, { process: id, action, subject }: DraftOf): Promise<void> {
  const process = processOf(id)
  if (isId(subject)) {
    const reading = await mustReadCase(context, subject)
    if (reading.process.id !== id) throw notFound()
    if (!actionOf(process, action)) throw noSuchAction({ action })
  } else if (subject !== id || action !== 'open') throw notFound()
}

async function throwAway(context: RequestContext, draft: DraftOf): Promise<null> {
  if (!(await readDraft(context, draft))) return null
  return write(context, async (trx) => {
    await dropDraft(trx, context.actor.accountId, draft)
    trx.audit({ action: 'case_draft.remove', entity: { type: 'case_draft', id: draft.subject }, details: { process: draft.process, action: draft.action } })
    return null
  })
}
