import type { z } from 'zod'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { openCase } from '../../engines/cases/open-case.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { forbidden } from '../../kernel/errors.ts'
import { placesOf } from '../members/members.api.ts'
import { currentOf, findDelegateRow, listSessions, type DelegateRow, type Session } from './congress.store.ts'
import type { startInput } from './proposals.contract.ts'
import { noSession, notADelegate, notDelegate } from './proposals.errors.ts'
import { proposalProcess } from './proposals.process.ts'
import { storeText } from './texts.store.ts'

type Input = z.output<typeof startInput>

/** Begins a draft, within the window or before it; an officer may begin one for a delegate who wrote on paper, and it is on the record. */
export async function startProposal(context: RequestContext, input: Input): Promise<{ id: string; version: number }> {
  const { db, actor, clock } = context
  const session = currentOf(await listSessions(db, clock.now()))
  if (!session || session.archivedAt !== null) throw noSession()
  const delegate = await delegateFor(context, { onBehalfOf: input.onBehalfOf ?? null, termId: session.termId })
  const begun = await draftFrom(db, { session, delegate, fromSuggestion: input.fromSuggestion })
  if (begun) return begun
  const unitId = (await placesOf(db, [delegate.staffId])).get(delegate.staffId)?.unitId ?? null
  const calendar = await readCalendar(db)
  const { title, kind, onBehalfOf } = input
  return write(
    context,
    async (trx) => {
      const row = await openCase(trx, proposalProcess, {
        title,
        unitId,
        roundId: session.id,
        filedBy: delegate.staffId,
        join: [{ relation: 'proposer', staffId: delegate.staffId }, ...(onBehalfOf && actor.staffId ? [{ relation: 'enteredBy', staffId: actor.staffId }] : [])],
        by: { actor, actingFor: onBehalfOf ?? null },
        calendar,
        input: { kind },
        prepare: (id) => insertProposal(trx, { id, session, delegate, input }),
      })
      if (input.fromSuggestion) trx.emit({ topic: 'proposal.from_suggestion', payload: { suggestionId: input.fromSuggestion, proposalId: row.id } })
      return { id: row.id, version: row.version }
    },
    { route: 'proposals.start', content: input },
  )
}

/** What this delegate has begun from the same suggestion: whoever presses again goes on with it. */
async function draftFrom(db: Db, { session, delegate, fromSuggestion }: { session: Session; delegate: DelegateRow; fromSuggestion: string | undefined }) {
  if (fromSuggestion === undefined) return undefined
  return db.q
    .selectFrom('proposals as p')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.id'))
    .select(['c.id', 'c.version'])
    .where('p.tenant_id', '=', db.tenantId)
    .where('c.tenant_id', '=', db.tenantId)
    .where('p.session_id', '=', session.id)
    .where('p.suggestion_id', '=', fromSuggestion)
    .where('c.filed_by', '=', delegate.staffId)
    .where('c.state', '=', 'draft')
    .executeTakeFirst()
}

async function delegateFor({ db, actor }: RequestContext, { onBehalfOf, termId }: { onBehalfOf: string | null; termId: string }): Promise<DelegateRow> {
  if (onBehalfOf !== null && !actor.permissions.get('proposals.manage')?.all) throw forbidden({ permission: 'proposals.manage', whoCan: '' })
  const staffId = onBehalfOf ?? actor.staffId
  const delegate = staffId === null ? undefined : await findDelegateRow(db, { staffId, termId })
  if (!delegate) throw onBehalfOf === null ? notDelegate() : notADelegate()
  return delegate
}

async function insertProposal(trx: Trx, { id, session, delegate, input }: { id: string; session: Session; delegate: DelegateRow; input: Input }): Promise<void> {
  const { kind, title, topic, reason = '', suggestion = '', fromSuggestion } = input
  await trx.q
    .insertInto('proposals')
    .values({
      tenant_id: trx.tenantId,
      id,
      session_id: session.id,
      kind,
      topic,
      title,
      reason,
      suggestion,
      delegation_id: delegate.delegationId,
      suggestion_id: fromSuggestion ?? null,
      ...untouched,
    })
    .execute()
  await storeText(trx, id, { title, topic, reason, suggestion, by: delegate.staffId })
}

const untouched = {
  text_hash: null,
  is_key: false,
  led_by_leader: false,
  merged_into: null,
  outcome_reason: null,
  appeals: 0,
  handling_round: 1,
  accepted_at: null,
  assigned_at: null,
  reply_due_on: null,
  extended: false,
  replied_at: null,
  reply_class: null,
  promise_due_on: null,
  published_at: null,
  seconding_until: null,
}
