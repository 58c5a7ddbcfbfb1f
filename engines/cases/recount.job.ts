import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { forgetCalendar, readCalendar } from '../calendar/calendar.store.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { lockCase } from './cases.store.ts'
import { countDeadlines } from './tasks.ts'

const pageSize = 200

/** Deadlines that could not be counted for want of a year's calendar, once that year is there. */
export async function recountDeadlines(services: Services, db: Db): Promise<void> {
  // The year may have been loaded by another process, whose calendar this one has not read yet.
  forgetCalendar(db.tenantId)
  const calendar = await readCalendar(db)
  for (let after: string | null = null, more = true; more;) {
    const cases = await uncountedCases(db, after)
    for (const caseId of cases) {
      try {
        await write({ db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: '同心', via: 'system' } }, (trx) => recount(trx, caseId, calendar))
      } catch (error) {
        if (!(error instanceof StillUnknown)) throw error
      }
    }
    after = cases.at(-1) ?? null
    more = cases.length === pageSize
  }
}

/** The year that came is not the one that is missing here. */
class StillUnknown extends Error {}

async function recount(trx: Trx, caseId: string, calendar: Calendar): Promise<void> {
  const row = await lockCase(trx, caseId)
  const counted = row && (await countDeadlines(trx, caseId, calendar))
  if (!row || !counted) throw new StillUnknown()
  await trx.q.updateTable('cases').set({ due_at: counted.dueAt }).where('tenant_id', '=', trx.tenantId).where('id', '=', caseId).execute()
  trx.audit({ action: 'case.count_deadlines', entity: { type: row.process, id: caseId }, unitId: row.unitId, details: { counted: counted.tasks } })
}

async function uncountedCases(db: Db, after: string | null): Promise<string[]> {
  const rows = await db.q
    .selectFrom('case_tasks')
    .select('case_id')
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('closed_at', 'is', null)
    .where('due_at', 'is', null)
    .where('due_rule', 'is not', null)
    .$if(after !== null, (query) => query.where('case_id', '>', after ?? ''))
    .orderBy('case_id')
    .limit(pageSize)
    .execute()
  return rows.map((row) => row.case_id)
}
