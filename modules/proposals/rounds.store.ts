import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'

export interface RoundRow {
  id: string
  kind: string
  title: string
  sessionIds: string[]
  opensOn: string
  closesOn: string
  closedAt: Date | null
  version: number
  entries: number
  decided: number
}

/** Newest first, with how far each has come; one of them where `id` is given. */
export async function listRounds(db: Db, id: string | null = null): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select r.id, r.kind, r.title, r.session_ids as "sessionIds", r.opens_on::text as "opensOn", r.closes_on::text as "closesOn", r.closed_at as "closedAt", r.version,
           count(e.id)::int as entries, (count(e.decided_at))::int as decided
      from proposal_rounds r
      left join proposal_round_entries e on e.tenant_id = r.tenant_id and e.round_id = r.id
     where r.tenant_id = ${db.tenantId} and ${id === null ? sql`true` : sql`r.id = ${id}::uuid`}
     group by r.tenant_id, r.id
     order by r.opens_on desc, r.id desc`.execute(db.q)
  return rows
}

export interface EntryRow {
  id: string
  proposalId: string | null
  number: string | null
  title: string | null
  state: string | null
  version: number | null
  sessionTitle: string | null
  leadUnitId: string | null
  unitId: string | null
  award: string | null
  finding: string | null
  note: string
  votes: number
  mine: boolean
  awarded: boolean
  decidedBy: string | null
  decidedAt: Date | null
}

export async function entriesOf(db: Db, roundId: string, { voterId }: { voterId: string }): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.proposal_id as "proposalId", c.number, c.title, c.state, c.version, s.title as "sessionTitle", e.unit_id as "unitId", e.award, e.finding, e.note, e.awarded,
           e.decided_by as "decidedBy", e.decided_at as "decidedAt",
           (select v.unit_id from case_parties v where v.tenant_id = ${db.tenantId} and v.case_id = e.proposal_id and v.relation = 'leadUnit' and v.until is null limit 1) as "leadUnitId",
           (select count(*)::int from proposal_round_votes v where v.tenant_id = ${db.tenantId} and v.entry_id = e.id) as votes,
           exists (select from proposal_round_votes v where v.tenant_id = ${db.tenantId} and v.entry_id = e.id and v.staff_id = ${voterId}::uuid) as mine
      from proposal_round_entries e
      left join cases c on c.tenant_id = e.tenant_id and c.id = e.proposal_id
      left join congress_sessions s on s.tenant_id = c.tenant_id and s.id = c.round_id
     where e.tenant_id = ${db.tenantId} and e.round_id = ${roundId}
     order by e.award nulls first, s.collect_from desc nulls last, c.number nulls last, e.id`.execute(db.q)
  return rows
}

/** Key proposals of these sessions that were answered: what a look-back looks at. */
export async function addKeyProposals(trx: Trx, { roundId, sessionIds }: { roundId: string; sessionIds: readonly string[] }): Promise<number> {
  const found = await trx.q
    .selectFrom('proposals as p')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.id'))
    .select('p.id')
    .where('p.tenant_id', '=', trx.tenantId)
    .where('c.tenant_id', '=', trx.tenantId)
    .where('p.session_id', 'in', sessionIds)
    .where('p.is_key', '=', true)
    .where('c.state', 'in', ['done', 'tracked'])
    .orderBy('c.number')
    .execute()
  await insertEntries(
    trx,
    found.map(({ id }) => ({ roundId, proposalId: id, unitId: null, award: null, note: '' })),
  )
  return found.length
}

export interface NewEntry {
  roundId: string
  proposalId: string | null
  unitId: string | null
  award: string | null
  note: string
}

export async function insertEntries(trx: Trx, entries: readonly NewEntry[]): Promise<string[]> {
  if (entries.length === 0) return []
  const rows = entries.map(({ roundId, proposalId, unitId, award, note }) => ({
    tenant_id: trx.tenantId,
    id: newId(trx.at.getTime()),
    round_id: roundId,
    proposal_id: proposalId,
    unit_id: unitId,
    award,
    finding: null,
    note,
    decided_by: null,
    decided_at: null,
    awarded: false,
  }))
  await trx.q.insertInto('proposal_round_entries').values(rows).execute()
  return rows.map((row) => row.id)
}

/** Holds the round until the transaction ends: it cannot be closed meanwhile. */
export function lockRound(trx: Trx, id: string) {
  return trx.q
    .selectFrom('proposal_rounds')
    .select(['id', 'kind', 'title', 'session_ids as sessionIds', 'opens_on as opensOn', 'closes_on as closesOn', 'closed_at as closedAt'])
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function decide(trx: Trx, entry: { id: string; roundId: string; finding: string | null; note: string; awarded: boolean; by: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('proposal_round_entries')
    .set({ finding: entry.finding, note: entry.note, awarded: entry.awarded, decided_by: entry.by, decided_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('round_id', '=', entry.roundId)
    .where('id', '=', entry.id)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Votes or takes the vote back; answers how many there are. */
export async function vote(trx: Trx, { entryId, voterId, vote }: { entryId: string; voterId: string; vote: boolean }): Promise<number> {
  const key = { tenant_id: trx.tenantId, entry_id: entryId, staff_id: voterId }
  if (vote) {
    await trx.q
      .insertInto('proposal_round_votes')
      .values({ ...key, at: trx.at })
      .onConflict((oc) => oc.columns(['tenant_id', 'entry_id', 'staff_id']).doNothing())
      .execute()
  } else {
    await trx.q.deleteFrom('proposal_round_votes').where('tenant_id', '=', trx.tenantId).where('entry_id', '=', entryId).where('staff_id', '=', voterId).execute()
  }
  const { count } = await trx.q
    .selectFrom('proposal_round_votes')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', trx.tenantId)
    .where('entry_id', '=', entryId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
