import { addDays } from '../../engines/calendar/working-days.ts'
import type { Calendar, CouponPhase, CouponState, LeapDay } from './birthdays.shapes.ts'
import { lunarDayOf, solarDayIn } from './lunar.ts'

/** What a record says of a member, as far as a birthday goes. Days are `YYYY-MM-DD`. */
export interface Celebrant {
  birthDate: string | null
  memberSince: string | null
  retireDate: string | null
  leaveDate: string | null
  calendar: Calendar
}

/** What a programme says about whom and when. */
export interface Terms {
  year: number
  fromDay: string
  daysAhead: number
  validDays: number
  includeRetired: boolean
  lateJoiners: boolean
  leapDay: LeapDay
}

type WhyNot = 'no_birth_date' | 'before_programme' | 'joined_later' | 'left' | 'retired'

/** Entitled from `dueOn` on, or not and why. */
type Entitlement = { birthday: string; dueOn: string } | { birthday: string | null; why: WhyNot }

/**
 * The day on which somebody keeps their birthday in a year. The lunar birthday of a year is that of the lunar year of this number: it
 * may fall in the January or February after, and so everybody has exactly one a year.
 */
export function birthdayIn(year: number, birthDate: string, { calendar, leapDay }: { calendar: Calendar; leapDay: LeapDay }): string {
  if (calendar === 'lunar') return solarDayIn(year, lunarDayOf(birthDate))
  const monthAndDay = birthDate.slice(5)
  return `${year}-${monthAndDay === '02-29' && !isLeapYear(year) ? leapDay : monthAndDay}`
}

/** Whether a living member is given something in the programme's year, and from which day on. */
export function entitlementOf(person: Celebrant, terms: Terms): Entitlement {
  if (person.birthDate === null) return { birthday: null, why: 'no_birth_date' }
  const birthday = birthdayIn(terms.year, person.birthDate, { calendar: person.calendar, leapDay: terms.leapDay })
  const why = whyNot(person, terms, birthday)
  if (why !== null) return { birthday, why }
  const ahead = addDays(birthday, -terms.daysAhead)
  return { birthday, dueOn: later(ahead, person.memberSince ?? ahead) }
}

function whyNot({ memberSince, retireDate, leaveDate }: Celebrant, { year, fromDay, includeRetired, lateJoiners }: Terms, birthday: string): WhyNot | null {
  if (birthday < fromDay) return 'before_programme'
  if (leaveDate !== null && leaveDate <= birthday) return 'left'
  if (!includeRetired && retireDate !== null && retireDate <= birthday) return 'retired'
  const joinedAfter = memberSince !== null && memberSince > birthday
  if (joinedAfter && (!lateJoiners || memberSince > `${year}-12-31`)) return 'joined_later'
  return null
}

/** The last day of a coupon: counted from its issue, or from the birthday where that comes later. */
export function lastDayOf({ birthday, issuedOn, validDays }: { birthday: string | null; issuedOn: string; validDays: number }): string {
  return addDays(birthday === null ? issuedOn : later(birthday, issuedOn), validDays)
}

export function phaseOf({ state, validUntil }: { state: CouponState; validUntil: string }, day: string): CouponPhase {
  return state === 'open' && validUntil < day ? 'lapsed' : state
}

export type UseProblem = 'used' | 'revoked' | 'lapsed' | 'elsewhere' | 'too_early'

interface Asked {
  state: CouponState
  issuedOn: string
  validUntil: string
  /** The shops of its programme. */
  shopIds: readonly string[]
}

/** Why a coupon cannot be used in a shop on a day; null where it can. */
export function useProblem(coupon: Asked, { shopId, on }: { shopId: string; on: string }): UseProblem | null {
  if (coupon.state !== 'open') return coupon.state
  if (!coupon.shopIds.includes(shopId)) return 'elsewhere'
  if (on < coupon.issuedOn) return 'too_early'
  return on > coupon.validUntil ? 'lapsed' : null
}

function later(one: string, other: string): string {
  return one > other ? one : other
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
