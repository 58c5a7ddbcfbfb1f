import { insertPoints } from '../../engines/capacity/checkin/points.store.ts'
import { drawUpRoster } from '../../engines/capacity/eligibility/roster.ts'
import { activeStatuses, enrolmentsIn, inHall } from '../../engines/capacity/moves/hall.ts'
import { moveUp } from '../../engines/capacity/moves/move-up.ts'
import { editRefusal } from '../../engines/capacity/offers/edit.rules.ts'
import { lockOffer, nextVersion } from '../../engines/capacity/offers/offers.actions.ts'
import { insertOffer, optionsOf, type Offer, type OfferOption } from '../../engines/capacity/offers/offers.store.ts'
import { storeOptions } from '../../engines/capacity/offers/set-options.ts'
import { registerKinds } from '../../engines/notify/kinds.ts'
import { notify } from '../../engines/notify/notify.ts'
import { mustReach, scopeFor } from '../../kernel/auth/actor.ts'
import { shanghaiMinute } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { checkinTimes, offerFactsOf, timesRefusal, type EditedActivity, type NewActivity } from './activities.rules.ts'
import { activityService } from './activities.service.ts'
import { saveWords } from './activities.store.ts'
import { setPlaces } from './set-places.ts'
import { managedActivity } from './sight.ts'

registerKinds({ 'activity.changed': { zh: '活动时间或地点变化', en: 'An activity at another time or place' } })

/** Begins an activity: a draft with one session, its places and its point of check-in, ready to be announced. */
export async function createActivity(context: RequestContext, { unitId, ...facts }: NewActivity): Promise<{ id: string; version: number }> {
  mustReach(scopeFor(context.actor, activityService.manage), unitId)
  const refusal = timesRefusal(facts)
  if (refusal) throw refusal
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await writeActivity(trx, { id, unitId, ...facts })
      trx.audit({ action: 'activity.create', entity: { type: 'offer', id }, unitId, details: { title: facts.title } })
      return { id, version: 1 }
    },
    { route: 'activities.create', content: { unitId, ...facts } },
  )
}

/** Writes a draft; the caller audits it. */
export async function writeActivity(trx: Trx, { id, unitId, ...facts }: NewActivity & { id: string }): Promise<{ optionId: string; pointId: string }> {
  const startsAt = new Date(facts.startsAt)
  const endsAt = new Date(facts.endsAt)
  await insertOffer(trx, { id, service: activityService.key, unitId }, offerFactsOf(facts, null))
  await setCertificate(trx, id, facts.certificate ? 1 : null)
  const optionId = newId(trx.at.getTime())
  await storeOptions(trx, id, [{ id: optionId, sort: 0, title: facts.title, note: null, place: facts.place, tag: null, startsAt, endsAt }])
  await setPlaces(trx, id, facts.places)
  const [pointId = ''] = await insertPoints(trx, id, [{ optionId: null, title: '签到', ...checkinTimes(startsAt, endsAt), selfScan: 'screen' }])
  await saveWords(trx, id, facts)
  return { optionId, pointId }
}

/** Changes an activity behind its gate. What sign-ups rely on is frozen as the engine says; another time or place is told to whoever is on it. */
export async function editActivity(context: RequestContext, { id, version, ...facts }: EditedActivity): Promise<{ id: string; version: number; told: number; movedUp: number }> {
  await managedActivity(context, id)
  const times = timesRefusal(facts)
  if (times) throw times
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, id)
    const options = await optionsOf(trx, id)
    const first = options[0]
    const wanted = offerFactsOf(facts, { offer, startedAt: first?.startsAt ?? null })
    const refusal = offer.version === version ? editRefusal(offer, wanted, trx.at) : null
    if (refusal) throw refusal
    await nextVersion(trx, id, { version, facts: wanted })
    const moved = await moveSession(trx, { offer, first, facts })
    await saveWords(trx, id, facts)
    await setCertificate(trx, id, facts.certificate ? 1 : null)
    await setPlaces(trx, id, facts.places)
    if (offer.rosterAt !== null && JSON.stringify(offer.rules.eligibility) !== JSON.stringify(wanted.rules.eligibility)) await drawUpRoster(trx, offer, wanted.rules.eligibility)
    const seated = await inHall(trx, id, (hall) => moveUp(trx, hall))
    const told = moved && offer.state === 'published' ? await tellMoved(trx, { id, facts }) : 0
    trx.audit({ action: 'activity.edit', entity: { type: 'offer', id }, unitId: offer.unitId, details: { title: facts.title, moved, told, movedUp: seated.length } })
    return { id, version: version + 1, told, movedUp: seated.length }
  })
}

