import { dayOf, shanghaiMinute } from './clock.ts'
import type { Bilingual } from './errors.ts'

const dayInEnglish = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })

/** A day (`YYYY-MM-DD`) as people say it, 3月5日; its year stands there unless it is that of `now`. */
export function dayWords(day: string, now: Date | null): Bilingual {
  const [year = '', month, date] = day.split('-')
  const away = now && dayOf(now).startsWith(year) ? null : year
  const en = dayInEnglish.format(new Date(`${day}T00:00:00Z`))
  return { zh: `${away ? `${away}年` : ''}${Number(month)}月${Number(date)}日`, en: away ? `${en} ${away}` : en }
}

/** An instant as people in China say it, 3月5日 14:00. */
export function minuteWords(at: Date, now: Date | null): Bilingual {
  return hourWords(dayWords(dayOf(at), now), shanghaiMinute(at).slice(-5))
}

/** When something ends: at midnight the day before at 24:00, as people say it. */
export function untilWords(at: Date, now: Date | null): Bilingual {
  const isMidnight = shanghaiMinute(at).endsWith(' 00:00')
  return isMidnight ? hourWords(dayWords(dayOf(new Date(at.getTime() - 1)), now), '24:00') : minuteWords(at, now)
}

function hourWords({ zh, en }: Bilingual, hour: string): Bilingual {
  return { zh: `${zh} ${hour}`, en: `${en}, ${hour}` }
}

const written = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/

/** What `dayOf` or `shanghaiMinute` wrote, with its year, as people say it; null: it is neither. */
export function wordsOfWritten(text: string): Bilingual | null {
  const [, day, hour] = written.exec(text) ?? []
  // What somebody typed may look like a day, and be none.
  if (day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return null
  const words = dayWords(day, null)
  return hour === undefined ? words : hourWords(words, hour)
}
