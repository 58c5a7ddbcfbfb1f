import { dayWords } from '../../../kernel/day-words.ts'
import { assertNever, type Bilingual } from '../../../kernel/errors.ts'
import type { Condition } from '../offer-rules.ts'

// The words of conditions, in one place: for the form, the page of the offer and the answer to “why not”.

/** Names of what conditions point to. */
export interface ConditionNames {
  unit(id: string): string
  employment(code: string): Bilingual
}

const memberWords = {
  active: { zh: '在册会员', en: 'active member' },
  retained: { zh: '保留会籍', en: 'retained membership' },
  none: { zh: '未入会', en: 'not a member' },
} as const

const sexWords: Record<string, Bilingual> = { '1': { zh: '男', en: 'male' }, '2': { zh: '女', en: 'female' } }

/** What a condition asks, as a member reads it. */
export function sayCondition(condition: Condition, names: ConditionNames): Bilingual {
  switch (condition.kind) {
    case 'member': {
      const states = joined(condition.states.map((state) => memberWords[state]))
      return { zh: `会籍：${states.zh}`, en: `Membership: ${states.en}` }
    }
    case 'branches': {
      const units = joined(condition.unitIds.map((id) => same(names.unit(id))))
      return condition.except ? { zh: `不在以下分工会：${units.zh}`, en: `Not of: ${units.en}` } : { zh: `所在分工会：${units.zh}`, en: `Of: ${units.en}` }
    }
    case 'clubs': {
      const clubs = joined(condition.unitIds.map((id) => same(names.unit(id))))
      return { zh: `协会成员：${clubs.zh}`, en: `In a club: ${clubs.en}` }
    }
    case 'employment': {
      const types = joined(condition.types.map(names.employment))
      return { zh: `用工形式：${types.zh}`, en: `Employment: ${types.en}` }
    }
    case 'sex':
      return condition.sex === '2' ? { zh: '女教职工', en: 'Women' } : { zh: '男教职工', en: 'Men' }
    case 'age':
      return sayAge(condition)
    case 'serviceYears':
      return sayBy(condition, { zh: `参加工作（来校）满${condition.atLeast}年`, en: `${condition.atLeast} full year(s) of service` })
    case 'memberYears':
      return sayBy(condition, { zh: `会龄满${condition.atLeast}年`, en: `A member for ${condition.atLeast} full year(s)` })
    case 'retired':
      return sayBy(condition, condition.retired ? { zh: '已退休', en: 'Retired' } : { zh: '未退休', en: 'Not retired' })
    case 'people':
      return condition.except ? { zh: '不在除外名单中', en: 'Not on the list of exceptions' } : { zh: '在指定名单中', en: 'On the list of names' }
    default:
      return assertNever(condition)
  }
}

function sayAge({ from, to, on }: Extract<Condition, { kind: 'age' }>): Bilingual {
  if (from === null && to === null) return { zh: '有出生日期记录', en: 'Date of birth on record' }
  if (from === null) return sayBy({ on }, { zh: `不超过${to}周岁`, en: `At most ${to} years old` })
  if (to === null) return sayBy({ on }, { zh: `年满${from}周岁`, en: `At least ${from} years old` })
  return sayBy({ on }, { zh: `年龄${from}至${to}周岁`, en: `${from} to ${to} years old` })
}

function sayBy({ on }: { on: string }, { zh, en }: Bilingual): Bilingual {
  const day = dayWords(on, null)
  return { zh: `到${day.zh}${zh}`, en: `${en} by ${day.en}` }
}

/** What a person's own record says to a condition. */
export interface OwnRecord {
  unitId: string
  /** Clubs that the person is in, where a condition asks. */
  clubIds: readonly string[]
  membership: string
  memberSince: string | null
  sex: string
  birthDate: string | null
  employmentType: string | null
  hireDate: string | null
  retireDate: string | null
}

const unknown: Bilingual = { zh: '档案中没有登记，请在“我的档案”中补充', en: 'Not on record: add it under “My record”' }

/** What the record says to a condition, with the number that was compared. */
export function sayOwn(condition: Condition, own: OwnRecord, names: ConditionNames): Bilingual {
  switch (condition.kind) {
    case 'member':
      return Object.hasOwn(memberWords, own.membership) ? memberWords[own.membership as keyof typeof memberWords] : { zh: '已不是会员', en: 'No longer a member' }
    case 'branches':
      return same(names.unit(own.unitId))
    case 'clubs':
      return sayClubs(condition.unitIds, own.clubIds, names)
    case 'employment':
      return own.employmentType === null ? unknown : names.employment(own.employmentType)
    case 'sex':
      return sexWords[own.sex] ?? unknown
    case 'age':
      return sayYears(own.birthDate, condition.on, (years, born) => ({ zh: `${years}周岁（${born.zh}出生）`, en: `${years} (born ${born.en})` }))
    case 'serviceYears':
      return sayYears(own.hireDate, condition.on, (years, since) => ({ zh: `满${years}年（${since.zh}来校）`, en: `${years} full year(s) (since ${since.en})` }))
    case 'memberYears':
      return sayYears(own.memberSince, condition.on, (years, since) => ({ zh: `满${years}年（${since.zh}入会）`, en: `${years} full year(s) (since ${since.en})` }))
    case 'retired':
      return sayRetiring(own.retireDate)
    case 'people':
      return { zh: '由主办单位指定', en: 'Named by the organiser' }
    default:
      return assertNever(condition)
  }
}

function sayClubs(asked: readonly string[], own: readonly string[], names: ConditionNames): Bilingual {
  const shared = asked.filter((id) => own.includes(id))
  return shared.length > 0 ? joined(shared.map((id) => same(names.unit(id)))) : { zh: '还不是成员，可在“文体协会”中加入', en: 'Not in it yet: join under “Clubs”' }
}

function sayYears(since: string | null, on: string, say: (years: number, since: Bilingual) => Bilingual): Bilingual {
  return since === null ? unknown : say(fullYears(since, on), dayWords(since, null))
}

function sayRetiring(retireDate: string | null): Bilingual {
  if (retireDate === null) return { zh: '没有退休日期', en: 'No date of retirement' }
  const on = dayWords(retireDate, null)
  return { zh: `退休日期 ${on.zh}`, en: `Retires on ${on.en}` }
}

/** Full years from one day to another; nobody has been here for less than none. */
export function fullYears(since: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(since.slice(0, 4))
  return Math.max(0, on.slice(5) < since.slice(5) ? years - 1 : years)
}

function same(text: string): Bilingual {
  return { zh: text, en: text }
}

function joined(words: readonly Bilingual[]): Bilingual {
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') }
}
