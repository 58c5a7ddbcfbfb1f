import type { z } from 'zod'
import type { OfferRules } from '../../engines/capacity/offer-rules.ts'
import { plainRules } from '../../engines/capacity/offer-rules.ts'
import type { Offer, OfferFacts } from '../../engines/capacity/offers/offers.store.ts'
import type { activitiesContract } from './activities.contract.ts'

type Input<Name extends keyof typeof activitiesContract> = z.output<NonNullable<(typeof activitiesContract)[Name]['~orpc']['inputSchema']>>
export type NewActivity = Input<'create'>
export type EditedActivity = Input<'edit'>
export type Facts = Omit<NewActivity, 'unitId'>

/** The offer that an activity is. What the form does not ask stays as it was set elsewhere. */
export function offerFactsOf(facts: Facts, before: { offer: Offer; startedAt: Date | null } | null): OfferFacts {
  const startsAt = new Date(facts.startsAt)
  const { offer, startedAt = null } = before ?? {}
  const listStoodAtStart = !offer?.finalAt || offer.finalAt.getTime() === startedAt?.getTime()
  return {
    title: facts.title,
    mode: offer?.mode ?? 'first_come',
    opensAt: new Date(facts.opensAt),
    closesAt: new Date(facts.closesAt),
    cancelUntil: facts.cancelUntil === null ? null : new Date(facts.cancelUntil),
    // People move up until it begins, unless the organiser said otherwise.
    finalAt: listStoodAtStart ? startsAt : offer.finalAt,
    rules: rulesOf(facts, offer?.rules ?? plainRules),
    defaultOptionId: offer?.defaultOptionId ?? null,
  }
}

function rulesOf({ eligibility, partyMost, waiting }: Facts, before: OfferRules): OfferRules {
  const line = before.waiting === 'none' ? 'skip' : before.waiting
  return { ...before, eligibility, partyMost, waiting: waiting ? line : 'none' }
}
