import { insertPoints } from '../../engines/capacity/checkin/points.store.ts'
import { activeStatuses, countWaiting, enrolmentsIn, holdsPlace, inHall, leaveHall, partyOf, type Enrolment, type Hall } from '../../engines/capacity/moves/hall.ts'
import { moveUp } from '../../engines/capacity/moves/move-up.ts'
import { withdrawOption } from '../../engines/capacity/moves/change-offer.ts'
import { noteEvent } from '../../engines/capacity/mine/mine.actions.ts'
import { lockOffer } from '../../engines/capacity/offers/offers.actions.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { dayOf } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { cancelRefusal, formRefusal, mergeRefusal } from './groups.rules.ts'
import { noticeStateOf } from './nominations/public-notice.ts'
import { programmesOf } from './programmes.store.ts'
import { mergeDoesNotFit, otherProvince } from './recuperation.errors.ts'
import { managedProgramme } from './sight.ts'
import { tellFormed, tellMerged } from './tell-travellers.ts'
import { decideTrip, findTrip, type Trip } from './trips.store.ts'

interface Named {
  id: string
  tripId: string
}

/** A trip once its programme's gate is held. */
async function lockTrip(trx: Trx, { id, tripId }: Named) {
  const offer = await lockOffer(trx, id)
  const trip = await findTrip(trx, { offerId: id, tripId })
  if (!trip) throw notFound()
  return { offer, trip, phase: phaseOf(offer, trx.at) }
}

export async function leadTrip(context: RequestContext, { id, tripId, leaderId, safetyId }: Named & { leaderId: string; safetyId: string }): Promise<{ id: string }> {
  await managedProgramme(context, id)
  return write(context, async (trx) => {
    const { offer, trip } = await lockTrip(trx, { id, tripId })
    await trx.q.updateTable('recuperation_trips').set({ leader_id: leaderId, safety_id: safetyId }).where('tenant_id', '=', trx.tenantId).where('option_id', '=', tripId).execute()
    trx.audit({ action: 'recuperation.lead', entity: { type: 'offer', id }, unitId: offer.unitId, details: { trip: trip.title, leaderId, safetyId } })
    return { id: tripId }
  })
}

const beforeMinutes = 180
const afterMinutes = 120

/** The group leaves: its members are told, confirm the safety letter, and are checked in where they meet. */
export async function formGroup(context: RequestContext, { id, tripId }: Named): Promise<{ told: number }> {
  await managedProgramme(context, id)
  return write(context, async (trx) => {
    const { offer, trip, phase } = await lockTrip(trx, { id, tripId })
    const nominated = (await programmesOf(trx, [id])).get(id)?.nominated ?? false
    const refusal = formRefusal(trip, { phase, notice: await noticeStateOf(trx, { id, nominated, day: dayOf(trx.at) }) })
    if (refusal) throw refusal
    await decideTrip(trx, tripId, { state: 'formed' })
    if (trip.startsAt) {
      const at = (minutes: number) => new Date((trip.startsAt ?? trx.at).getTime() + minutes * 60_000)
      await insertPoints(trx, id, [
        { optionId: tripId, title: `集合签到 · ${trip.title}`.slice(0, 80), opensAt: at(-beforeMinutes), closesAt: at(afterMinutes), selfScan: 'screen' },
      ])
    }
    const people = await enrolmentsIn(trx, id, { statuses: ['confirmed'], optionIds: [tripId] })
    await tellFormed(trx, { offerId: id, trip, people })
    trx.audit({ action: 'recuperation.form', entity: { type: 'offer', id }, unitId: offer.unitId, details: { trip: trip.title, people: trip.people } })
    return { told: people.length }
  })
}

/** The group does not leave: the engine tells everybody and gives back what they used. */
export async function cancelTrip(context: RequestContext, { id, tripId, reason }: Named & { reason: string }): Promise<{ affected: number }> {
  await managedProgramme(context, id)
  return write(context, async (trx) => {
    const { offer, trip, phase } = await lockTrip(trx, { id, tripId })
    const refusal = cancelRefusal(trip, { phase, now: trx.at })
    if (refusal) throw refusal
    const people = await enrolmentsIn(trx, id, { statuses: activeStatuses, optionIds: [tripId] })
    await overtakeTransfers(trx, people)
    const { affected } = await withdrawOption(trx, { offerId: id, optionId: tripId, reason, actorName: context.actor.name })
    await decideTrip(trx, tripId, { state: 'cancelled', reason })
    trx.audit({ action: 'recuperation.cancel_trip', entity: { type: 'offer', id }, unitId: offer.unitId, details: { trip: trip.title, reason, affected } })
    return { affected }
  })
}

