import { sql } from 'kysely'
import type { z } from 'zod'
import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { takeBySystem } from '../../engines/cases/settle.ts'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { pinyinSortKey } from '../../kernel/pinyin/sort-key.ts'
import { staffNames } from '../members/members.api.ts'
import {
  insertSession,
  insertTerm,
  listDelegations,
  listSessions,
  listTerms,
  sessionColumns,
  type Delegation,
  type Session,
  type SessionFields,
  type Term,
} from './congress.store.ts'
import type { delegation } from './congress.contract.ts'
import { delegationTaken, duplicateOrdinal, headElsewhere, overlappingTerm, sessionArchived, stillOpen, windowOrder } from './proposals.errors.ts'

interface Saved {
  id?: string | undefined
  version?: number | undefined
}

export async function saveTerm(context: RequestContext, input: Omit<Term, 'id' | 'version'> & Saved): Promise<Term> {
  const { id, version, ordinal, title, fromDay, untilDay } = input
  const others = (await listTerms(context.db)).filter((one) => one.id !== id)
  if (others.some((one) => one.ordinal === ordinal)) throw duplicateOrdinal()
  const overlapping = others.find((one) => one.fromDay < (untilDay ?? '9999-12-31') && fromDay < (one.untilDay ?? '9999-12-31'))
  if (overlapping) throw overlappingTerm({ term: overlapping.title })
  const stored = await write(
    context,
    async (trx) => {
      const storedId = id ?? (await insertTerm(trx, { ordinal, title, fromDay, untilDay }))
      if (id !== undefined) await updateVersioned(trx, 'congress_terms', { id, version, change: { ordinal, title, from_day: fromDay, until_day: untilDay } })
      trx.audit({ action: 'congress.save_term', entity: { type: 'congress_term', id: storedId }, details: { ordinal, title, fromDay, untilDay } })
      return { id: storedId }
    },
    { route: 'proposals.saveTerm', content: input },
  ).catch((error: unknown) => refuseTwins(error))
  const term = (await listTerms(context.db)).find((one) => one.id === stored.id)
  if (!term) throw notFound()
  return term
}

export async function saveSession(context: RequestContext, input: SessionFields & Saved): Promise<Session> {
  const { id, version } = input
  if (new Date(input.collectUntil) <= new Date(input.collectFrom)) throw windowOrder()
  if (!(await listTerms(context.db)).some((term) => term.id === input.termId)) throw notFound()
  const before = id === undefined ? null : await mustFindSession(context, id)
  if (before?.archivedAt) throw sessionArchived({ session: before.title })
  const stored = await write(
    context,
    async (trx) => {
      const storedId = id ?? (await insertSession(trx, input))
      if (id !== undefined) await updateVersioned(trx, 'congress_sessions', { id, version, change: sessionColumns(input) })
      trx.audit({ action: 'congress.save_session', entity: { type: 'congress_session', id: storedId }, details: { before: before && fieldsOf(before), after: fieldsOf(input) } })
      return { id: storedId }
    },
    { route: 'proposals.saveSession', content: input },
  ).catch((error: unknown) => refuseTwins(error))
  return mustFindSession(context, stored.id)
}

/** Ends the drafts, whose authors are told, and leaves what is tracked being tracked; everything else must have come to an end before. */
export async function archiveSession(context: RequestContext, { id, version }: { id: string; version: number }): Promise<Archived> {
  const session = await mustFindSession(context, id)
  if (session.archivedAt !== null) throw sessionArchived({ session: session.title })
  const calendar = await readCalendar(context.db)
  const left = await write(context, async (trx) => {
    await updateVersioned(trx, 'congress_sessions', { id, version, change: { archived_at: trx.at } })
    const open = await openIn(trx, id)
    const blocking = open.filter(({ state }) => !['draft', 'tracked'].includes(state))
    if (blocking.length > 0) throw stillOpen({ count: blocking.length, open: blocking.slice(0, 50).map(named) })
    const drafts = open.filter(({ state }) => state === 'draft')
    for (const draft of drafts) await takeBySystem(trx, { caseId: draft.id, action: 'lapse', calendar })
    const tracked = open.filter(({ state }) => state === 'tracked').map(named)
    const details = { title: session.title, lapsedDrafts: drafts.length, tracked: tracked.map((one) => one.number) }
    trx.audit({ action: 'congress.archive_session', entity: { type: 'congress_session', id }, details })
    return { lapsedDrafts: drafts.length, tracked }
  })
  return { ...(await mustFindSession(context, id)), ...left }
}

type Archived = Session & { lapsedDrafts: number; tracked: { id: string; number: string | null; title: string }[] }

function openIn(trx: Trx, sessionId: string) {
  return trx.q
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'state'])
    .where('tenant_id', '=', trx.tenantId)
    .where('process', '=', 'proposal')
    .where('round_id', '=', sessionId)
    .where('closed_at', 'is', null)
    .orderBy('number')
    .orderBy('id')
    .execute()
}

