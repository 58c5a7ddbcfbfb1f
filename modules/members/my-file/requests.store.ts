import type { Selectable } from 'kysely'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import type { StaffChangeRequests } from '../../../kernel/db/tables.generated.ts'
import { inReach } from '../staff-list.store.ts'
import type { UnitReach } from '../staff-reach.ts'

export type ChangeRequestRow = Selectable<StaffChangeRequests>

export function findWaiting(db: Db, staffId: string): Promise<{ id: string } | undefined> {
  return db.q
    .selectFrom('staff_change_requests')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', '=', staffId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}

export function findRequest(db: Db, id: string): Promise<ChangeRequestRow | undefined> {
  return db.q.selectFrom('staff_change_requests').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

export function lockRequest(trx: Trx, id: string): Promise<ChangeRequestRow | undefined> {
  return trx.q.selectFrom('staff_change_requests').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** What became of a request; the case that it is says the same, and when each step was taken. */
export async function settleRequest(trx: Trx, id: string, settled: { state: 'accepted' | 'declined' | 'withdrawn'; by: string | null; answer: string | null }): Promise<void> {
  await trx.q
    .updateTable('staff_change_requests')
    .set((eb) => ({ state: settled.state, decided_by: settled.by, decided_at: trx.at, answer: settled.answer, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
}

const shownOfOne = 50

export function listRequestsOf(db: Db, staffId: string): Promise<ChangeRequestRow[]> {
  return db.q
    .selectFrom('staff_change_requests')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('staff_id', '=', staffId)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shownOfOne)
    .execute()
}

export interface RequestQuery {
  state: string
  /** Where the person stands today counts, not where they stood when they asked. */
  reach: UnitReach | null
  after: { id: string } | null
  limit: number
}

/** Ids are made in the order of time: the oldest request comes first. */
export function listRequests(db: Db, query: RequestQuery): Promise<ChangeRequestRow[]> {
  let rows = within(db, query).selectAll('r')
  if (query.after) rows = rows.where('r.id', '>', query.after.id)
  return rows
    .orderBy('r.id')
    .limit(query.limit + 1)
    .execute()
}

export async function countRequests(db: Db, query: Pick<RequestQuery, 'state' | 'reach'>, cap: number): Promise<number> {
  const { count } = await db.q
    .selectFrom(
      within(db, query)
        .select('r.id')
        .limit(cap + 1)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function within(db: Db, { state, reach }: Pick<RequestQuery, 'state' | 'reach'>) {
  const rows = db.q
    .selectFrom('staff as s')
    .innerJoin('staff_change_requests as r', (join) => join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.staff_id', '=', 's.id'))
    .where('r.tenant_id', '=', db.tenantId)
    .where('s.tenant_id', '=', db.tenantId)
    .where('r.state', '=', state)
  return reach ? rows.where(inReach(reach)) : rows
}