/** Puts a group that is too small together with another of the same kind: all of them or none. Each member then accepts or leaves at no cost. */
export async function mergeTrips(context: RequestContext, { id, tripId, into }: Named & { into: string }): Promise<{ moved: number }> {
  await managedProgramme(context, id)
  return write(context, async (trx) => {
    const { offer, trip, phase } = await lockTrip(trx, { id, tripId })
    const other = await findTrip(trx, { offerId: id, tripId: into })
    if (!other || other.id === trip.id) throw notFound()
    const refusal = mergeRefusal(trip, phase) ?? mergeRefusal(other, phase)
    if (refusal) throw refusal
    if (trip.outOfProvince !== other.outOfProvince) throw otherProvince()
    const moved = await inHall(trx, id, async (hall) => {
      const people = await moveAll(trx, hall, { trip, other })
      for (const { id: enrolmentId } of people) await noteEvent(trx, { enrolmentId, what: 'option_changed', reason: `并入“${other.title}”`, actorName: context.actor.name })
      await moveUp(trx, hall)
      return people
    })
    await decideTrip(trx, tripId, { state: 'merged', mergedInto: into })
    await askMoved(trx, moved, { from: tripId, to: into })
    await tellMerged(trx, { offerId: id, trip, other, people: moved })
    trx.audit({ action: 'recuperation.merge', entity: { type: 'offer', id }, unitId: offer.unitId, details: { from: trip.title, to: other.title, moved: moved.length } })
    return { moved: moved.length }
  })
}

/** Who holds a place holds one there, who waits waits there; the option is withdrawn. */
async function moveAll(trx: Trx, hall: Hall, { trip, other }: { trip: Trip; other: Trip }): Promise<Enrolment[]> {
  const people = await enrolmentsIn(trx, hall.offer.id, { statuses: activeStatuses, optionIds: [trip.id] })
  const holding = people.filter(holdsPlace)
  for (const enrolment of people) leaveHall(hall, enrolment)
  for (const enrolment of holding)
    if (hall.rooms.seat(partyOf(hall, { ...enrolment, optionId: other.id }), 'none') !== 'confirmed') throw mergeDoesNotFit({ title: other.title, people: trip.people })
  for (const { status } of people) if (status === 'waiting') countWaiting(hall, other.id, 1)
  await trx.q
    .updateTable('enrolments')
    .set({ option_id: other.id, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(people.map(({ id }) => id)))))
    .execute()
  await trx.q.updateTable('offer_options').set({ state: 'withdrawn' }).where('tenant_id', '=', trx.tenantId).where('id', '=', trip.id).execute()
  hall.offer.options = new Map([...hall.offer.options].map(([id, option]) => [id, id === trip.id ? { ...option, state: 'withdrawn' as const } : option]))
  return people
}

async function askMoved(trx: Trx, people: readonly Enrolment[], { from, to }: { from: string; to: string }): Promise<void> {
  await overtakeTransfers(trx, people)
  if (people.length === 0) return
  await trx.q
    .insertInto('recuperation_transfers')
    .values(
      people.map(({ id }) => ({ tenant_id: trx.tenantId, id: newId(), enrolment_id: id, from_option_id: from, to_option_id: to, at: trx.at, answer: null, answered_at: null })),
    )
    .execute()
}

/** What was asked before is no longer the question. */
async function overtakeTransfers(trx: Trx, people: readonly Enrolment[]): Promise<void> {
  await trx.q
    .updateTable('recuperation_transfers')
    .set({ answer: 'overtaken', answered_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where((eb) => eb('enrolment_id', '=', eb.fn.any(eb.val(people.map(({ id }) => id)))))
    .where('answer', 'is', null)
    .execute()
}
