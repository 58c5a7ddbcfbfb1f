import { dayOf } from '../../../kernel/ui/base/days.ts'
import type { NewNeeds } from './gifts.types.ts'

/** A question to members while it is written. */
export interface NeedsDraft {
  unitId: string
  year: string
  question: string
  /** One a line. */
  choices: string
  closesOn: string
}

const usualDays = 10

export function blankNeeds(now: Date, year: number): NeedsDraft {
  return { unitId: '', year: String(year), question: '', choices: '', closesOn: dayOf(new Date(now.getTime() + usualDays * 86_400_000)) }
}

/** Fields that must be filled or mended. */
export function missingIn({ unitId, question, choices, closesOn }: NeedsDraft): ('question' | 'choices' | 'closesOn' | 'unit')[] {
  const lines = linesOf(choices)
  const good = { question: question.trim().length >= 4, choices: lines.length >= 2 && lines.length <= 10 && lines.every((line) => line.length <= 30), closesOn, unit: unitId }
  return (['question', 'choices', 'closesOn', 'unit'] as const).filter((field) => !good[field])
}

/** What is sent; null while something is lacking. */
export function needsInput(draft: NeedsDraft): NewNeeds | null {
  const { unitId, year, question, choices, closesOn } = draft
  return missingIn(draft).length > 0 ? null : { unitId, year: Number(year), question: question.trim(), choices: linesOf(choices), closesOn }
}

function linesOf(choices: string): string[] {
  const lines = choices.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter(Boolean))]
}
