import type { Random } from './random.ts'

const DAY_MS = 86_400_000

/** `YYYY-MM-DD` and whole days in UTC: no clock, no zone. */
export function dayAt(year: number, month: number, day: number): string {
  return dayOfNumber(Date.UTC(year, month - 1, day) / DAY_MS)
}

export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

export function addDays(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days)
}

/** 29 February becomes the 28th where there is none. */
export function addYears(day: string, years: number): string {
  const moved = `${yearOf(day) + years}${day.slice(4)}`
  const monthDay = day.slice(5)
  return monthDay === '02-29' && dayOfNumber(dayNumber(moved)) !== moved ? moved.replace('02-29', '02-28') : moved
}

/** Completed years. */
export function ageOn(birthDate: string, day: string): number {
  return yearOf(day) - yearOf(birthDate) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)
}

export function randomDay(random: Random, from: string, to: string): string {
  return dayOfNumber(random.int(dayNumber(from), dayNumber(to)))
}

/** The day as Excel counts it: 1 is 1 January 1900, and 60 a day that never was. */
export function excelSerial(day: string): number {
  return dayNumber(day) + 25_569
}

function dayNumber(day: string): number {
  return Date.UTC(yearOf(day), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY_MS
}

function dayOfNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}
