import type { z } from 'zod'
import { plainRules, type Condition } from '../../../engines/capacity/offer-rules.ts'
import type { Session } from '../../../engines/capacity/offers/one-session.ts'
import type { Offer, OfferFacts } from '../../../engines/capacity/offers/offers.store.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { closesAfterStart, endsBeforeStart, opensAfterClose } from '../volunteering.errors.ts'
import type { volunteerTasksContract } from './tasks.contract.ts'

type Input<Name extends keyof typeof volunteerTasksContract> = z.output<NonNullable<(typeof volunteerTasksContract)[Name]['~orpc']['inputSchema']>>
export type NewTask = Input<'create'>
export type EditedTask = Input<'edit'>
type Facts = Omit<NewTask, 'teamId'>

/** What is wrong with the times; null: nothing. */
export function timesRefusal({ startsAt, endsAt, opensAt, closesAt }: Pick<Facts, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'>): AppError | null {
  if (Date.parse(endsAt) <= Date.parse(startsAt)) return endsBeforeStart()
  if (Date.parse(closesAt) > Date.parse(startsAt)) return closesAfterStart()
  return Date.parse(opensAt) >= Date.parse(closesAt) ? opensAfterClose() : null
}

/** The offer that a task is: first come, with a line that moves up until it begins. */
export function offerFactsOf(facts: Facts, { offer, eligibility }: { offer: Offer | null; eligibility: Condition[] }): OfferFacts {
  return {
    title: facts.title,
    mode: 'first_come',
    opensAt: new Date(facts.opensAt),
    closesAt: new Date(facts.closesAt),
    cancelUntil: null,
    finalAt: new Date(facts.startsAt),
    rules: { ...(offer?.rules ?? plainRules), eligibility },
    defaultOptionId: null,
  }
}

export function sessionOf({ title, place, startsAt, endsAt }: Facts): Session {
  return { title, place, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
}
