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
import { answerSealer, type AnswerSealer } from '../claims/sealed-answers.ts'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import { branchOf } from '../eligibility/why.ts'
import { allProgrammesOf, lockUsage, postUses, programmesOf } from '../entitlements.ts'
import { closeGate, openGate } from '../gate.ts'
import { noteEvent } from '../mine/mine.actions.ts'
import { notYetPublished } from '../offers/offers.errors.ts'
import { optionClosesAt } from '../offers/option-closing.ts'
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

/** What a service does beside the sign-up, in the same transaction. */
interface Around {
  /** The offer's gate is held, nothing is decided yet. */
  before?: (trx: Trx) => Promise<void>
  after?: (trx: Trx, enrolmentId: string) => Promise<void>
  /** What else the caller sent: the same key with other content is another request. */
  content?: unknown
}

/**
 * Signs somebody up under the same rules as a press of their own. After closing the organiser alone may, with a reason
 * and while places are free: nobody is put before those who wait.
 */
export async function enrolFor(context: RequestContext, enrolling: Enrolling, around: Around = {}): Promise<Omit<ClaimAnswer, 'at'>> {
  const { offerId, staffId } = enrolling
  const { reach } = await offerInReach(context, offerId)
  const branch = await branchOf(context.db, staffId)
  if (branch === null || !reaches(reach, branch)) throw reach.all ? notOnRoster() : notFound()
  const asked = await askedOf(context.services.keys, context.db, { ...enrolling, companions: [] })
  const sealer = await answerSealer(context.services.keys, context.db)
  return write(
    context,
    async (trx) => {
      const found = await openGate(trx, offerId)
      await around.before?.(trx)
      const closesAt = closingOf(found, enrolling.optionId)
      const late = closesAt !== null && trx.at >= closesAt
      mustBeAllowed({ state: found.state, closesAt }, { late, all: reach.all, enrolling })
      const claim: Claim = { ...enrolling, accountId: context.actor.accountId, key: `for/${newId()}`, at: trx.at, companions: [], asked }
      const answer = await seatOne(trx, late ? reopened(found, trx.at) : found, { claim, sealer })
      if (late && answer.status !== 'confirmed') throw full()
      await noteEvent(trx, { enrolmentId: answer.enrolmentId, what: 'enrolled_for', reason: enrolling.reason, actorName: context.actor.name })
      if (answer.status === 'confirmed') await tellConfirmed(trx, found, [{ id: answer.enrolmentId, staffId }])
      trx.audit({
        action: 'enrolment.enrol',
        entity: { type: 'enrolment', id: answer.enrolmentId },
        unitId: found.unitId,
        details: { offerId, staffId, status: answer.status, late, reason: enrolling.reason },
      })
      await around.after?.(trx, answer.enrolmentId)
      const { at: _, ...shown } = answer
      return shown
    },
    { route: 'POST /offers/{offerId}/enrolments', content: around.content === undefined ? enrolling : { enrolling, more: around.content } },
  )
}

/** When the offer closes, or this option of it. */
function closingOf({ closesAt, rules, options }: OfferState, optionId: string | null): Date | null {
  return optionClosesAt(rules, options.get(optionId ?? '')?.startsAt ?? null) ?? closesAt
}

function mustBeAllowed({ state, closesAt }: Pick<OfferState, 'state' | 'closesAt'>, { late, all, enrolling }: { late: boolean; all: boolean; enrolling: Enrolling }): void {
  if (state === 'draft') throw notYetPublished()
  if (!late || closesAt === null) return
  if (!all) throw nowClosed({ closesAt: shanghaiMinute(closesAt) })
  if (enrolling.reason === null) throw lateNeedsReason()
  if (enrolling.optionId === null) throw lateNeedsOption()
}

/** What was drawn or approved until closing is now simply a place that is free or not. */
function reopened(offer: OfferState, at: Date): OfferState {
  return { ...offer, mode: 'first_come', closesAt: new Date(at.getTime() + 1), rules: { ...offer.rules, optionClosesDays: null } }
}

async function seatOne(trx: Trx, offer: OfferState, { claim, sealer }: { claim: Claim; sealer: AnswerSealer }): Promise<ClaimAnswer> {
  const usage = await lockUsage(trx, [claim.staffId], allProgrammesOf(offer.rules))
  const claimants = await readClaimants(trx, offer, { staffIds: [claim.staffId], usage })
  const decision = decide({ offer, claimants, at: trx.at }, [claim])
  const [outcome] = decision.outcomes
  if (!outcome || 'refusal' in outcome) throw outcome?.refusal ?? notFound()
  await insertEnrolments(trx, offer, { enrolled: decision.enrolled, sealer })
  const { answer } = outcome
  const tag = answer.optionId === null ? null : (offer.options.get(answer.optionId)?.tag ?? null)
  if (answer.status === 'confirmed') await postUses(trx, [{ staffId: claim.staffId, enrolmentId: answer.enrolmentId, programmes: programmesOf(offer.rules, tag) }])
  await closeGate(trx, offer.id, decision)
  return answer
}
