import { sql } from 'kysely'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { people } from '../capacity.ports.ts'
import type { Condition } from '../offer-rules.ts'
import { allOf } from './compile.ts'

export interface RosterChange {
  size: number
  added: number
  removed: number
}

/** Draws up who may come by the records as they are now, each with the present branch. Whoever is signed up already stays so. */
export async function drawUpRoster(trx: Trx, offer: { id: string; unitId: string }, conditions: readonly Condition[]): Promise<RosterChange> {
  const meets = sql`select p.staff_id, p.unit_id from ${people().relation(trx)} as p where ${allOf(conditions)}`
  const listed = sql`select staff_id from offer_people where tenant_id = ${trx.tenantId} and offer_id = ${offer.id}`
  // "except" and "on conflict" rather than joins: no plan of theirs compares everybody with everybody, whatever the statistics say.
  const known = await countListed(trx, offer.id)
  const gone = known === 0 ? [] : (await sql<{ staff_id: string }>`${listed} except select staff_id from (${meets}) as m`.execute(trx.q)).rows
  const removed = gone.map((row) => row.staff_id)
  if (removed.length > 0) await sql`delete from offer_people where tenant_id = ${trx.tenantId} and offer_id = ${offer.id} and staff_id = any(${removed}::uuid[])`.execute(trx.q)
  // In the order of the key: one page of the index is filled after the other.
  await sql`insert into offer_people (tenant_id, offer_id, staff_id, unit_id)
    select ${trx.tenantId}::uuid, ${offer.id}::uuid, staff_id, unit_id from (${meets}) as m order by staff_id
    on conflict (tenant_id, offer_id, staff_id) do update set unit_id = excluded.unit_id where offer_people.unit_id <> excluded.unit_id`.execute(trx.q)
  const size = await countListed(trx, offer.id)
  await trx.q.updateTable('offers').set({ roster_at: trx.at, roster_size: size }).where('tenant_id', '=', trx.tenantId).where('id', '=', offer.id).execute()
  const change = { size, removed: removed.length, added: size - (known - removed.length) }
  trx.audit({ action: 'offer.roster', entity: { type: 'offer', id: offer.id }, unitId: offer.unitId, details: { ...change } })
  return change
}

async function countListed(trx: Trx, offerId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from offer_people where tenant_id = ${trx.tenantId} and offer_id = ${offerId}`.execute(trx.q)
  return rows[0]?.count ?? 0
}

const freshMinutes = 10

/** Offers that open within minutes and whose roster was drawn up before that: for the sweep. */
export async function offersToRefresh(db: Db, now: Date): Promise<string[]> {
  const rows = await db.q
    .selectFrom('offers')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'published')
    .where('opens_at', '>', now)
    .where('opens_at', '<=', new Date(now.getTime() + freshMinutes * 60_000))
    .where(sql<boolean>`roster_at < opens_at - make_interval(mins => ${freshMinutes})`)
    .execute()
  return rows.map(({ id }) => id)
}
