import { reaches } from '../../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { full, notOnRoster, nowClosed } from '../capacity.errors.ts'
import { askedOf } from '../claims/asked.ts'
import { insertEnrolments, readClaimants } from '../claims/claims.store.ts'
import type { Claim, ClaimAnswer, OfferState } from '../claims/claims.types.ts'
import { decide } from '../claims/decide.ts'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import { branchOf } from '../eligibility/why.ts'
import { allProgrammesOf, lockUsage, postUses, programmesOf } from '../entitlements.ts'
import { closeGate, openGate } from '../gate.ts'
import { noteEvent } from '../mine/mine.actions.ts'
import { notYetPublished } from '../offers/offers.errors.ts'
import { offerInReach } from '../reach-offer.ts'
import { tellConfirmed } from '../tell.ts'
import { lateNeedsOption, lateNeedsReason } from './desk.errors.ts'

export interface Enrolling {
  offerId: string
  staffId: string
  optionId: string | null
  choices: string[] | null
  party: number
  answers: Record<string, string | boolean> | null
  reason: string | null
}

/**
 * Signs somebody up under the same rules as a press of their own. After closing the organiser alone may, with a reason
 * and while places are free: nobody is put before those who wait.
 */
export async function enrolFor(context: RequestContext, enrolling: Enrolling): Promise<Omit<ClaimAnswer, 'at'>> {
  const { offerId, staffId } = enrolling
  const { reach } = await offerInReach(context, offerId)
  const branch = await branchOf(context.db, staffId)
  if (branch === null || !reaches(reach, branch)) throw reach.all ? notOnRoster() : notFound()
  const asked = await askedOf(context.services.keys, context.db, { ...enrolling, companions: [] })
  return write(
    context,
    async (trx) => {
      const found = await openGate(trx, offerId)
      const late = found.closesAt !== null && trx.at >= found.closesAt
      mustBeAllowed(found, { late, all: reach.all, enrolling })
      const claim: Claim = { ...enrolling, accountId: context.actor.accountId, key: `for/${newId()}`, at: trx.at, companions: [], asked }
      const answer = await seatOne(trx, late ? reopened(found, trx.at) : found, claim)
      if (late && answer.status !== 'confirmed') throw full()
      await noteEvent(trx, { enrolmentId: answer.enrolmentId, what: 'enrolled_for', reason: enrolling.reason, actorName: context.actor.name })
      if (answer.status === 'confirmed') await tellConfirmed(trx, found, [{ id: answer.enrolmentId, staffId }])
      trx.audit({
        action: 'enrolment.enrol',
        entity: { type: 'enrolment', id: answer.enrolmentId },
        unitId: found.unitId,
        details: { offerId, staffId, status: answer.status, late, reason: enrolling.reason },
      })
      const { at: _, ...shown } = answer
      return shown
    },
    { route: 'POST /offers/{offerId}/enrolments', content: enrolling },
  )
}

function mustBeAllowed({ state, closesAt }: OfferState, { late, all, enrolling }: { late: boolean; all: boolean; enrolling: Enrolling }): void {
  if (state === 'draft') throw notYetPublished()
  if (!late || closesAt === null) return
  if (!all) throw nowClosed({ closesAt: shanghaiMinute(closesAt) })
  if (enrolling.reason === null) throw lateNeedsReason()
  if (enrolling.optionId === null) throw lateNeedsOption()
}

/** What was drawn or approved until closing is now simply a place that is free or not. */
function reopened(offer: OfferState, at: Date): OfferState {
  return { ...offer, mode: 'first_come', closesAt: new Date(at.getTime() + 1) }
}

async function seatOne(trx: Trx, offer: OfferState, claim: Claim): Promise<ClaimAnswer> {
  const usage = await lockUsage(trx, [claim.staffId], allProgrammesOf(offer.rules))
  const claimants = await readClaimants(trx, offer, { staffIds: [claim.staffId], usage })
  const decision = decide({ offer, claimants, at: trx.at }, [claim])
  const [outcome] = decision.outcomes
  if (!outcome || 'refusal' in outcome) throw outcome?.refusal ?? notFound()
  await insertEnrolments(trx, offer.id, decision.enrolled)
  const { answer } = outcome
  const tag = answer.optionId === null ? null : (offer.options.get(answer.optionId)?.tag ?? null)
  if (answer.status === 'confirmed') await postUses(trx, [{ staffId: claim.staffId, enrolmentId: answer.enrolmentId, programmes: programmesOf(offer.rules, tag) }])
  await closeGate(trx, offer.id, decision)
  return answer
}