/** To one who came at least so often; more may be asked of a class, which stays. */
async function setCertificate(trx: Trx, offerId: string, least: 1 | null): Promise<void> {
  const rows = trx.q.updateTable('offers').set({ certificate_least: least }).where('tenant_id', '=', trx.tenantId).where('id', '=', offerId)
  await (least === null ? rows : rows.where('certificate_least', 'is', null)).execute()
}

interface Moving {
  offer: Offer
  first: OfferOption | undefined
  facts: Omit<EditedActivity, 'id' | 'version'>
}

/** Puts the session, and the check-in that goes with it, where it now is. Returns whether time or place is another. */
async function moveSession(trx: Trx, { offer, first, facts }: Moving): Promise<boolean> {
  const session = { place: facts.place, startsAt: new Date(facts.startsAt), endsAt: new Date(facts.endsAt) }
  if (first === undefined) {
    await storeOptions(trx, offer.id, [{ ...session, id: newId(trx.at.getTime()), note: null, tag: null, sort: 0, title: facts.title }])
    return false
  }
  // A session that was given a name of its own keeps it.
  await storeOptions(trx, offer.id, [{ ...first, ...session, title: first.title === offer.title ? facts.title : first.title }])
  const movedInTime = first.startsAt?.getTime() !== session.startsAt.getTime() || first.endsAt?.getTime() !== session.endsAt.getTime()
  if (movedInTime && first.startsAt && first.endsAt)
    await movePoint(trx, offer.id, { from: checkinTimes(first.startsAt, first.endsAt), to: checkinTimes(session.startsAt, session.endsAt) })
  return movedInTime || first.place !== facts.place
}

/** Only a point that still stands at the usual time goes along: one that was set by hand stays. */
async function movePoint(trx: Trx, offerId: string, { from, to }: { from: ReturnType<typeof checkinTimes>; to: ReturnType<typeof checkinTimes> }): Promise<void> {
  await trx.q
    .updateTable('checkin_points')
    .set((eb) => ({ opens_at: to.opensAt, closes_at: to.closesAt, version: eb('version', '+', 1) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('opens_at', '=', from.opensAt)
    .where('closes_at', '=', from.closesAt)
    .where('closed_at', 'is', null)
    .execute()
}

async function tellMoved(trx: Trx, { id, facts }: { id: string; facts: Moving['facts'] }): Promise<number> {
  const people = await enrolmentsIn(trx, id, { statuses: activeStatuses })
  const at = shanghaiMinute(new Date(facts.startsAt))
  await notify(
    trx,
    people.map((enrolment) => ({
      to: enrolment.staffId,
      kind: 'activity.changed',
      title: { zh: '活动时间或地点有调整', en: 'Another time or place' },
      body: {
        zh: `您报名的“${facts.title}”现定于 ${at}，地点：${facts.place}。不能参加的，请及时取消报名。`,
        en: `“${facts.title}” is now on ${at} at ${facts.place}. If you cannot come, give your place back.`,
      },
      path: activityService.pathOf(id),
      subject: { type: 'enrolment', id: enrolment.id },
      urgency: 'normal' as const,
    })),
  )
  return people.length
}
