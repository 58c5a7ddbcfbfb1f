import { capBelowTaken } from '../../engines/capacity/capacity.errors.ts'
import { limitsOf, standingsOf, type OfferLimit } from '../../engines/capacity/offers/offers.store.ts'
import { storeLimits } from '../../engines/capacity/offers/set-limits.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'

/** Sets how many may come in all; null: as many as like. Limits of single sessions and branches stay. The gate must be held. */
export async function setPlaces(trx: Trx, offerId: string, places: number | null): Promise<void> {
  const limits = await limitsOf(trx, offerId)
  const others = limits.filter((limit) => !isWhole(limit))
  const taken = await takenOf(trx, offerId)
  if (places !== null && places < taken) throw capBelowTaken({ taken, cap: places })
  const wanted = [
    ...others.map((limit) => ({ limit, taken: limit.taken })),
    ...(places === null ? [] : [{ limit: { optionId: null, tag: null, unitId: null, cap: places }, taken }]),
  ]
  await storeLimits(trx, offerId, { limits: wanted.map(({ limit }) => limit), taken: wanted.map((one) => one.taken) })
}

export function isWhole({ optionId, tag, unitId }: OfferLimit): boolean {
  return optionId === null && tag === null && unitId === null
}

export async function takenOf(db: Db, offerId: string): Promise<number> {
  const standings = await standingsOf(db, [offerId])
  return standings.filter(({ status }) => status === 'confirmed' || status === 'offered').reduce((sum, { people }) => sum + people, 0)
}
