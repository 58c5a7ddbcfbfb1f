import type { Db, Trx } from '../../kernel/db/handle.ts'
import { forgetOldest } from '../../kernel/forget-oldest.ts'
import { shippedYears, type YearOfDays } from './shipped-years.ts'
import type { Calendar } from './working-days.ts'

const cacheMs = 5_000
const mostTenants = 500

/** A year that the university loaded itself: it stands in place of the shipped one wholly. */
export interface OwnYear extends YearOfDays {
  version: number
  loadedAt: Date
}

const entries = new Map<string, { loadedAtMs: number; calendar: Promise<Calendar> }>()
const shippedCalendar = calendarOf(shippedYears)

/**
 * The working days that hold for this university: its own years before the shipped ones. At most five seconds old, and
 * as new as the last load where this process made it. Costs nothing while fresh, one small query afterwards.
 */
export function readCalendar(db: Db): Promise<Calendar> {
  const nowMs = performance.now()
  const known = entries.get(db.tenantId)
  if (known && nowMs - known.loadedAtMs < cacheMs) return known.calendar
  // What a transaction reads may never commit, and its failure is its own: it is not shared.
  if (db.q.isTransaction) return readFresh(db)
  const entry = { loadedAtMs: nowMs, calendar: readFresh(db) }
  entries.delete(db.tenantId)
  entries.set(db.tenantId, entry)
  entry.calendar.catch(() => {
    if (entries.get(db.tenantId) === entry) entries.delete(db.tenantId)
  })
  forgetOldest(entries, mostTenants)
  return entry.calendar
}

/** After a load or removal has committed. */
export function forgetCalendar(tenantId: string): void {
  entries.delete(tenantId)
}

/** The university's own years in force, earliest first, in one statement. */
export async function listOwnYears(db: Db): Promise<OwnYear[]> {
  const rows = await db.q
    .selectFrom('calendar_years as y')
    .innerJoin('calendar_days as d', (join) => join.onRef('d.tenant_id', '=', 'y.tenant_id').onRef('d.year', '=', 'y.year'))
    .select(['y.year', 'y.document_no', 'y.title', 'y.source_url', 'y.version', 'y.loaded_at', 'd.day', 'd.kind', 'd.name'])
    .where('y.tenant_id', '=', db.tenantId)
    .where('d.tenant_id', '=', db.tenantId)
    .where('y.state', '=', 'in_force')
    .orderBy('y.year')
    .orderBy('d.day')
    .execute()
  const years = new Map<number, OwnYear>()
  for (const row of rows) {
    const year = years.get(row.year) ?? { ...headOf(row), days: [] }
    years.set(row.year, year)
    year.days.push({ day: row.day, kind: row.kind === 'makeup' ? 'makeup' : 'holiday', name: row.name })
  }
  return [...years.values()]
}

/**
 * Puts a year in force and answers its version. `seen` is the version that the person saw in force, 0 for none; null when
 * somebody changed it since.
 */
export async function storeYear(trx: Trx, { days, ...year }: YearOfDays, seen: number): Promise<number | null> {
  const facts = {
    document_no: year.documentNo,
    title: year.title,
    source_url: year.sourceUrl,
    state: 'in_force',
    loaded_at: trx.at,
    loaded_by: trx.actorId,
  }
  const stored = await trx.q
    .insertInto('calendar_years')
    .values({ tenant_id: trx.tenantId, year: year.year, version: 1, ...facts })
    .onConflict((oc) =>
      oc
        .columns(['tenant_id', 'year'])
        .doUpdateSet((eb) => ({ ...facts, version: eb('calendar_years.version', '+', 1) }))
        .where((eb) => (seen === 0 ? eb('calendar_years.state', '=', 'removed') : eb.and([eb('calendar_years.state', '=', 'in_force'), eb('calendar_years.version', '=', seen)]))),
    )
    .returning('version')
    .executeTakeFirst()
  if (!stored) return null
  await deleteDays(trx, year.year)
  await trx.q
    .insertInto('calendar_days')
    .values(days.map((special) => ({ tenant_id: trx.tenantId, year: year.year, ...special })))
    .execute()
  return stored.version
}

/** Takes a year out of force; the shipped one, if there is one, holds again. False when somebody changed it since. */
export async function withdrawYear(trx: Trx, year: number, seen: number): Promise<boolean> {
  const { numUpdatedRows } = await trx.q
    .updateTable('calendar_years')
    .set({ state: 'removed', version: seen + 1, loaded_at: trx.at, loaded_by: trx.actorId })
    .where('tenant_id', '=', trx.tenantId)
    .where('year', '=', year)
    .where('version', '=', seen)
    .where('state', '=', 'in_force')
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await deleteDays(trx, year)
  return true
}

async function deleteDays(trx: Trx, year: number): Promise<void> {
  await trx.q.deleteFrom('calendar_days').where('tenant_id', '=', trx.tenantId).where('year', '=', year).execute()
}

async function readFresh(db: Db): Promise<Calendar> {
  const own = await listOwnYears(db)
  if (own.length === 0) return shippedCalendar
  const replaced = new Set(own.map(({ year }) => year))
  return calendarOf([...shippedYears.filter(({ year }) => !replaced.has(year)), ...own])
}

/** Where two notices name the same day in December, the later one knows better. */
export function calendarOf(years: readonly YearOfDays[]): Calendar {
  const ascending = [...years].toSorted((a, b) => a.year - b.year)
  return {
    years: new Set(ascending.map((year) => year.year)),
    specialDays: new Map(ascending.flatMap((year) => year.days.map((special) => [special.day, special]))),
  }
}

function headOf(row: { year: number; document_no: string | null; title: string; source_url: string | null; version: number; loaded_at: Date }) {
  return {
    year: row.year,
    documentNo: row.document_no,
    title: row.title,
    sourceUrl: row.source_url,
    version: row.version,
    loadedAt: row.loaded_at,
  }
}
