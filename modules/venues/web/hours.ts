import { listed } from '../../../kernel/ui/punctuation.ts'
import type { SayOf } from '../../../kernel/ui/texts.ts'
import type { Venue } from './venues.types.ts'
import type { venuesTexts } from './venues.texts.ts'

type Say = SayOf<typeof venuesTexts>

const inChina = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })

/** The hour of an instant in China: 09:00. What ends a day ends at 24:00. */
export function clockOf(instant: string, end = false): string {
  const time = inChina.format(new Date(instant))
  return end && time === '00:00' ? '24:00' : time
}

export function spanOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string {
  return `${clockOf(startsAt)}–${clockOf(endsAt, true)}`
}

/** A minute of the day as an hour: 540 is 09:00. */
export function clockOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export function sayLength(minutes: number, say: Say): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return say('lengthMinutes', { minutes: rest })
  return rest === 0 ? say('length', { hours }) : say('lengthBoth', { hours, minutes: rest })
}

/** Opening hours as a notice at the door has them: days that follow one another with the same hours in one line. */
export function sayHours(hours: Venue['hours'], { say, language }: { say: Say; language: string }): string[] {
  const byDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
    listed(
      hours
        .filter((span) => span.weekday === weekday)
        .toSorted((a, b) => a.from - b.from)
        .map(({ from, to }) => `${clockOfMinute(from)}–${clockOfMinute(to)}`),
    ),
  )
  const runs: { from: number; to: number; words: string }[] = []
  for (const [index, words] of byDay.entries()) {
    const last = runs.at(-1)
    if (last && last.words === words && last.to === index) last.to = index + 1
    else runs.push({ from: index + 1, to: index + 1, words })
  }
  return runs.filter(({ words }) => words !== '').map(({ from, to, words }) => `${sayDays(from, to, { say, language })} ${words}`)
}

function sayDays(from: number, to: number, { say, language }: { say: Say; language: string }): string {
  if (from === 1 && to === 7) return say('everyDay')
  return from === to ? weekdayName(from, language) : say('weekdayTo', { from: weekdayName(from, language), to: weekdayName(to, language) })
}

/** 1 is Monday, 7 Sunday. */
export function weekdayName(weekday: number, language: string): string {
  // The 5th of January 2026 was a Monday.
  return new Intl.DateTimeFormat(language.startsWith('zh') ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'short' }).format(new Date(Date.UTC(2026, 0, 4 + weekday)))
}

const dayMs = 86_400_000

export function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
}

/** 周三 / Wed of a day. */
export function weekdayOfDay(day: string, language: string): string {
  return weekdayName(((new Date(day).getUTCDay() + 6) % 7) + 1, language)
}
