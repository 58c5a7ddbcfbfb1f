import { dayOf, formatInstant } from '../../../kernel/ui/base/days.ts'
import type { SayOf } from '../../../kernel/ui/texts.ts'
import type { notifyTexts } from './notify.texts.ts'

/** How long ago, for the same day; the day itself for what is older. */
export function sayAgo(instant: string, now: Date, { say, language }: { say: SayOf<typeof notifyTexts>; language: string }): string {
  const minutes = Math.floor((now.getTime() - Date.parse(instant)) / 60_000)
  if (minutes < 1) return say('justNow')
  if (minutes < 60) return say('minutesAgo', { count: minutes })
  if (dayOf(new Date(instant)) === dayOf(now)) return say('hoursAgo', { count: Math.floor(minutes / 60) })
  return formatInstant(instant, language)
}
