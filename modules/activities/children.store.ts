import { sql } from 'kysely'
import { z } from 'zod'
import { activeStatuses } from '../../engines/capacity/moves/hall.ts'
import type { ColumnCipher, Keys } from '../../kernel/crypto/keys.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { plainArray } from '../../kernel/db/plain-array.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { newId } from '../../kernel/ids.ts'
import { child, children, type Child } from './children.contract.ts'

/** Seals and opens what is told of children. */
export function childCipher(keys: Keys, db: Db): Promise<ColumnCipher> {
  return keys.cipher(db, 'activity_children.sealed')
}

export async function findChildren(db: Db, cipher: ColumnCipher, { offerId, staffId }: { offerId: string; staffId: string }): Promise<Child[]> {
  const row = await db.q
    .selectFrom('activity_children')
    .select(['id', 'sealed'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return row ? openChildren(cipher, row) : []
}

export async function storeChildren(trx: Trx, cipher: ColumnCipher, { offerId, staffId, told }: { offerId: string; staffId: string; told: readonly Child[] }): Promise<void> {
  const before = await trx.q
    .selectFrom('activity_children')
    .select('id')
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('staff_id', '=', staffId)
    .forUpdate()
    .executeTakeFirst()
  const id = before?.id ?? newId(trx.at.getTime())
  const facts = { sealed: cipher.seal(id, JSON.stringify(told)), children: told.length, changed_at: trx.at }
  if (before) await trx.q.updateTable('activity_children').set(facts).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
  else
    await trx.q
      .insertInto('activity_children')
      .values({ tenant_id: trx.tenantId, id, offer_id: offerId, staff_id: staffId, ...facts })
      // Pressed twice at once, the later one stands: under its own id, which is sealed in with it.
      .onConflict((conflict) => conflict.columns(['tenant_id', 'offer_id', 'staff_id']).doUpdateSet({ id, ...facts }))
      .execute()
}

/** The children of everybody with a place, by sign-up. */
export async function childrenOf(db: Db, cipher: ColumnCipher, offerId: string): Promise<ReadonlyMap<string, Child[]>> {
  const { rows } = await sql<{ enrolment_id: string; id: string; sealed: string }>`
    select e.id as enrolment_id, c.id, c.sealed from enrolments e
    join activity_children c on c.tenant_id = e.tenant_id and c.offer_id = e.offer_id and c.staff_id = e.staff_id
    where e.tenant_id = ${db.tenantId} and e.offer_id = ${offerId} and e.status = 'confirmed'`.execute(db.q)
  return new Map(rows.map((row) => [row.enrolment_id, openChildren(cipher, row)]))
}

function openChildren(cipher: ColumnCipher, { id, sealed }: { id: string; sealed: string }): Child[] {
  // Until a sign-up could be for several, one child was sealed by itself.
  return z.union([children, child.transform((only) => [only])]).parse(JSON.parse(cipher.open(id, sealed)))
}

/** How many children these parents have told of; null: the offer is no class for children. One statement. */
export async function countTold(trx: Trx, offerId: string, staffIds: readonly string[]): Promise<ReadonlyMap<string, number> | null> {
  const { rows } = await sql<{ staff_id: string | null; children: number | null }>`
    select ${prepared} c.staff_id, c.children from activity_series s
    left join activity_children c on c.tenant_id = s.tenant_id and c.offer_id = s.offer_id and c.staff_id = any(${plainArray(staffIds)}::uuid[])
    where s.tenant_id = ${trx.tenantId} and s.offer_id = ${offerId} and s.for_children`.execute(trx.q)
  return rows.length === 0 ? null : new Map(rows.flatMap(({ staff_id: staffId, children: told }) => (staffId === null ? [] : [[staffId, told ?? 0]])))
}

/** For how many somebody is signed up, or waits; null: not at all. */
export async function partyIn(trx: Trx, { offerId, staffId }: { offerId: string; staffId: string }): Promise<number | null> {
  const row = await trx.q
    .selectFrom('enrolments')
    .select('party')
    .where('tenant_id', '=', trx.tenantId)
    .where('staff_id', '=', staffId)
    .where('offer_id', '=', offerId)
    .where('status', 'in', activeStatuses)
    .executeTakeFirst()
  return row?.party ?? null
}

/** Classes that were over by then and whose children are still known. */
export async function overWithChildren(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ offer_id: string }>`
    select c.offer_id from activity_children c
    where c.tenant_id = ${db.tenantId}
      and not exists (select from activity_meetings m where m.tenant_id = c.tenant_id and m.offer_id = c.offer_id and m.ends_at >= ${before})
    group by c.offer_id limit 20`.execute(db.q)
  return rows.map((row) => row.offer_id)
}

export async function deleteChildren(trx: Trx, offerId: string): Promise<number> {
  const { numDeletedRows } = await trx.q.deleteFrom('activity_children').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).executeTakeFirst()
  return Number(numDeletedRows)
}
