import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { lockSituation } from './cases.store.ts'
import { allProcesses, processOf } from './registry.ts'
import { deadlineActor, settlePassed } from './settle.ts'

const pageSize = 200

/** What a process declares to happen by itself when a deadline has passed, for every case of the tenant that is due. */
export async function settleOverdue(services: Services, db: Db): Promise<void> {
  let after: string | null = null
  do {
    const due = await casesToSettle(db, services.clock.now(), after)
    const calendar = due.length > 0 ? await readCalendar(db) : null
    for (const caseId of due) if (calendar) await settleOne(services, db, { caseId, calendar })
    after = due.length === pageSize ? (due.at(-1) ?? null) : null
  } while (after !== null)
}

async function settleOne(services: Services, db: Db, { caseId, calendar }: { caseId: string; calendar: Calendar }): Promise<void> {
  const actor = { accountId: null, name: deadlineActor.name, via: 'system' } as const
  try {
    await write({ db, clock: services.clock, requestId: newId(), actor }, async (trx) => {
      const found = await lockSituation(trx, caseId, calendar)
      const settled = found && (await settlePassed(trx, processOf(found.case.process), found))
      if (settled === found) throw new NothingToSettle()
    })
  } catch (error) {
    // One that cannot be settled must not hold up the others; it stays overdue, and is seen as such.
    if (!(error instanceof NothingToSettle)) services.log.warn({ error, caseId }, 'a case could not be settled')
  }
}

/** Somebody acted between the look and the lock, or a guard speaks against it: the transaction ends without a change. */
class NothingToSettle extends Error {}

/** Cases that wait past a deadline for which their process declares an action. A plain overdue one is nobody's to settle. */
async function casesToSettle(db: Db, now: Date, after: string | null): Promise<string[]> {
  const waits = allProcesses().flatMap((process) =>
    Object.entries(process.states).flatMap(([state, { waits = [] }]) => waits.flatMap(({ action, onOverdue }) => (onOverdue ? [{ process: process.id, state, action }] : []))),
  )
  if (waits.length === 0) return []
  const rows = await db.q
    .selectFrom('case_tasks as t')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 't.tenant_id').onRef('c.id', '=', 't.case_id'))
    .select('t.case_id')
    .distinct()
    .where('t.tenant_id', '=', db.tenantId)
    .where('c.tenant_id', '=', db.tenantId)
    .where('t.closed_at', 'is', null)
    .where('t.due_at', '<=', now)
    .where((eb) => eb.or(waits.map((wait) => eb.and([eb('c.process', '=', wait.process), eb('c.state', '=', wait.state), eb('t.action', '=', wait.action)]))))
    .$if(after !== null, (query) => query.where('t.case_id', '>', after ?? ''))
    .orderBy('t.case_id')
    .limit(pageSize)
    .execute()
  return rows.map((row) => row.case_id)
}
