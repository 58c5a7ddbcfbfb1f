import { sql } from 'kysely'
import type { Db, Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { inHall, spend, type Enrolment, type Hall } from '../moves/hall.ts'
import { findOffer } from './offers.store.ts'

/** Offers with a default option whose sign-up is over and whose silent have not been given it: for the sweep. */
export async function offersToDefault(db: Db, now: Date): Promise<string[]> {
  const rows = await db.q
    .selectFrom('offers')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'published')
    .where('mode', '=', 'choice')
    .where('default_option_id', 'is not', null)
    .where('defaults_at', 'is', null)
    .where('closes_at', '<=', now)
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * Gives the default option to everybody on the roster who has said nothing, while its places last. Who gave a place back
 * has said something.
 */
export async function giveDefaults(trx: Trx, offerId: string): Promise<{ given: number; without: number }> {
  return inHall(trx, offerId, async (hall) => {
    const offer = await findOffer(trx, offerId)
    const optionId = offer?.defaultOptionId ?? null
    const due = offer !== null && optionId !== null && offer.defaultsAt === null && offer.closesAt !== null && offer.closesAt <= trx.at
    const silent = due ? await silentOf(trx, offerId) : []
    const given = optionId === null ? [] : seatAll(hall, { silent, optionId })
    await storeDefaults(trx, offerId, given)
    await spend(trx, hall, given)
    await trx.q.updateTable('offers').set({ defaults_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).execute()
    const outcome = { given: given.length, without: silent.length - given.length }
    trx.audit({ action: 'offer.defaults', entity: { type: 'offer', id: offerId }, unitId: hall.offer.unitId, details: { ...outcome } })
    return outcome
  })
}

interface Silent {
  staff_id: string
  unit_id: string
}

async function silentOf(trx: Trx, offerId: string): Promise<Silent[]> {
  const { rows } = await sql<Silent>`
    select o.staff_id, o.unit_id from offer_people o where o.tenant_id = ${trx.tenantId} and o.offer_id = ${offerId}
      and not exists (select from enrolments e where e.tenant_id = o.tenant_id and e.offer_id = o.offer_id and e.staff_id = o.staff_id)
    order by o.staff_id`.execute(trx.q)
  return rows
}

function seatAll(hall: Hall, { silent, optionId }: { silent: readonly Silent[]; optionId: string }): Enrolment[] {
  const tag = hall.offer.options.get(optionId)?.tag ?? null
  return silent.flatMap(({ staff_id: staffId, unit_id: unitId }) => {
    // Places last for some only: who comes later in the list gets none, and nobody waits for what was not asked for.
    if (hall.rooms.seat({ optionId, tag, unitId, size: 1 }, 'none') !== 'confirmed') return []
    const seq = hall.offer.nextSeq
    hall.offer.nextSeq += 1n
    return [{ id: newId(), staffId, unitId, optionId, party: 1, status: 'confirmed' as const, seq }]
  })
}

async function storeDefaults(trx: Trx, offerId: string, given: readonly Enrolment[]): Promise<void> {
  if (given.length === 0) return
  const ids = given.map(({ id }) => id)
  await sql`
    insert into enrolments (tenant_id, offer_id, id, option_id, staff_id, unit_id, party, status, seq, key, asked, by_default, created_at, changed_at)
    select ${trx.tenantId}::uuid, ${offerId}::uuid, n.id, n.option_id, n.staff_id, n.unit_id, 1, 'confirmed', n.seq, 'default', 'default', true, ${trx.at}, ${trx.at}
    from unnest(${ids}::uuid[], ${given.map(({ optionId }) => optionId)}::uuid[], ${given.map(({ staffId }) => staffId)}::uuid[],
      ${given.map(({ unitId }) => unitId)}::uuid[], ${given.map(({ seq }) => seq)}::bigint[]) as n (id, option_id, staff_id, unit_id, seq)`.execute(trx.q)
  await sql`
    insert into enrolment_events (tenant_id, id, enrolment_id, what, actor_name, at)
    select ${trx.tenantId}::uuid, n.id, n.enrolment_id, 'by_default', '系统', ${trx.at} from unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) as n (id, enrolment_id)`.execute(
    trx.q,
  )
}
