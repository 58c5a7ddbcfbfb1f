import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { insertPoints } from '../../engines/capacity/checkin/points.store.ts'
import { drawUpRoster } from '../../engines/capacity/eligibility/roster.ts'
import { editRefusal } from '../../engines/capacity/offers/edit.rules.ts'
import { lockOffer, nextVersion } from '../../engines/capacity/offers/offers.actions.ts'
import { frozen } from '../../engines/capacity/offers/offers.errors.ts'
import { insertOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { checkinTimes, offerFactsOf, standsAt, timesRefusal, type EditedRound, type NewRound, type RoundFacts } from './health.rules.ts'
import { healthService } from './health.service.ts'
import { findRound, findRoundPoint, saveRound, type Round } from './rounds.store.ts'
import { settleSlots } from './settle-slots.ts'
import { managedRound } from './sight.ts'
import { layOut, slotsRefusal, type Slot } from './slots.rules.ts'

/** Begins a round: a draft with its slots, its limits and its point of check-in, ready to be announced. */
export async function createRound(context: RequestContext, { unitId, ...facts }: NewRound): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, healthService.manage), unitId)
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      const { slots } = await writeRound(trx, { id, unitId, ...facts })
      trx.audit({ action: 'health.create', entity: { type: 'offer', id }, unitId, details: { title: facts.title, kind: facts.kind, slots: slots.length } })
      return { id, version: 1 }
    },
    { route: 'health.create', content: { unitId, ...facts } },
  )
}

/** Writes a draft; the caller audits it. */
export async function writeRound(trx: Trx, { id, unitId, ...facts }: NewRound & { id: string }): Promise<{ slots: Slot[]; pointId: string }> {
  const slots = await laidOut(trx, facts)
  const span = spanOf(slots)
  await insertOffer(trx, { id, service: healthService.key, unitId }, offerFactsOf(facts, { finalAt: standsAt(slots, facts), before: null }))
  await settleSlots(trx, id, { slots, before: [], isDraft: true })
  const [pointId = ''] = await insertPoints(trx, id, [{ optionId: null, title: '体检签到', ...checkinTimes(span), selfScan: selfScanOf(facts) }])
  await saveRound(trx, id, facts)
  return { slots, pointId }
}

/** Changes a round behind its gate. Once announced, slots are added or get more places; the engine withdraws one, with a reason. */
export async function editRound(context: RequestContext, { id, version, ...facts }: EditedRound): Promise<{ id: string; version: number }> {
  await managedRound(context, id)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, id)
    const before = await findRound(trx, id)
    if (!before || offer.finalAt === null) throw notFound()
    const sameRule = offer.rules.optionClosesDays === facts.closesDaysBefore
    const relaid = offer.state === 'draft' || !sameRule || JSON.stringify(before.layouts) !== JSON.stringify(facts.layouts)
    const slots = relaid ? await laidOut(trx, facts) : null
    const finalAt = slots ? standsAt(slots, facts) : offer.finalAt
    const wrong = timesRefusal(facts, finalAt)
    if (wrong) throw wrong
    const wanted = offerFactsOf(facts, { finalAt, before: offer })
    const refused = offer.version === version ? editRefusal(offer, wanted, trx.at) : null
    if (refused) throw refused
    await nextVersion(trx, id, { version, facts: wanted })
    if (slots) await relay(trx, { offer, slots, before })
    await movePoint(trx, id, { slots, facts })
    await saveRound(trx, id, facts)
    if (offer.rosterAt !== null && JSON.stringify(offer.rules.eligibility) !== JSON.stringify(facts.eligibility)) await drawUpRoster(trx, offer, facts.eligibility)
    trx.audit({ action: 'health.edit', entity: { type: 'offer', id }, unitId: offer.unitId, details: { title: facts.title, ...(slots ? { slots: slots.length } : {}) } })
    return { id, version: version + 1 }
  })
}

/** The slots of these rules, or the reason why there are none. */
async function laidOut(trx: Trx, facts: RoundFacts): Promise<Slot[]> {
  const calendar = await readCalendar(trx)
  const slots = layOut(calendar, facts.layouts)
  const refusal = slotsRefusal(facts.layouts, slots, calendar) ?? timesRefusal(facts, standsAt(slots, facts))
  if (refusal) throw refusal
  return slots
}

function spanOf(slots: readonly Slot[]): { firstAt: Date; lastAt: Date } {
  const ends = slots.map(({ endsAt }) => endsAt.getTime())
  return { firstAt: slots[0]?.startsAt ?? new Date(0), lastAt: new Date(Math.max(0, ...ends)) }
}

async function relay(trx: Trx, { offer, slots, before }: { offer: Offer; slots: readonly Slot[]; before: Round }): Promise<void> {
  const phase = phaseOf(offer, trx.at)
  if (phase === 'settled' || phase === 'cancelled') throw frozen({ fields: { zh: '时段', en: 'slots' } })
  await settleSlots(trx, offer.id, { slots, before: layOut(await readCalendar(trx), before.layouts), isDraft: offer.state === 'draft' })
}

function selfScanOf({ poster }: Pick<RoundFacts, 'poster'>): 'printed' | 'none' {
  return poster ? 'printed' : 'none'
}

/** The point of check-in goes along with the slots, unless it has been closed; another way of scanning that was set there stays. */
async function movePoint(trx: Trx, offerId: string, { slots, facts }: { slots: readonly Slot[] | null; facts: RoundFacts }): Promise<void> {
  const point = await findRoundPoint(trx, offerId)
  if (!point || point.closedAt !== null) return
  const times = slots && checkinTimes(spanOf(slots))
  await trx.q
    .updateTable('checkin_points')
    .set({
      version: point.version + 1,
      self_scan: facts.poster === point.poster ? point.selfScan : selfScanOf(facts),
      ...(times ? { opens_at: times.opensAt, closes_at: times.closesAt } : {}),
    })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', point.id)
    .execute()
}
