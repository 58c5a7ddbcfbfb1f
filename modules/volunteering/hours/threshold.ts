import { findStandard } from '../../../engines/standards/standards.store.ts'
import { today, type Clock } from '../../../kernel/clock.ts'
import type { Db } from '../../../kernel/db/handle.ts'

/** What a year's honour list asks for, as the university set it. */
export interface Threshold {
  hours: number
  title: string
  documentNo: string | null
  article: string | null
  verified: boolean
}

const keys = { people: 'volunteering.member_hours', teams: 'volunteering.team_hours' } as const

/** The rule in force at the end of the year, or today while it lasts; null: nobody has entered one. */
export async function thresholdOf(db: Db, { of, year, clock }: { of: keyof typeof keys; year: number; clock: Clock }): Promise<Threshold | null> {
  const end = `${year}-12-31`
  const now = today(clock)
  const found = await findStandard(db, keys[of], now < end ? now : end)
  if (found?.value.kind !== 'hours') return null
  const { title, documentNo, article, verified, value } = found
  return { hours: value.hours, title, documentNo, article, verified }
}
