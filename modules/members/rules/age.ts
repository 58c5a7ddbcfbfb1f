import type { Bilingual } from '../../../kernel/errors.ts'

/** Full years of age on a day; both `YYYY-MM-DD`. Someone born on 29 February turns a year older on 1 March of common years. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Data of children under 14 is sensitive and needs a guardian's consent: PIPL arts. 28, 31. */
export function isUnderFourteen(birthDate: string, day: string): boolean {
  return ageOn(birthDate, day) < 14
}

export type AgeBand = Bilingual & { code: string; from: number; to: number | null }

/** Bands of the statistics page, in order. */
export const ageBands: readonly AgeBand[] = [
  { code: 'to_30', zh: '30 岁及以下', en: '30 and under', from: 0, to: 30 },
  { code: '31_40', zh: '31–40 岁', en: '31–40', from: 31, to: 40 },
  { code: '41_50', zh: '41–50 岁', en: '41–50', from: 41, to: 50 },
  { code: '51_60', zh: '51–60 岁', en: '51–60', from: 51, to: 60 },
  { code: 'over_60', zh: '60 岁以上', en: 'Over 60', from: 61, to: null },
]

export function ageBandOf(age: number): AgeBand | null {
  return ageBands.find((band) => age >= band.from && (band.to === null || age <= band.to)) ?? null
}

/** The birth dates (inclusive) of those whose age lies between two ages (inclusive) on a day. */
export function bornBetween({ ageFrom, ageTo, today }: { ageFrom: number | null; ageTo: number | null; today: string }): {
  from: string | null
  to: string | null
} {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const shifted = (years: number, days: number) => new Date(Date.UTC(year - years, month - 1, day + days)).toISOString().slice(0, 10)
  return { from: ageTo === null ? null : shifted(ageTo + 1, 1), to: ageFrom === null ? null : shifted(ageFrom, 0) }
}
