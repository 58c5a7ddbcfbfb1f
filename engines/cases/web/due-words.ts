import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import type { Tone } from '../../../kernel/ui/base/Chip.tsx'
import type { SayOf } from '../../../kernel/ui/texts.ts'
import type { DueShown } from './case.types.ts'
import type { casesTexts } from './cases.texts.ts'

/** A deadline as people feel it: how many working days are left or gone; null where there is none. */
export function dueWords(due: DueShown, say: SayOf<typeof casesTexts>, language: string): { words: string; tone: Extract<Tone, 'neutral' | 'warn' | 'bad'> } | null {
  if (due.uncounted !== null) return { words: say('dueUncounted', { year: due.uncounted }), tone: 'warn' }
  if (due.dueAt === null) return null
  const left = due.workingDaysLeft
  if (due.overdue) return { words: left === null || left === 0 ? say('overdue') : say('overdueDays', { count: -left }), tone: 'bad' }
  if (left === null) return { words: say('dueOn', { day: sayLastDay(due.dueAt, language) }), tone: 'neutral' }
  if (left === 0) return { words: say('dueToday'), tone: 'warn' }
  return { words: say('dueLeft', { count: left }), tone: left <= 3 ? 'warn' : 'neutral' }
}

/** The last day on which it is not late: deadlines end with the day, at the midnight that begins the next. */
export function lastDay(dueAt: string): string {
  return dayOf(new Date(Date.parse(dueAt) - 1))
}

export function sayLastDay(dueAt: string, language: string): string {
  return formatDay(lastDay(dueAt), language)
}
