import { sql } from 'kysely'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import type { Bilingual } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { directory } from '../capacity.ports.ts'
import { inHall } from '../moves/hall.ts'
import { moveUp } from '../moves/move-up.ts'
import { managedOffer } from '../reach-offer.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { lockOffer, nextVersion } from './offers.actions.ts'
import { frozen, limitOfNothing, limitsBelowTaken, limitsTwice } from './offers.errors.ts'
import { limitsOf, optionsOf, type OfferOption } from './offers.store.ts'
import { phaseOf } from './phase.ts'

export interface LimitEntry {
  optionId: string | null
  tag: string | null
  unitId: string | null
  cap: number
}

/** Sets all limits at once: those not named are lifted, none falls below what is taken, and where one grows the line moves up. */
export async function setLimits(
  context: RequestContext,
  { offerId, version, limits }: { offerId: string; version: number; limits: readonly LimitEntry[] },
): Promise<{ id: string; version: number; movedUp: number }> {
  await managedOffer(context, offerId)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    await nextVersion(trx, offerId, { version })
    const phase = phaseOf(offer, trx.at)
    if (phase === 'cancelled') throw frozen({ fields: { zh: '限额', en: 'limits' } })
    const options = await optionsOf(trx, offerId)
    mustName(limits, options)
    const before = await limitsOf(trx, offerId)
    const taken = await takenIn(trx, offerId, limits)
    await mustCover(trx, limits, { taken, options })
    await storeLimits(trx, offerId, { limits, taken })
    const seated = await inHall(trx, offerId, (hall) => moveUp(trx, hall))
    trx.audit({
      action: 'offer.limits',
      entity: { type: 'offer', id: offerId },
      unitId: offer.unitId,
      details: { from: before.map(brief), to: limits.map(brief), movedUp: seated.length },
    })
    return { id: offerId, version: version + 1, movedUp: seated.length }
  })
}

const scopeOf = ({ optionId, tag, unitId }: Omit<LimitEntry, 'cap'>) => `${optionId ?? ''}/${tag ?? ''}/${unitId ?? ''}`
const brief = (limit: LimitEntry) => `${scopeOf(limit)}=${limit.cap}`

function mustName(limits: readonly LimitEntry[], options: readonly OfferOption[]): void {
  if (new Set(limits.map(scopeOf)).size < limits.length) throw limitsTwice()
  const ids = new Set(options.map(({ id }) => id))
  const tags = new Set(options.map(({ tag }) => tag))
  const stray = limits.some(({ optionId, tag }) => (optionId !== null && !ids.has(optionId)) || (tag !== null && !tags.has(tag)) || (optionId !== null && tag !== null))
  if (stray) throw limitOfNothing()
}

/** What is taken within each of these limits, from the sign-ups themselves. */
async function takenIn(trx: Trx, offerId: string, limits: readonly LimitEntry[]): Promise<number[]> {
  const { rows } = await sql<{ option_id: string | null; tag: string | null; unit_id: string; taken: number }>`
    select e.option_id, p.tag, e.unit_id, sum(e.party)::int as taken from enrolments e
    join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    where e.tenant_id = ${trx.tenantId} and e.offer_id = ${offerId} and e.status in ('confirmed', 'offered')
    group by e.option_id, p.tag, e.unit_id`.execute(trx.q)
  const within = (limit: string | null, value: string | null) => limit === null || limit === value
  return limits.map((limit) =>
    rows.filter((row) => within(limit.optionId, row.option_id) && within(limit.tag, row.tag) && within(limit.unitId, row.unit_id)).reduce((sum, row) => sum + row.taken, 0),
  )
}

/** Refuses all limits that lie below what is taken, naming each. */
async function mustCover(trx: Trx, limits: readonly LimitEntry[], { taken, options }: { taken: readonly number[]; options: readonly OfferOption[] }): Promise<void> {
  const below = limits.flatMap((limit, index) => ((taken[index] ?? 0) > limit.cap ? [{ ...limit, taken: taken[index] ?? 0 }] : []))
  if (below.length === 0) return
  const units = await directory().unitNames(
    trx,
    below.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
    dayOf(trx.at),
  )
  const titles = new Map(options.map(({ id, title }) => [id, title]))
  const named = ({ optionId, tag, unitId, cap, taken }: LimitEntry & { taken: number }): Bilingual => {
    const scope = [optionId && titles.get(optionId), tag, unitId && units.get(unitId)].filter(Boolean).join(' · ')
    return { zh: `${scope || '全部'}（已占用${taken}，拟设${cap}）`, en: `${scope || 'all'} (${taken} taken, ${cap} asked)` }
  }
  throw limitsBelowTaken({ count: below.length, summary: below.map(named), limits: below })
}

/** `taken` holds a number for each limit; of a draft there is none. */
export async function storeLimits(trx: Trx, offerId: string, { limits, taken }: { limits: readonly LimitEntry[]; taken: readonly number[] }): Promise<void> {
  const column = <T>(read: (limit: LimitEntry, index: number) => T) => limits.map(read)
  const rows = sql`unnest(
      ${column(() => newId())}::uuid[], ${column(({ optionId }) => optionId)}::uuid[], ${column(({ tag }) => tag)}::text[],
      ${column(({ unitId }) => unitId)}::uuid[], ${column(({ cap }) => cap)}::int[], ${column((_, index) => taken[index] ?? 0)}::int[]
    ) as n (id, option_id, tag, unit_id, cap, taken)`
  await sql`delete from offer_counters c where c.tenant_id = ${trx.tenantId} and c.offer_id = ${offerId} and not exists (
    select from ${rows} where n.option_id is not distinct from c.option_id and n.tag is not distinct from c.tag and n.unit_id is not distinct from c.unit_id)`.execute(trx.q)
  await sql`insert into offer_counters (tenant_id, offer_id, id, option_id, tag, unit_id, cap, taken, held)
    select ${trx.tenantId}::uuid, ${offerId}::uuid, n.*, 0 from ${rows}
    on conflict (tenant_id, offer_id, option_id, tag, unit_id) do update set cap = excluded.cap`.execute(trx.q)
}
