import type { z } from 'zod'
import { plainRules, type Condition } from '../../../engines/capacity/offer-rules.ts'
import type { Offer, OfferFacts } from '../../../engines/capacity/offers/offers.store.ts'
import type { volunteerTasksContract } from './tasks.contract.ts'

type Input<Name extends keyof typeof volunteerTasksContract> = z.output<NonNullable<(typeof volunteerTasksContract)[Name]['~orpc']['inputSchema']>>
export type NewTask = Input<'create'>
export type EditedTask = Input<'edit'>
type Facts = Omit<NewTask, 'teamId'>

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
