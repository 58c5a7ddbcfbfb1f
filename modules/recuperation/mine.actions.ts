import { offerOfMine } from '../../engines/capacity/mine/mine.actions.ts'
import { enrolmentIn } from '../../engines/capacity/moves/hall.ts'
import { leave } from '../../engines/capacity/moves/leave.ts'
import { lockOffer } from '../../engines/capacity/offers/offers.actions.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { letterOf } from './letter.ts'
import { programmesOf } from './programmes.store.ts'
import { letterChanged, noLetter, nothingToAnswer } from './recuperation.errors.ts'
import { recuperationService } from './recuperation.service.ts'
import { findTrip } from './trips.store.ts'

/** Confirms the safety letter, word for word as it was read; twice is once. */
export async function confirmLetter(context: RequestContext, { enrolmentId, letter }: { enrolmentId: string; letter: string }): Promise<{ confirmedAt: string }> {
  const offerId = await offerOfMine(context, enrolmentId)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    if (offer.service !== recuperationService.key) throw notFound()
    const enrolment = await enrolmentIn(trx, offerId, enrolmentId)
    const trip = enrolment.optionId === null ? null : await findTrip(trx, { offerId, tripId: enrolment.optionId })
    const programme = (await programmesOf(trx, [offerId])).get(offerId)
    if (!trip || !programme || trip.state !== 'formed' || enrolment.status !== 'confirmed') throw noLetter()
    if (letterOf(programme, trip) !== letter) throw letterChanged()
    const row = { tenant_id: trx.tenantId, enrolment_id: enrolmentId, option_id: trip.id, letter, account_id: trx.actorId ?? enrolmentId, at: trx.at }
    await trx.q
      .insertInto('recuperation_letters')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    trx.audit({ action: 'recuperation.confirm_letter', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { trip: trip.title } })
    return { confirmedAt: trx.at.toISOString() }
  })
}

/** Says yes to the other date, or leaves: what it would have used up is theirs again, however late it is. */
export async function answerTransfer(context: RequestContext, { enrolmentId, accept }: { enrolmentId: string; accept: boolean }): Promise<{ accepted: boolean }> {
  const offerId = await offerOfMine(context, enrolmentId)
  return write(context, async (trx) => {
    const offer = await lockOffer(trx, offerId)
    const { numUpdatedRows } = await trx.q
      .updateTable('recuperation_transfers')
      .set({ answer: accept ? 'accepted' : 'left', answered_at: trx.at })
      .where('tenant_id', '=', trx.tenantId)
      .where('enrolment_id', '=', enrolmentId)
      .where('answer', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw nothingToAnswer()
    trx.audit({ action: 'recuperation.answer_transfer', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { accept } })
    if (!accept) await leave(trx, { offerId, enrolmentId, reason: '不接受并团', actorName: context.actor.name, byOrganiser: true })
    return { accepted: accept }
  })
}
