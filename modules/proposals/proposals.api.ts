import type { Db, Trx } from '../../kernel/db/handle.ts'
import { sent } from './sight.ts'
import { listTerms, selectDelegates, type Term } from './congress.store.ts'

// What other modules may ask of proposals. Events to hear: `proposal.converted` {proposalId}, `proposal.from_suggestion` {suggestionId, proposalId}.

export { topicNames } from './proposals.forms.ts'

export interface DelegateOf {
  id: string
  staffId: string
  termId: string
  delegationId: string
  delegation: string
  isHead: boolean
}

/** The person as a voting delegate of the term on that day (`YYYY-MM-DD`); null where they are none. */
export async function findDelegate(db: Db, { staffId, termId, day }: { staffId: string; termId: string; day: string }): Promise<DelegateOf | null> {
  const row = await selectDelegates(db)
    .where('x.staff_id', '=', staffId)
    .where('x.term_id', '=', termId)
    .where('x.kind', '=', 'delegate')
    .where('x.from_day', '<=', day)
    .where((eb) => eb.or([eb('x.until_day', 'is', null), eb('x.until_day', '>', day)]))
    .executeTakeFirst()
  if (!row) return null
  return { id: row.id, staffId, termId, delegationId: row.delegationId, delegation: row.delegation, isHead: row.headStaffId === staffId }
}

/** The term that runs on that day; where two meet, the later one. */
export async function currentTerm(db: Db, day: string): Promise<Term | null> {
  return (await listTerms(db)).find((term) => term.fromDay <= day && (term.untilDay === null || day < term.untilDay)) ?? null
}

/** Whether somebody is a voting delegate of the term that runs on that day. */
export async function isDelegateToday(db: Db, staffId: string, day: string): Promise<boolean> {
  const term = await currentTerm(db, day)
  return term !== null && (await findDelegate(db, { staffId, termId: term.id, day })) !== null
}

export interface ConvertedProposal {
  id: string
  title: string
  reason: string
  suggestion: string
  topic: string
  /** Those who proposed it, in the order in which they joined. */
  proposerIds: string[]
  /** The branch from which it comes. */
  unitId: string | null
  /** The suggestion that it became, once it has. */
  suggestionId: string | null
  outcomeReason: string | null
}

/** A proposal that was converted, for the suggestions to take over; null where it is none. */
export async function convertedProposal(db: Db, id: string): Promise<ConvertedProposal | null> {
  const row = await db.q
    .selectFrom('proposals as p')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.id'))
    .select(['p.id', 'c.title', 'p.reason', 'p.suggestion', 'p.topic', 'c.unit_id as unitId', 'p.suggestion_id as suggestionId', 'p.outcome_reason as outcomeReason'])
    .where('p.tenant_id', '=', db.tenantId)
    .where('c.tenant_id', '=', db.tenantId)
    .where('p.id', '=', id)
    .where('c.state', '=', 'converted')
    .executeTakeFirst()
  if (!row) return null
  const parties = await db.q
    .selectFrom('case_parties')
    .select('staff_id')
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', id)
    .where('relation', '=', 'proposer')
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return { ...row, proposerIds: parties.flatMap((party) => party.staff_id ?? []) }
}

/** Remembers which suggestion a converted proposal became; false where it has become one already. */
export async function setConvertedSuggestion(trx: Trx, proposalId: string, suggestionId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('proposals')
    .set({ suggestion_id: suggestionId })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', proposalId)
    .where('suggestion_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Titles and numbers of proposals that are no drafts, by id. */
export async function proposalTitles(db: Db, ids: readonly string[]): Promise<Map<string, { title: string; number: string | null; path: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('cases as c')
    .select(['c.id', 'c.title', 'c.number'])
    .where('c.tenant_id', '=', db.tenantId)
    .where('c.process', '=', 'proposal')
    .where(sent(db))
    .where('c.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, title, number }) => [id, { title, number, path: `/proposals/${id}` }]))
}
