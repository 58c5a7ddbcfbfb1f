import { write, type RequestContext } from '../../../kernel/context.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { unknownOption } from '../capacity.errors.ts'
import { answersRefusal } from '../claims/answers.rules.ts'
import { answerSealer } from '../claims/sealed-answers.ts'
import { readBarred } from '../claims/claims.store.ts'
import { allProgrammesOf, giveBack, lockUsage, programmesOf } from '../entitlements.ts'
import { acceptPlace } from '../moves/answer-offer.ts'
import { countWaiting, enrolmentIn, inHall, leaveHall, partyOf, spend, type Enrolment, type Hall } from '../moves/hall.ts'
import { leave } from '../moves/leave.ts'
import { moveUp } from '../moves/move-up.ts'
import { lockOffer } from '../offers/offers.actions.ts'
import { optionsOf } from '../offers/offers.store.ts'
import { optionFull } from './mine.errors.ts'
import { answersRefusedNow, changeRefusal, optionRefusal } from './mine.view.ts'

/** The offer of a sign-up of mine; anybody else's does not exist for me. */
export async function offerOfMine({ db, actor }: RequestContext, enrolmentId: string): Promise<string> {
  if (actor.staffId === null) throw notFound()
  const row = await db.q
    .selectFrom('enrolments')
    .select('offer_id')
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', enrolmentId)
    .where('staff_id', '=', actor.staffId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row.offer_id
}

export async function leaveMine(context: RequestContext, { enrolmentId, reason }: { enrolmentId: string; reason: string | null }): Promise<{ late: boolean }> {
  const offerId = await offerOfMine(context, enrolmentId)
  return write(context, (trx) => leave(trx, { offerId, enrolmentId, reason, actorName: context.actor.name, byOrganiser: false }))
}

export async function acceptMine(context: RequestContext, enrolmentId: string): Promise<void> {
  const offerId = await offerOfMine(context, enrolmentId)
  await write(context, (trx) => acceptPlace(trx, { offerId, enrolmentId, actorName: context.actor.name }))
}

/**
 * Changes to another option in one transaction: gets a place there, or keeps the one held. Who waits may wait elsewhere,
 * behind those who wait there already. What becomes free goes to the line.
 */
export async function changeOption(context: RequestContext, { enrolmentId, optionId }: { enrolmentId: string; optionId: string }): Promise<void> {
  const offerId = await offerOfMine(context, enrolmentId)
  await write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    await inHall(trx, offerId, async (hall) => {
      const enrolment = await enrolmentIn(trx, offerId, enrolmentId)
      trx.audit({ action: 'enrolment.change_option', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { from: enrolment.optionId, to: optionId } })
      if (enrolment.optionId === optionId) return
      const startsAt = (id: string | null) => hall.offer.options.get(id ?? '')?.startsAt ?? null
      const refusal = changeRefusal({ ...heldAs(enrolment), option_starts_at: startsAt(enrolment.optionId) }, offer, trx.at) ?? optionRefusal(offer, startsAt(optionId), trx.at)
      if (refusal) throw refusal
      if (hall.offer.options.get(optionId)?.state !== 'open') throw unknownOption()
      await moveTo(trx, hall, { enrolment, optionId, actorName: context.actor.name })
      await moveUp(trx, hall)
    })
  })
}

function heldAs({ status, optionId }: Enrolment) {
  return { status, option_id: optionId }
}

async function moveTo(trx: Trx, hall: Hall, { enrolment, optionId, actorName }: { enrolment: Enrolment; optionId: string; actorName: string }): Promise<void> {
  const moved = { ...enrolment, optionId }
  const { rules, options } = hall.offer
  const keysOf = (id: string | null) => programmesOf(rules, id === null ? null : (options.get(id)?.tag ?? null)).map(({ key }) => key)
  const sameUse = keysOf(enrolment.optionId).toString() === keysOf(optionId).toString()
  // Given back first: what this very sign-up has used must not stand in its own way.
  if (!sameUse) await giveBack(trx, [enrolment])
  if (!sameUse || enrolment.status === 'waiting') await mustBeFree(trx, hall, moved)
  leaveHall(hall, enrolment)
  const seating = hall.rooms.seat(partyOf(hall, moved), rules.waiting)
  if (seating === 'full' || (seating === 'waiting' && enrolment.status === 'confirmed')) throw optionFull()
  if (seating === 'waiting') countWaiting(hall, optionId, 1)
  await trx.q
    .updateTable('enrolments')
    .set({ option_id: optionId, status: seating, seq: hall.offer.nextSeq, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', enrolment.id)
    .execute()
  hall.offer.nextSeq += 1n
  await noteEvent(trx, { enrolmentId: enrolment.id, what: 'option_changed', reason: null, actorName })
  if (seating === 'confirmed' && (!sameUse || enrolment.status === 'waiting')) await spend(trx, hall, [moved])
}

async function mustBeFree(trx: Trx, hall: Hall, { staffId, optionId }: Enrolment): Promise<void> {
  const usage = await lockUsage(trx, [staffId], allProgrammesOf(hall.offer.rules))
  const barred = await readBarred(trx, hall.offer, { staffIds: [staffId], usage, on: dayOf(trx.at) })
  const refusal = barred(staffId, optionId === null ? null : (hall.offer.options.get(optionId)?.tag ?? null))
  if (refusal) throw refusal
}

export async function changeAnswers(context: RequestContext, { enrolmentId, answers }: { enrolmentId: string; answers: Record<string, string | boolean> }): Promise<void> {
  const offerId = await offerOfMine(context, enrolmentId)
  const sealer = await answerSealer(context.services.keys, context.db)
  await write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    const enrolment = await enrolmentIn(trx, offerId, enrolmentId)
    const option = (await optionsOf(trx, offerId)).find(({ id }) => id === enrolment.optionId)
    const refusal = answersRefusedNow({ ...heldAs(enrolment), option_starts_at: option?.startsAt ?? null }, offer, trx.at) ?? answersRefusal(offer.rules.questions, answers)
    if (refusal) throw refusal
    await trx.q
      .updateTable('enrolments')
      .set({ answers: JSON.stringify(sealer.seal(enrolmentId, offer.rules.questions, answers)), changed_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', enrolmentId)
      .execute()
    await noteEvent(trx, { enrolmentId, what: 'answers_changed', reason: null, actorName: context.actor.name })
    trx.audit({ action: 'enrolment.answers', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId })
  })
}

/** Keeps what became of a sign-up where its status says nothing of it. */
export async function noteEvent(trx: Trx, event: { enrolmentId: string; what: string; reason: string | null; actorName: string }): Promise<void> {
  await trx.q
    .insertInto('enrolment_events')
    .values({
      tenant_id: trx.tenantId,
      id: newId(),
      enrolment_id: event.enrolmentId,
      what: event.what,
      reason: event.reason,
      account_id: trx.actorId,
      actor_name: event.actorName,
      at: trx.at,
    })
    .execute()
}
