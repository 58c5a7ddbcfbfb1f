import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write } from '../../kernel/context.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { mustBeYear, mustReachAll } from './calendar.rules.ts'
import { forgetCalendar, listOwnYears, storeYear, withdrawYear } from './calendar.store.ts'
import type { YearOfDays } from './shipped-years.ts'

interface YearVersion {
  year: number
  version: number
}

/** Puts a year in force. `version` is the one that was seen, 0 where the university has no load of its own in force. */
export async function loadYear(context: RouteContext, { version, ...input }: YearOfDays & { version: number }): Promise<YearVersion> {
  mustReachAll(context.scope)
  mustBeYear(input.year, input.days)
  const loaded = await write(context, async (trx) => {
    const stored = await storeYear(trx, input, version)
    if (stored === null) throw versionConflict({ by: await lastEditorOf(trx, entityOf(input.year)) })
    const { year, documentNo, title, days } = input
    trx.audit({ action: 'calendar_year.load', entity: entityOf(year), details: { documentNo, title, days: days.length } })
    trx.emit({ topic: 'calendar.year_loaded', payload: { year } })
    return { year, version: stored }
  })
  forgetCalendar(context.db.tenantId)
  return loaded
}

/** Takes the university's own year back. */
export async function removeYear(context: RouteContext, { year, version }: YearVersion): Promise<{ year: number }> {
  mustReachAll(context.scope)
  const removed = await write(context, async (trx) => {
    const own = (await listOwnYears(trx)).find((known) => known.year === year)
    if (!own) throw notFound()
    if (!(await withdrawYear(trx, year, version))) throw versionConflict({ by: await lastEditorOf(trx, entityOf(year)) })
    trx.audit({ action: 'calendar_year.remove', entity: entityOf(year), details: { documentNo: own.documentNo, title: own.title } })
    trx.emit({ topic: 'calendar.year_removed', payload: { year } })
    return { year }
  })
  forgetCalendar(context.db.tenantId)
  return removed
}

function entityOf(year: number): { type: string; id: string } {
  return { type: 'calendar_year', id: String(year) }
}
