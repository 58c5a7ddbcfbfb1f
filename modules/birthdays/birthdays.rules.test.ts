import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthdayIn, entitlementOf, lastDayOf, phaseOf, useProblem, type Celebrant, type Terms } from './birthdays.rules.ts'
import { readCouponCode, newCouponCode } from './codes.ts'
import { lunarWords, solarDayIn } from './lunar.ts'

const solar = { calendar: 'solar', leapDay: '02-28' } as const
const lunar = { calendar: 'lunar', leapDay: '02-28' } as const

const terms: Terms = { year: 2026, fromDay: '2026-01-01', daysAhead: 0, validDays: 30, includeRetired: true, lateJoiners: true, leapDay: '02-28' }
const person: Celebrant = { birthDate: '1980-06-15', memberSince: '2005-07-01', retireDate: null, leaveDate: null, calendar: 'solar' }

describe('the day', () => {
  test('a solar birthday is the day of the record', () => {
    expect(birthdayIn(2026, '1980-06-15', solar)).toBe('2026-06-15')
  })

  test('who was born on 29 February has it in leap years, and on the day that the programme says in others', () => {
    expect([2024, 2026].map((year) => birthdayIn(year, '1980-02-29', solar))).toEqual(['2024-02-29', '2026-02-28'])
    expect(birthdayIn(2026, '1980-02-29', { calendar: 'solar', leapDay: '03-01' })).toBe('2026-03-01')
  })

  test('a lunar birthday is the same lunar day of the lunar year', () => {
    // Mid-Autumn, 八月十五: 25 September 2026; born at Mid-Autumn 1980, 23 September.
    expect(lunarWords('1980-09-23')).toBe('八月十五')
    expect(birthdayIn(2026, '1980-09-23', lunar)).toBe('2026-09-25')
  })

  test('a lunar birthday at the end of the lunar year falls into the year after', () => {
    // 腊月廿三 of 2025 is 10 February 2026.
    expect(solarDayIn(2025, { month: 12, day: 23 })).toBe('2026-02-10')
  })

  test('who was born in a leap month has the ordinary month, and a missing thirtieth is the last day', () => {
    // 23 May to 20 June 2020 was 闰四月.
    expect(lunarWords('2020-05-23')).toBe('闰四月初一')
    expect(birthdayIn(2026, '2020-05-23', lunar)).toBe(solarDayIn(2026, { month: 4, day: 1 }))
    const thirtieths = Array.from({ length: 12 }, (_, index) => solarDayIn(2026, { month: index + 1, day: 30 }))
    const firsts = Array.from({ length: 12 }, (_, index) => (index === 11 ? solarDayIn(2027, { month: 1, day: 1 }) : solarDayIn(2026, { month: index + 2, day: 1 })))
    // The day after a thirtieth, or after the twenty-ninth in its place, is the first of the next month.
    expect(thirtieths.map((day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10))).toEqual(firsts)
  })

  test('everybody has exactly one lunar birthday in each lunar year, in order', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1930-01-01'), max: new Date('2008-12-31'), noInvalidDate: true }), fc.integer({ min: 2020, max: 2040 }), (born, year) => {
        const birthDate = born.toISOString().slice(0, 10)
        const [one, next] = [birthdayIn(year, birthDate, lunar), birthdayIn(year + 1, birthDate, lunar)]
        expect(one >= `${year}-01-20` && one <= `${year + 1}-02-21`).toBe(true)
        expect(next > one).toBe(true)
      }),
    )
  })
})

