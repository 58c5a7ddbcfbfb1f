import { dayOf, shanghaiMinute } from './clock.ts'
import type { Bilingual } from './errors.ts'

const dayInEnglish = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })

/** A day (`YYYY-MM-DD`) as people say it, 3月5日; its year stands there only where it is not that of `now`. */
export function dayWords(day: string, now: Date): Bilingual {
  const [year = '', month, date] = day.split('-')
  const away = dayOf(now).startsWith(year) ? null : year
  const en = dayInEnglish.format(new Date(`${day}T00:00:00Z`))
  return { zh: `${away ? `${away}年` : ''}${Number(month)}月${Number(date)}日`, en: away ? `${en} ${away}` : en }
}

/** An instant as people in China say it, 3月5日 14:00. */
export function minuteWords(at: Date, now: Date): Bilingual {
  const { zh, en } = dayWords(dayOf(at), now)
  const hour = shanghaiMinute(at).slice(-5)
  return { zh: `${zh} ${hour}`, en: `${en}, ${hour}` }
}
