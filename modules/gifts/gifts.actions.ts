import { insertPoints } from '../../engines/capacity/checkin/points.store.ts'
import { editRefusal } from '../../engines/capacity/offers/edit.rules.ts'
import { lockOffer, nextVersion } from '../../engines/capacity/offers/offers.actions.ts'
import { optionStays } from '../../engines/capacity/offers/offers.errors.ts'
import { insertOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { storeOptions } from '../../engines/capacity/offers/set-options.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { packagesStand } from './gifts.errors.ts'
import { factsRefusal, offerFactsOf, sameChoice, type EditedGift, type GiftFacts, type NewGift } from './gifts.rules.ts'
import { giftService } from './gifts.service.ts'
import { handOutsOf, moveHandOut, packagesOf, removePackages, savePackages, saveRound, type Package } from './gifts.store.ts'
import { managedGift } from './sight.ts'

/** Begins a round: a draft with its packages and its hand-out, ready to be announced. */
export async function createGift(context: RequestContext, { unitId, ...facts }: NewGift): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, giftService.manage), unitId)
  const refusal = factsRefusal(facts)
  if (refusal) throw refusal
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await writeGift(trx, { id, unitId, ...facts })
      trx.audit({ action: 'gift.create', entity: { type: 'offer', id }, unitId, details: { title: facts.title, year: facts.year } })
      return { id, version: 1 }
    },
    { route: 'gifts.create', content: { unitId, ...facts } },
  )
}

/** Writes a draft; the caller audits it. */
export async function writeGift(trx: Trx, { id, unitId, ...facts }: NewGift & { id: string }): Promise<{ packageIds: string[]; pointId: string }> {
  const packages = facts.packages.map((one) => ({ ...one, id: newId() }))
  await insertOffer(trx, { id, service: giftService.key, unitId }, offerFactsOf(facts, { defaultOptionId: packages[facts.defaultAt]?.id ?? id, before: null }))
  await storePackages(trx, id, packages)
  // One point only: whoever has it at one place cannot have it at another. Nobody signs for themselves.
  const handOut = { optionId: null, title: '签领', opensAt: new Date(facts.handOutFrom), closesAt: new Date(facts.handOutUntil), selfScan: 'none' as const }
  const [pointId = ''] = await insertPoints(trx, id, [handOut])
  await saveRound(trx, id, facts)
  return { packageIds: packages.map((one) => one.id), pointId }
}

/** Changes a round behind its gate. Once members choose, what they choose from stands; who supplies it may still be filled in. */
export async function editGift(context: RequestContext, { id, version, ...facts }: EditedGift): Promise<{ id: string; version: number }> {
  await managedGift(context, id)
  const refusal = factsRefusal(facts)
  if (refusal) throw refusal
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, id)
    const before = await packagesOf(trx, id)
    const packages = knownOrNew(facts, before)
    const wanted = offerFactsOf(facts, { defaultOptionId: packages[facts.defaultAt]?.id ?? id, before: offer })
    const refused = offer.version === version ? editRefusal(offer, wanted, trx.at) : null
    if (refused) throw refused
    await nextVersion(trx, id, { version, facts: wanted })
    mustStand(offer, { before: before.map((one) => ({ ...one, price: yuanFromFen(one.priceFen) })), packages, at: trx.at })
    if (offer.state === 'draft') await removePackages(trx, id, packages)
    await storePackages(trx, id, packages)
    await saveRound(trx, id, facts)
    const handOut = (await handOutsOf(trx, [id])).get(id)
    if (handOut) await moveHandOut(trx, handOut, facts)
    trx.audit({ action: 'gift.edit', entity: { type: 'offer', id }, unitId: offer.unitId, details: { title: facts.title } })
    return { id, version: version + 1 }
  })
}

type Written = GiftFacts['packages'][number] & { id: string }

/** An id that is not of this round is somebody else's. */
function knownOrNew({ packages }: GiftFacts, before: readonly Package[]): Written[] {
  if (packages.some(({ id }) => id !== null && !before.some((one) => one.id === id))) throw notFound()
  return packages.map((one) => ({ ...one, id: one.id ?? newId() }))
}

async function storePackages(trx: Trx, offerId: string, packages: readonly Written[]): Promise<void> {
  await savePackages(trx, offerId, packages)
  const plain = { place: null, tag: null, startsAt: null, endsAt: null }
  await storeOptions(
    trx,
    offerId,
    packages.map(({ id, title, contents }, sort) => ({ id, sort, title, note: contents || null, ...plain })),
  )
}

interface Standing {
  before: readonly (Omit<Written, 'price'> & { price: string })[]
  packages: readonly Written[]
  at: Date
}

/** What is announced is not taken away; what is being chosen from is not changed either. */
function mustStand({ state, opensAt }: Offer, { before, packages, at }: Standing): void {
  if (state === 'draft') return
  const gone = before.find(({ id }) => !packages.some((one) => one.id === id))
  if (gone) throw optionStays({ title: gone.title })
  if (opensAt !== null && at >= opensAt && !sameChoice(before, packages)) throw packagesStand()
}
