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

/** What is sent; null while something is lacking. */
export function needsInput({ unitId, year, question, choices, closesOn }: NeedsDraft): NewNeeds | null {
  const lines = [
    ...new Set(
      choices
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ]
  const ready = unitId !== '' && question.trim().length >= 4 && lines.length >= 2 && lines.length <= 10 && lines.every((line) => line.length <= 30) && closesOn !== ''
  return ready ? { unitId, year: Number(year), question: question.trim(), choices: lines, closesOn } : null
}
