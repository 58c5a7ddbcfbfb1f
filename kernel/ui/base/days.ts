import type { SayOf } from '../texts.ts'
import type { baseTexts } from './base.texts.ts'

const zone = 'Asia/Shanghai'
const dayMs = 86_400_000

/** A day of the wire (`YYYY-MM-DD`) as people write it: 2026年3月8日 (周日). */
export function formatDay(day: string, language: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (!language.startsWith('zh')) {
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(at)
  }
  const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', weekday: 'short' }).format(at)
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日 (${weekday})`
}

/** A month of the wire (`YYYY-MM`): 2026年3月. */
export function formatMonth(month: string, language: string): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  if (!language.startsWith('zh')) return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(at)
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月`
}

/** An instant of the wire as the day and minute in China. */
export function formatInstant(instant: string, language: string): string {
  const at = new Date(instant)
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
  return `${formatDay(dayOf(at), language)} ${time}`
}

/** The day that an instant falls on in China. */
export function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at)
}

/** Whole days from one day to another; negative when it has passed. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

export type DueTone = 'bad' | 'warn' | 'neutral'

/** How near a deadline is, in words and in meaning. */
export function sayDue(dueOn: string, today: string, say: SayOf<typeof baseTexts>): { words: string; tone: DueTone } {
  const days = daysBetween(today, dueOn)
  if (days < 0) return { words: say('daysPast', { count: -days }), tone: 'bad' }
  if (days === 0) return { words: say('dueToday'), tone: 'warn' }
  if (days === 1) return { words: say('dueTomorrow'), tone: 'warn' }
  return { words: say('daysLeft', { count: days }), tone: days <= 3 ? 'warn' : 'neutral' }
}
