import { z } from 'zod'
import { day, id, instant } from '../../kernel/contract.ts'
import { text } from '../../kernel/text.shapes.ts'

/** As what somebody sits on a panel: one for the members' welfare, one who audits. */
export const panelParts = ['lead', 'welfare', 'audit', 'member', 'other'] as const
export const personInPart = z.object({ name: text(1, 40), part: z.enum(panelParts) })

/** `scores`: gives scores, and does not only watch. */
const member = personInPart.extend({ scores: z.boolean() })

/** Of a hundred. */
const criterion = z.object({ title: text(1, 40), weight: z.number().int().min(1).max(100) })

const scoreShape = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/
const score = z.string().regex(scoreShape)

const candidate = {
  name: text(1, 80),
  price: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,2})?$/)
    .nullable(),
  /** What each scoring member gave for each criterion, in their order. */
  given: z.array(z.array(score).max(12)).max(40),
  chosen: z.boolean(),
}

/** A panel as its secretary enters it from the signed sheets. */
export const panelEntry = z.object({
  heldOn: day,
  documentNo: text(1, 80).nullable(),
  members: z.array(member).min(1).max(40),
  criteria: z.array(criterion).min(1).max(12),
  candidates: z.array(z.object(candidate)).min(1).max(40),
  /** Also why it was not the best, or why a record is corrected. */
  note: text(0, 1_000),
})

/** Of what the panel was held for; `after` is the record of it that was seen, null where there was none. */
export const newPanel = z.object({ id, after: z.number().int().min(1).nullable(), panel: panelEntry })
export type NewPanel = z.output<typeof newPanel>

export const panelShown = z.object({
  /** A correction is a further one; the last counts. */
  no: z.number().int(),
  ...panelEntry.shape,
  members: z.array(member),
  /** None: only totals were put on record. */
  criteria: z.array(criterion),
  candidates: z.array(z.object({ ...candidate, total: z.string().nullable(), rank: z.number().int().nullable() })),
  recordedName: z.string(),
  recordedAt: instant,
})

export type PanelEntry = z.output<typeof panelEntry>

interface Scored {
  members: readonly { scores: boolean }[]
  criteria: readonly { weight: number }[]
  candidates: readonly { given: readonly (readonly string[])[] }[]
}

/**
 * Each candidate's total in hundredths: the mean of the members, each by the weights, rounded half up at the very end.
 * Null while a score is missing or is none.
 */
export function totalsOf({ members, criteria, candidates }: Scored): (number | null)[] {
  const scorers = members.filter(({ scores }) => scores).length
  const wholeWeight = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return candidates.map(({ given }) => {
    if (scorers === 0 || wholeWeight === 0) return null
    let sum = 0
    for (let who = 0; who < scorers; who += 1)
      for (const [what, { weight }] of criteria.entries()) {
        const points = hundredthsOf(given[who]?.[what] ?? '')
        if (points === null) return null
        sum += weight * points
      }
    return Math.floor((2 * sum + scorers * wholeWeight) / (2 * scorers * wholeWeight))
  })
}

/** Places by total; equal totals share one. Who has no total has no place. */
export function ranksOf(totals: readonly (number | null)[]): (number | null)[] {
  return totals.map((total) => (total === null ? null : 1 + totals.filter((other) => other !== null && other > total).length))
}

/** A score out of a hundred with at most two places, in hundredths; null: it is none. */
export function hundredthsOf(text: string): number | null {
  const score = text.trim()
  if (!scoreShape.test(score)) return null
  const [whole = '0', part = ''] = score.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** The other way round: 9240 is 92.40. */
export function sayHundredths(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`
}
