import type { z } from 'zod'
import type { choice, surveyKinds } from './surveys.contract.ts'

export type Choice = z.infer<typeof choice>
export type SurveyKind = (typeof surveyKinds)[number]

/** The scale of 满意度 in published rules of proposals and services; 基本满意 counts as satisfied, as 满意率 is reported. */
export const satisfactionChoices: Choice[] = [
  { key: 'satisfied', label: { zh: '满意', en: 'Satisfied' }, satisfied: true },
  { key: 'mostly', label: { zh: '基本满意', en: 'Mostly satisfied' }, satisfied: true },
  { key: 'unsatisfied', label: { zh: '不满意', en: 'Not satisfied' }, satisfied: false },
]

/** Of fewer people one could guess who said what. */
export const leastGroup = 5
/** Answers are mixed once so many have come, or this share of all: each is written anew a few times at most. */
const mixedShare = 0.1

export interface Times {
  state: string
  opens_at: Date
  closes_at: Date
}

export function isOpen({ state, opens_at, closes_at }: Times, now: Date): boolean {
  return state === 'open' && opens_at <= now && now < closes_at
}

export function shouldMix({ unmixed, all }: { unmixed: number; all: number }): boolean {
  return unmixed >= Math.max(leastGroup, Math.ceil(all * mixedShare))
}

/** The share of satisfied answers, 0 to 1, to four places; null of none. */
export function satisfactionRate(choices: Choice[], counts: ReadonlyMap<string, number>): number | null {
  const all = counts.values().reduce((sum, count) => sum + count, 0)
  if (all === 0) return null
  const satisfied = choices.filter((choice) => choice.satisfied).reduce((sum, { key }) => sum + (counts.get(key) ?? 0), 0)
  return Math.round((satisfied / all) * 10_000) / 10_000
}
