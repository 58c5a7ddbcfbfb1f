import { today } from '../kernel/clock.ts'
import type { RequestContext } from '../kernel/context.ts'
import { say } from '../kernel/i18n.ts'
import { modules } from './modules.ts'

/** What the desk's home counts, and what falls into this month and the next, as every module tells it. */
export async function workbenchOf(context: RequestContext) {
  const { locale } = context
  const months = monthsFrom(today(context.clock))
  const [figures, entries] = await Promise.all([
    Promise.all(modules.map(async (module) => (await module.figures?.(context)) ?? [])),
    Promise.all(modules.map(async (module) => (await module.calendar?.(context, months)) ?? [])),
  ])
  return {
    figures: figures.flat().map(({ key, label, value, hint, path }) => ({ key, label: say(label, locale), value, hint: hint ? say(hint, locale) : null, path })),
    months: months.map((month) => ({
      month,
      entries: entries
        .flat()
        .filter((entry) => entry.month === month)
        .map(({ key, title, path, state }) => ({ key, title, path, state })),
    })),
  }
}

function monthsFrom(day: string): string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  return [day.slice(0, 7), month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`]
}
