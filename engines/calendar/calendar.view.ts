import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import { listOwnYears, type OwnYear } from './calendar.store.ts'
import { shippedYears, type YearOfDays } from './shipped-years.ts'
import type { SpecialDay } from './working-days.ts'

/** A year as the page shows it, with its days. */
export interface ShownYear extends YearOfDays {
  source: 'shipped' | 'own'
  hasShipped: boolean
  holidays: number
  makeupDays: number
  version: number
  loadedAt: string | null
}

/** The years that are known, latest first, and the first from this year on that is not. */
export async function listYears(context: RequestContext): Promise<{ items: Omit<ShownYear, 'days'>[]; nextUnknown: number }> {
  const shown = shownYears(await listOwnYears(context.db))
  const known = new Set(shown.map(({ year }) => year))
  let next = Number(today(context.clock).slice(0, 4))
  while (known.has(next)) next += 1
  return {
    items: shown.map(({ days: _days, ...year }) => year),
    nextUnknown: next,
  }
}

export async function shownYear(context: RequestContext, year: number): Promise<ShownYear & { daysOfNext: SpecialDay[] }> {
  const years = shownYears(await listOwnYears(context.db))
  const found = years.find((shown) => shown.year === year)
  if (!found) throw notFound()
  const next = years.find((shown) => shown.year === year + 1)
  return { ...found, daysOfNext: next?.days.filter(({ day }) => day.startsWith(`${year}-`)) ?? [] }
}

function shownYears(own: readonly OwnYear[]): ShownYear[] {
  const replaced = new Set(own.map(({ year }) => year))
  const shipped = shippedYears.filter(({ year }) => !replaced.has(year)).map((year) => shownOf(year, { source: 'shipped', version: 0, loadedAt: null }))
  const loaded = own.map((year) => shownOf(year, { source: 'own', version: year.version, loadedAt: year.loadedAt.toISOString() }))
  return [...shipped, ...loaded].toSorted((a, b) => b.year - a.year)
}

function shownOf({ year, documentNo, title, sourceUrl, days }: YearOfDays, origin: Pick<ShownYear, 'source' | 'version' | 'loadedAt'>): ShownYear {
  const hasShipped = shippedYears.some((shipped) => shipped.year === year)
  const makeupDays = days.filter(({ kind }) => kind === 'makeup').length
  return { year, documentNo, title, sourceUrl, days, holidays: days.length - makeupDays, makeupDays, hasShipped, ...origin }
}
