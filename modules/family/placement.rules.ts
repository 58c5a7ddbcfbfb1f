import { fullYears } from '../../engines/capacity/eligibility/conditions.shapes.ts'
import { dayWords } from '../../kernel/day-words.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { gradeNames, type Criterion, type GradeAges, type PointsLine } from './placement.shapes.ts'

/** Why a child of this day of birth is too young or too old for the grade, with the arithmetic; null: of the right age. */
export function ageFault({ birthDate, ages, on }: { birthDate: string; ages: GradeAges; on: string }): Bilingual | null {
  const name = gradeNames[ages.grade]
  const turns = birthday(birthDate, ages.from)
  const leaves = birthday(birthDate, ages.below)
  if (turns <= on && on < leaves) return null
  const [old, born, by] = [ageInWords(birthDate, on), dayWords(birthDate, null), dayWords(on, null)]
  const wrong = turns > on ? tooYoung(turns, { ages, on }) : tooOld(leaves, { ages, on })
  return {
    zh: `孩子${born.zh}出生，到${by.zh}${old.zh}；${name.zh}要求满${ages.from}周岁、不满${ages.below}周岁。${wrong.zh}`,
    en: `Born on ${born.en}, the child is ${old.en} on ${by.en}; ${name.en} takes children of at least ${ages.from} and under ${ages.below}. ${wrong.en}`,
  }
}

interface Asked {
  ages: GradeAges
  on: string
}

function tooYoung(turns: string, { ages, on }: Asked): Bilingual {
  const [day, days] = [dayWords(turns, null), daysBetween(on, turns)]
  return { zh: `孩子${day.zh}才满${ages.from}周岁，晚${days}天。`, en: `It turns ${ages.from} on ${day.en}, ${days} day(s) too late.` }
}

function tooOld(leaves: string, { ages, on }: Asked): Bilingual {
  // Who turns that old on the very day is a day too old.
  const [day, days] = [dayWords(leaves, null), daysBetween(leaves, on) + 1]
  return { zh: `孩子${day.zh}已满${ages.below}周岁，早${days}天。`, en: `It turned ${ages.below} on ${day.en}, ${days} day(s) too early.` }
}

/** 满5周岁5个月 */
function ageInWords(birthDate: string, on: string): Bilingual {
  if (birthDate > on) return { zh: '还未出生', en: 'not yet born' }
  const months = (Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4))) * 12 + Number(on.slice(5, 7)) - Number(birthDate.slice(5, 7)) - (on.slice(8) < birthDate.slice(8) ? 1 : 0)
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return { zh: `满${years}周岁${rest > 0 ? `${rest}个月` : ''}`, en: `${years} year(s)${rest > 0 ? ` and ${rest} month(s)` : ''} old` }
}

/** The day on which somebody turns so many years old; who was born on 29 February does so on 1 March of common years. */
function birthday(birthDate: string, years: number): string {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10)
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The sum of points, line by line as a person would check it. */
export function countPoints(
  criteria: readonly Criterion[],
  { claims, serviceSince, on }: { claims: readonly string[]; serviceSince: string | null; on: string },
): { points: number; lines: PointsLine[] } {
  const lines = criteria.map((criterion) => (criterion.kind === 'fact' ? factLine(criterion, claims.includes(criterion.id)) : serviceLine(criterion, { serviceSince, on })))
  return { points: lines.reduce((sum, { points }) => sum + points, 0), lines }
}

function factLine({ id, title, points }: Criterion, claimed: boolean): PointsLine {
  return claimed
    ? { criterionId: id, title, points, said: { zh: `符合，计${points}分`, en: `holds: ${points}` } }
    : { criterionId: id, title, points: 0, said: { zh: '未申报，计0分', en: 'not stated: 0' } }
}

function serviceLine({ id, title, points: perYear, most }: Criterion, { serviceSince, on }: { serviceSince: string | null; on: string }): PointsLine {
  if (serviceSince === null) return { criterionId: id, title, points: 0, said: { zh: '档案中没有来校日期，计0分', en: 'no day of arrival on record: 0' } }
  const years = fullYears(serviceSince, on)
  const product = years * perYear
  const points = Math.min(product, most)
  const [since, by] = [dayWords(serviceSince, null), dayWords(on, null)]
  const capped: Bilingual = product > most ? { zh: `，最多${most}分`, en: `, at most ${most}` } : { zh: '', en: '' }
  return {
    criterionId: id,
    title,
    points,
    said: {
      zh: `${since.zh}来校，到${by.zh}满${years}年，${years}×${perYear}＝${product}分${capped.zh}，计${points}分`,
      en: `here since ${since.en}, ${years} full year(s) by ${by.en}: ${years}×${perYear}=${product}${capped.en}: ${points}`,
    },
  }
}

export interface Ranked {
  id: string
  points: number
  serviceSince: string | null
  submittedAt: Date
  wishes: readonly string[]
}

/** The order in which places are given: more points, then longer service, then who submitted first. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.points - a.points || (a.serviceSince ?? '9999').localeCompare(b.serviceSince ?? '9999') || a.submittedAt.getTime() - b.submittedAt.getTime() || (a.id < b.id ? -1 : 1)
}

/** Each in the order of rank gets the first of their wishes that still has room. */
export function allotPlaces(applications: readonly Ranked[], rooms: ReadonlyMap<string, number>): Map<string, string> {
  const left = new Map(rooms)
  const given = new Map<string, string>()
  for (const { id, wishes } of applications.toSorted(byRank)) {
    const school = wishes.find((wish) => (left.get(wish) ?? 0) > 0)
    if (school === undefined) continue
    left.set(school, (left.get(school) ?? 0) - 1)
    given.set(id, school)
  }
  return given
}
