import { z } from 'zod'
import { day } from '../../kernel/contract.ts'
import type { SpecialDay } from './working-days.ts'
import chinaDays from './china-days.json' with { type: 'json' }

/** The special days that one notice sets. A notice reaches back into the last days of the December before its year. */
export interface YearOfDays {
  year: number
  documentNo: string | null
  title: string
  sourceUrl: string | null
  days: SpecialDay[]
}

const file = z.object({
  years: z.array(
    z.object({
      year: z.int(),
      documentNo: z.string().nullable(),
      title: z.string(),
      sourceUrl: z.url().nullable(),
      holidays: z.record(z.string(), z.array(day)),
      makeup: z.record(z.string(), z.array(day)),
    }),
  ),
})

/** What Tongxin brings along, earliest year first; where the days come from stands in the file. */
export const shippedYears: readonly YearOfDays[] = file.parse(chinaDays).years.map(({ holidays, makeup, ...year }) => ({
  ...year,
  days: [...daysOf('holiday', holidays), ...daysOf('makeup', makeup)].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
}))

function daysOf(kind: SpecialDay['kind'], named: Record<string, string[]>): SpecialDay[] {
  return Object.entries(named).flatMap(([name, days]) => days.map((on) => ({ day: on, kind, name })))
}