function named({ id, number, title }: { id: string; number: string | null; title: string }) {
  return { id, number, title }
}

type ShownDelegation = z.infer<typeof delegation>

export async function shownDelegations(context: RequestContext, only: { termId: string; id?: string }): Promise<ShownDelegation[]> {
  const rows = await listDelegations(context.db, only)
  const names = await staffNames(
    context.db,
    rows.flatMap((row) => row.headStaffId ?? []),
  )
  return rows.map(({ headStaffId, ...row }) => ({ ...row, head: headStaffId === null ? null : { staffId: headStaffId, name: names.get(headStaffId)?.name ?? '—' } }))
}

export async function saveDelegation(context: RequestContext, input: Pick<Delegation, 'termId' | 'name' | 'headStaffId'> & Saved): Promise<ShownDelegation> {
  const { id, version, termId, name, headStaffId } = input
  if (!(await listTerms(context.db)).some((term) => term.id === termId)) throw notFound()
  const stored = await write(
    context,
    async (trx) => {
      const storedId = id ?? newId(trx.at.getTime())
      const fields = { name, pinyin_key: pinyinSortKey(name), head_staff_id: headStaffId }
      if (headStaffId !== null) await mustBeOfDelegation(trx, { termId, delegationId: id ?? null, headStaffId })
      if (id === undefined)
        await trx.q
          .insertInto('congress_delegations')
          .values({ tenant_id: trx.tenantId, id: storedId, term_id: termId, ...fields, version: 1 })
          .execute()
      else await updateVersioned(trx, 'congress_delegations', { id, version, change: fields })
      trx.audit({ action: 'congress.save_delegation', entity: { type: 'congress_delegation', id: storedId }, details: { name, headStaffId } })
      return { id: storedId }
    },
    { route: 'proposals.saveDelegation', content: input },
  ).catch((error: unknown) => {
    if (violates(error, 'congress_delegations_name_key')) throw delegationTaken({ name })
    throw error
  })
  const [shown] = await shownDelegations(context, { termId, id: stored.id })
  if (!shown) throw notFound()
  return shown
}

export async function mustFindSession({ db, clock }: RequestContext, id: string): Promise<Session> {
  const [session] = await listSessions(db, clock.now(), { id })
  if (!session) throw notFound()
  return session
}

async function mustBeOfDelegation(trx: Trx, { termId, delegationId, headStaffId }: { termId: string; delegationId: string | null; headStaffId: string }): Promise<void> {
  const row = await trx.q
    .selectFrom('congress_delegates')
    .select('delegation_id')
    .where('tenant_id', '=', trx.tenantId)
    .where('term_id', '=', termId)
    .where('staff_id', '=', headStaffId)
    .where('kind', '=', 'delegate')
    .where('until_day', 'is', null)
    .executeTakeFirst()
  if (!row || row.delegation_id !== delegationId) throw headElsewhere()
}

type Versioned = 'congress_terms' | 'congress_sessions' | 'congress_delegations' | 'congress_delegates' | 'proposal_deliveries' | 'proposal_rounds'

/** What the audit log calls a row of each. */
const entityOf: Record<Versioned, string> = {
  congress_terms: 'congress_term',
  congress_sessions: 'congress_session',
  congress_delegations: 'congress_delegation',
  congress_delegates: 'congress_delegate',
  proposal_deliveries: 'proposal_delivery',
  proposal_rounds: 'proposal_round',
}
/** Entered about the same things, and no change of theirs. */
const leavingVersion = ['congress.add_delegates', 'proposal_round.nominate', 'proposal_round.decide', 'proposal_round.vote']

/** Changes what the person saw, or says who has changed it since. */
export async function updateVersioned(
  trx: Trx,
  table: Versioned,
  { id, version, change }: { id: string; version: number | undefined; change: Record<string, unknown> },
): Promise<void> {
  const columns = sql.join(
    Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
    sql`, `,
  )
  const where = sql`where tenant_id = ${trx.tenantId} and id = ${id}`
  const { numAffectedRows } = await sql`update ${sql.table(table)} set ${columns}, version = version + 1 ${where} and version = ${version ?? 0}`.execute(trx.q)
  if (numAffectedRows === 1n) return
  const { rows } = await sql`select 1 from ${sql.table(table)} ${where}`.execute(trx.q)
  throw rows.length === 0 ? notFound() : versionConflict({ by: await lastEditorOf(trx, { type: entityOf[table], id }, { but: leavingVersion }) })
}

function refuseTwins(error: unknown): never {
  if (violates(error, 'congress_terms_ordinal_key') || violates(error, 'congress_sessions_ordinal_key')) throw duplicateOrdinal()
  throw error
}

function fieldsOf({ ordinal, title, heldOn, collectFrom, collectUntil, settings }: SessionFields): Record<string, unknown> {
  return { ordinal, title, heldOn, collectFrom, collectUntil, settings }
}
