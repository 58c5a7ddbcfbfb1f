import type { z } from 'zod'
import type { OfferRules } from '../../engines/capacity/offer-rules.ts'
import { plainRules } from '../../engines/capacity/offer-rules.ts'
import type { Offer, OfferFacts } from '../../engines/capacity/offers/offers.store.ts'
import type { AppError } from '../../kernel/errors.ts'
import type { activitiesContract } from './activities.contract.ts'
import { closesAfterStart, endsBeforeStart, opensAfterClose } from './activities.errors.ts'

type Input<Name extends keyof typeof activitiesContract> = z.output<NonNullable<(typeof activitiesContract)[Name]['~orpc']['inputSchema']>>
export type NewActivity = Input<'create'>
export type EditedActivity = Input<'edit'>
export type Facts = Omit<NewActivity, 'unitId'>

/** What is wrong with the times; null: nothing. */
export function timesRefusal({ startsAt, endsAt, opensAt, closesAt }: Pick<Facts, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'>): AppError | null {
  if (Date.parse(endsAt) <= Date.parse(startsAt)) return endsBeforeStart()
  if (Date.parse(closesAt) > Date.parse(startsAt)) return closesAfterStart()
  return Date.parse(opensAt) >= Date.parse(closesAt) ? opensAfterClose() : null
}

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

const earlyMinutes = 60

/** People come before it begins. */
export function checkinTimes(startsAt: Date, endsAt: Date): { opensAt: Date; closesAt: Date } {
  return { opensAt: new Date(startsAt.getTime() - earlyMinutes * 60_000), closesAt: endsAt }
}
