import type { Scope } from '../../kernel/auth/actor.ts'
import { forbidden } from '../../kernel/errors.ts'
import { dayOutsideYear, dayTwice, makeupOnWeekday, yearIncomplete } from './calendar.errors.ts'
import { weekdayOf, type SpecialDay } from './working-days.ts'

/** The calendar holds for the whole school, so whoever manages only a part of it may not change it. */
export function mustReachAll(scope: Scope): void {
  if (!scope.all) throw forbidden({ permission: 'calendar.manage', whoCan: '' })
}

/** Throws where the days cannot be a year's arrangement. */
export function mustBeYear(year: number, days: readonly SpecialDay[]): void {
  const seen = new Set<string>()
  for (const { day, kind } of days) {
    if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`)) throw dayOutsideYear({ day, year })
    if (seen.has(day)) throw dayTwice({ day })
    seen.add(day)
    if (kind === 'makeup' && weekdayOf(day) % 6 !== 0) throw makeupOnWeekday({ day })
  }
  const missing = missingFestivals(year, days)
  if (missing.length > 0) throw yearIncomplete({ year, missing })
}

/** Holidays of all citizens without a day off: 《全国年节及纪念日放假办法》 art. 2; three of the seven since 2008. */
export function missingFestivals(year: number, days: readonly SpecialDay[]): string[] {
  const festivals = ['元旦', '春节', ...(year >= 2008 ? ['清明', '端午', '中秋'] : []), '劳动节', '国庆']
  const named = days.filter(({ kind }) => kind === 'holiday').map(({ name }) => name)
  return festivals.filter((festival) => !named.some((name) => name.includes(festival)))
}
