import type { z } from 'zod'
import { plainRules, type OfferRules, type Programme, type Question } from '../../engines/capacity/offer-rules.ts'
import type { Offer, OfferFacts } from '../../engines/capacity/offers/offers.store.ts'
import { shanghaiMinute } from '../../kernel/clock.ts'
import type { AppError } from '../../kernel/errors.ts'
import type { healthContract } from './health.contract.ts'
import { cancelAfterFirst, cancelAfterLast, closesAfterFirst, closesAfterLast, opensAfterClose } from './health.errors.ts'

type Input<Name extends keyof typeof healthContract> = z.output<NonNullable<(typeof healthContract)[Name]['~orpc']['inputSchema']>>
export type NewRound = Input<'create'>
export type EditedRound = Input<'edit'>
export type RoundFacts = Omit<NewRound, 'unitId'>

type Times = Pick<RoundFacts, 'opensAt' | 'closesAt' | 'cancelUntil' | 'closesDaysBefore'>

/** What is wrong with the times of a round whose list stands then; null: nothing. */
export function timesRefusal({ opensAt, closesAt, cancelUntil, closesDaysBefore }: Times, finalAt: Date): AppError | null {
  if (Date.parse(opensAt) >= Date.parse(closesAt)) return opensAfterClose()
  const at = shanghaiMinute(finalAt)
  if (Date.parse(closesAt) > finalAt.getTime()) return closesDaysBefore === null ? closesAfterFirst({ first: at }) : closesAfterLast({ last: at })
  if (cancelUntil === null || Date.parse(cancelUntil) <= finalAt.getTime()) return null
  return closesDaysBefore === null ? cancelAfterFirst({ first: at }) : cancelAfterLast({ last: at })
}

/** The whole list stands when the first slot begins, or, where each day has its own, when the last one does. */
export function standsAt(slots: readonly { startsAt: Date }[], { closesDaysBefore }: Pick<RoundFacts, 'closesDaysBefore'>): Date {
  const at = closesDaysBefore === null ? slots[0] : slots.at(-1)
  return at?.startsAt ?? new Date(0)
}

/** The offer that a round is: who presses first has the slot, nobody waits in line. What the form does not ask stays as it was set elsewhere. */
export function offerFactsOf(facts: RoundFacts, { finalAt, before }: { finalAt: Date; before: Offer | null }): OfferFacts {
  const rules = before?.rules ?? ({ ...plainRules, waiting: 'none' } satisfies OfferRules)
  return {
    title: facts.title,
    mode: before?.mode ?? 'first_come',
    opensAt: new Date(facts.opensAt),
    closesAt: new Date(facts.closesAt),
    cancelUntil: facts.cancelUntil === null ? null : new Date(facts.cancelUntil),
    finalAt,
    rules: {
      ...rules,
      eligibility: facts.eligibility,
      questions: questionsOf(facts, rules.questions),
      programme: programmeOf(facts, rules.programme),
      optionClosesDays: facts.closesDaysBefore,
    },
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
