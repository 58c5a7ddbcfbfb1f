import type { Trx } from '../../kernel/db/handle.ts'
import { followMergeJobs, type Merged } from '../../kernel/db/follow-merge.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { lockSituation } from './cases.store.ts'
import { processOf } from './registry.ts'
import { renewTasks } from './tasks.ts'

/**
 * Whose staff record was merged into another finds everything again that was filed under it: what they stand in, what waits
 * for them, what they follow. What has ended, and what was done and by whom, stays as it was written.
 */
export const followJobs = followMergeJobs({
  noun: 'case',
  columns: [
    { table: 'case_parties', column: 'staff_id', key: ['id'], openWhileEmpty: 'until', once: ['case_id', 'relation'], secondEnds: true },
    { table: 'case_tasks', column: 'staff_id', key: ['id'], openWhileEmpty: 'closed_at' },
    { table: 'case_tasks', column: 'taken_by', key: ['id'], openWhileEmpty: 'closed_at' },
    { table: 'case_follows', column: 'staff_id', key: ['case_id'], once: ['case_id'] },
    { table: 'case_delegations', column: 'from_staff', key: ['id'], openWhileEmpty: 'ended_at', unlike: 'to_staff' },
    { table: 'case_delegations', column: 'to_staff', key: ['id'], openWhileEmpty: 'ended_at', unlike: 'from_staff' },
    { table: 'cases', column: 'filed_by', key: ['id'] },
  ],
  around: async (trx, merged, change) => {
    const caseIds = await openCasesOf(trx, merged)
    const calendar = await readCalendar(trx)
    // Held before their parties change, in one order, as everybody does who acts in a case.
    for (const caseId of caseIds) await lockSituation(trx, caseId, calendar)
    await change()
    for (const caseId of caseIds) {
      const situation = await lockSituation(trx, caseId, calendar)
      if (!situation) continue
      const dueAt = await renewTasks(trx, { process: processOf(situation.case.process), situation, entered: false, by: null })
      await trx.q.updateTable('cases').set({ due_at: dueAt }).where('tenant_id', '=', trx.tenantId).where('id', '=', caseId).execute()
    }
  },
})

/** Open cases in which one of the two records stands. */
async function openCasesOf(trx: Trx, { keptId, mergedId }: Merged): Promise<string[]> {
  const rows = await trx.q
    .selectFrom('case_parties as p')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.case_id'))
    .select('c.id')
    .distinct()
    .where('p.tenant_id', '=', trx.tenantId)
    .where('c.tenant_id', '=', trx.tenantId)
    .where('p.staff_id', 'in', [keptId, mergedId])
    .where('p.until', 'is', null)
    .where('c.closed_at', 'is', null)
    .orderBy('c.id')
    .execute()
  return rows.map((row) => row.id)
}
