import { sql } from 'kysely'
import { capBelowTaken } from '../../engines/capacity/capacity.errors.ts'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import { optionStays } from '../../engines/capacity/offers/offers.errors.ts'
import { limitsOf, optionsOf, standingsOf, type OfferOption } from '../../engines/capacity/offers/offers.store.ts'
import { storeLimits, type LimitEntry } from '../../engines/capacity/offers/set-limits.ts'
import { storeOptions } from '../../engines/capacity/offers/set-options.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { isBranchTag, keyOf, tagOf, titleOf, type Slot } from './slots.rules.ts'

interface Settling {
  slots: readonly Slot[]
  /** The slots that the rules made before; none of a round that is new. */
  before: readonly Slot[]
  /** Nobody has seen it yet: what is no longer laid out goes. */
  isDraft: boolean
}

interface Placed extends Slot {
  id: string
}

/**
 * Writes the slots of a round as options, with a limit on each, and limits that keep branches out of the days of others. What
 * was set by hand beside them stays. The gate must be held.
 */
export async function settleSlots(trx: Trx, offerId: string, { slots, before, isDraft }: Settling): Promise<void> {
  const options = await optionsOf(trx, offerId)
  const known = new Map(options.flatMap((option) => (option.startsAt && option.endsAt ? [[slotKey(option), option] as const] : [])))
  const ours = new Set(before.map(keyOf))
  const wanted = new Set(slots.map(keyOf))
  const gone = options.filter((option) => ours.has(slotKey(option)) && !wanted.has(slotKey(option)))
  const manyPlaces = new Set(slots.map(({ place }) => place)).size > 1
  const placed = slots.map((slot): Placed => ({ ...slot, id: known.get(keyOf(slot))?.id ?? newId() }))
  if (isDraft) await removeSlots(trx, offerId, gone)
  else mustStand({ gone, known, slots })
  const others = options.filter((option) => !wanted.has(slotKey(option)) && !gone.includes(option))
  await storeOptions(trx, offerId, [
    ...placed.map((slot, sort) => {
      const option = known.get(keyOf(slot))
      const title = isDraft || !option ? titleOf(slot, { manyPlaces }) : option.title
      return { id: slot.id, sort, title, note: option?.note ?? null, place: slot.place, tag: tagOf(slot), startsAt: slot.startsAt, endsAt: slot.endsAt }
    }),
    ...others.map((option, index) => ({ ...option, sort: slots.length + index })),
  ])
  await settleLimits(trx, offerId, { placed, before, isDraft })
}

function slotKey({ startsAt, endsAt, place }: OfferOption): string {
  return startsAt && endsAt ? keyOf({ startsAt, endsAt, place: place ?? '' }) : ''
}

/** What is announced is not taken away here, nor given to other branches: people have chosen by it. */
function mustStand({ gone, known, slots }: { gone: readonly OfferOption[]; known: ReadonlyMap<string, OfferOption>; slots: readonly Slot[] }): void {
  const open = gone.find(({ state }) => state === 'open')
  const moved = slots.map((slot) => ({ option: known.get(keyOf(slot)), tag: tagOf(slot) })).find(({ option, tag }) => option !== undefined && option.tag !== tag)
  const stays = open ?? moved?.option
  if (stays) throw optionStays({ title: stays.title })
}

async function removeSlots(trx: Trx, offerId: string, gone: readonly OfferOption[]): Promise<void> {
  const ids = gone.map(({ id }) => id)
  await sql`delete from offer_counters where tenant_id = ${trx.tenantId} and offer_id = ${offerId} and option_id = any(${ids}::uuid[])`.execute(trx.q)
  await sql`delete from offer_options where tenant_id = ${trx.tenantId} and offer_id = ${offerId} and id = any(${ids}::uuid[])`.execute(trx.q)
}

interface Limiting extends Pick<Settling, 'before' | 'isDraft'> {
  placed: readonly Placed[]
}

async function settleLimits(trx: Trx, offerId: string, { placed, before, isDraft }: Limiting): Promise<void> {
  const limits = await limitsOf(trx, offerId)
  const standings = await standingsOf(trx, [offerId])
  const takenOf = (id: string) =>
    standings.filter(({ optionId, status }) => optionId === id && (status === 'confirmed' || status === 'offered')).reduce((sum, { people }) => sum + people, 0)
  const was = new Map(before.map((slot) => [keyOf(slot), slot.places]))
  const own = placed.map((slot) => {
    const limit = limits.find(({ optionId, unitId }) => optionId === slot.id && unitId === null)
    // Places that were changed by hand stay until the rule itself says otherwise.
    const cap = limit && was.get(keyOf(slot)) === slot.places ? limit.cap : slot.places
    return { optionId: slot.id, tag: null, unitId: null, cap, taken: takenOf(slot.id) }
  })
  const short = own.find(({ cap, taken }) => cap < taken)
  if (short) throw capBelowTaken({ taken: short.taken, cap: short.cap })
  const ids = new Set(placed.map(({ id }) => id))
  // Of an announced round a limit by branch stands: a branch that has been founded since may hold places there.
  const kept = limits.filter(({ optionId, unitId, tag }) => !(optionId !== null && unitId === null && ids.has(optionId)) && !(isDraft && isBranchTag(tag)))
  const tags = new Set(kept.map(({ tag }) => tag))
  const byBranch = await branchLimits(trx, placed)
  const all = [...own, ...kept, ...byBranch.filter(({ tag }) => !tags.has(tag)).map((limit) => ({ ...limit, taken: 0 }))]
  await storeLimits(trx, offerId, { limits: all, taken: all.map(({ taken }) => taken) })
}

/** No place for any branch but those whose turn it is. */
async function branchLimits(trx: Trx, placed: readonly Slot[]): Promise<LimitEntry[]> {
  const turns = new Map(placed.map((slot) => [tagOf(slot), slot.unitIds]))
  if (![...turns.keys()].some((tag) => tag !== null)) return []
  const branches = await directory().branches(trx, dayOf(trx.at))
  return [...turns].flatMap(([tag, unitIds]) =>
    tag === null ? [] : branches.filter(({ id }) => !unitIds.includes(id)).map(({ id }) => ({ optionId: null, tag, unitId: id, cap: 0 })),
  )
}