describe('who is given something', () => {
  test('a member from the day on, or as many days ahead as the programme says', () => {
    expect(entitlementOf(person, terms)).toEqual({ birthday: '2026-06-15', dueOn: '2026-06-15' })
    expect(entitlementOf(person, { ...terms, daysAhead: 7 })).toEqual({ birthday: '2026-06-15', dueOn: '2026-06-08' })
  })

  test('without a birth date nothing is due, and it says so', () => {
    expect(entitlementOf({ ...person, birthDate: null }, terms)).toEqual({ birthday: null, why: 'no_birth_date' })
  })

  test('who has left by then gets nothing, who leaves later does', () => {
    expect(entitlementOf({ ...person, leaveDate: '2026-06-15' }, terms)).toMatchObject({ why: 'left' })
    expect(entitlementOf({ ...person, leaveDate: '2026-06-16' }, terms)).toMatchObject({ dueOn: '2026-06-15' })
  })

  test('the retired are given theirs or not, as the programme says', () => {
    const retired = { ...person, retireDate: '2026-06-01' }
    expect(entitlementOf(retired, terms)).toMatchObject({ dueOn: '2026-06-15' })
    expect(entitlementOf(retired, { ...terms, includeRetired: false })).toMatchObject({ why: 'retired' })
    expect(entitlementOf({ ...person, retireDate: '2026-07-01' }, { ...terms, includeRetired: false })).toMatchObject({ dueOn: '2026-06-15' })
  })

  test('who joins after the birthday gets it on joining, or from next year, as the programme says', () => {
    const late = { ...person, memberSince: '2026-09-01' }
    expect(entitlementOf(late, terms)).toMatchObject({ dueOn: '2026-09-01' })
    expect(entitlementOf(late, { ...terms, lateJoiners: false })).toMatchObject({ why: 'joined_later' })
    expect(entitlementOf({ ...person, memberSince: '2027-01-01' }, terms)).toMatchObject({ why: 'joined_later' })
  })

  test('birthdays before the first day of the programme are not made up for', () => {
    expect(entitlementOf(person, { ...terms, fromDay: '2026-07-01' })).toMatchObject({ why: 'before_programme' })
  })
})

describe('a coupon', () => {
  const coupon = { state: 'open' as const, issuedOn: '2026-06-10', validUntil: '2026-07-15', shopIds: ['a', 'b'] }

  test('issued ahead it is good from the birthday on, made up for from its issue', () => {
    expect(lastDayOf({ birthday: '2026-06-15', issuedOn: '2026-06-08', validDays: 30 })).toBe('2026-07-15')
    expect(lastDayOf({ birthday: '2026-06-15', issuedOn: '2026-06-20', validDays: 30 })).toBe('2026-07-20')
    expect(lastDayOf({ birthday: null, issuedOn: '2026-06-20', validDays: 30 })).toBe('2026-07-20')
  })

  test('it is used in one of its shops until its last day, once', () => {
    expect(useProblem(coupon, { shopId: 'b', on: '2026-07-15' })).toBeNull()
    expect(useProblem(coupon, { shopId: 'b', on: '2026-07-16' })).toBe('lapsed')
    expect(useProblem(coupon, { shopId: 'c', on: '2026-07-01' })).toBe('elsewhere')
    expect(useProblem(coupon, { shopId: 'a', on: '2026-06-09' })).toBe('too_early')
    expect(useProblem({ ...coupon, state: 'used' }, { shopId: 'a', on: '2026-07-01' })).toBe('used')
    expect(useProblem({ ...coupon, state: 'revoked' }, { shopId: 'a', on: '2026-07-01' })).toBe('revoked')
  })

  test('unused beyond its last day it is lapsed', () => {
    expect([phaseOf(coupon, '2026-07-15'), phaseOf(coupon, '2026-07-16'), phaseOf({ ...coupon, state: 'used' }, '2027-01-01')]).toEqual(['open', 'lapsed', 'used'])
  })

  test('its code is read however it was typed, pasted or scanned', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          (code: string) => code,
          (code: string) => code.toLowerCase(),
          (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1 '),
          (code: string) => `https://x.edu.cn/birthday-shop#code=${code}`,
        ),
        (write) => {
          const code = newCouponCode()
          expect(readCouponCode(` ${write(code)} `)).toBe(code)
        },
      ),
    )
    expect(['', 'ABCD', 'ABCDEFGHJKL0', '孙悟空', 'ABCDEFGHJKLMN'].map(readCouponCode)).toEqual([null, null, null, null, null])
  })
})
