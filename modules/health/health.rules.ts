import type { z } from 'zod'
import { plainRules, type OfferRules, type Programme, type Question } from '../../engines/capacity/offer-rules.ts'
import type { Offer, OfferFacts } from '../../engines/capacity/offers/offers.store.ts'
import { shanghaiMinute } from '../../kernel/clock.ts'
import type { AppError } from '../../kernel/errors.ts'
import type { healthContract } from './health.contract.ts'
import { cancelAfterFirst, closesAfterFirst, opensAfterClose } from './health.errors.ts'

type Input<Name extends keyof typeof healthContract> = z.output<NonNullable<(typeof healthContract)[Name]['~orpc']['inputSchema']>>
export type NewRound = Input<'create'>
export type EditedRound = Input<'edit'>
export type RoundFacts = Omit<NewRound, 'unitId'>

/** What is wrong with the times of a round whose first slot begins then; null: nothing. */
export function timesRefusal({ opensAt, closesAt, cancelUntil }: Pick<RoundFacts, 'opensAt' | 'closesAt' | 'cancelUntil'>, firstAt: Date): AppError | null {
  if (Date.parse(opensAt) >= Date.parse(closesAt)) return opensAfterClose()
  const first = shanghaiMinute(firstAt)
  if (Date.parse(closesAt) > firstAt.getTime()) return closesAfterFirst({ first })
  return cancelUntil !== null && Date.parse(cancelUntil) > firstAt.getTime() ? cancelAfterFirst({ first }) : null
}

/** The offer that a round is: who presses first has the slot, nobody waits in line, and the list stands when the first slot begins. What the form does not ask stays as it was set elsewhere. */
export function offerFactsOf(facts: RoundFacts, { finalAt, before }: { finalAt: Date; before: Offer | null }): OfferFacts {
  const rules = before?.rules ?? ({ ...plainRules, waiting: 'none' } satisfies OfferRules)
  return {
    title: facts.title,
    mode: before?.mode ?? 'first_come',
    opensAt: new Date(facts.opensAt),
    closesAt: new Date(facts.closesAt),
    cancelUntil: facts.cancelUntil === null ? null : new Date(facts.cancelUntil),
    finalAt,
    rules: { ...rules, eligibility: facts.eligibility, questions: questionsOf(facts, rules.questions), programme: programmeOf(facts, rules.programme) },
    defaultOptionId: before?.defaultOptionId ?? null,
  }
}

function programmeOf({ programme }: Pick<RoundFacts, 'programme'>, before: Programme | null): Programme | null {
  if (programme === null) return null
  return { most: 1, noShowUses: false, ...before, ...programme }
}

/** The question by which a package is chosen: its answer is the only thing about a body that is kept, and it is the member's own wish. */
export const packageKey = 'package'

function questionsOf({ packages }: Pick<RoundFacts, 'packages'>, before: readonly Question[]): Question[] {
  const choices = [...new Set(packages)]
  if (choices.length === 0) return before.filter(({ key }) => key !== packageKey)
  if (before.some(({ key }) => key === packageKey)) return before.map((question) => (question.key === packageKey ? { ...question, choices } : question))
  return [{ key: packageKey, label: '体检套餐', kind: 'choice', choices, required: true }, ...before]
}

/** The other way round: what the editor shows. */
export function packagesOf({ questions }: Pick<OfferRules, 'questions'>): string[] {
  return questions.find(({ key }) => key === packageKey)?.choices ?? []
}

const earlyMinutes = 60
const lateMinutes = 120

/** Where people check in: one point for the whole round, for whoever comes on another day has come. */
export function checkinTimes({ firstAt, lastAt }: { firstAt: Date; lastAt: Date }): { opensAt: Date; closesAt: Date } {
  return { opensAt: new Date(firstAt.getTime() - earlyMinutes * 60_000), closesAt: new Date(lastAt.getTime() + lateMinutes * 60_000) }
}
