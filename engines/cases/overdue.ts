import type { Actor } from '../../kernel/auth/actor.ts'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { advance } from './advance.ts'
import { lockCase } from './cases.store.ts'
import { processOf, stateOf } from './registry.ts'

/** Who acts when nobody did: the name stands in the timeline. */
export const deadlineActor: Actor = {
  accountId: '00000000-0000-0000-0000-000000000000',
  staffId: null,
  name: '到期自动办理',
  via: 'cli',
  sessionId: null,
  permissions: new Map(),
}

const most = 200

/** What a process declares to happen by itself when a deadline has passed, for every case of the tenant that is due. */
export async function settleOverdue(services: Services, db: Db): Promise<void> {
  const now = services.clock.now()
  const due = await overdueCases(db, now)
  if (due.length === 0) return
  const calendar = await readCalendar(db)
  for (const caseId of due) {
    try {
      await write({ db, clock: services.clock, requestId: newId(), actor: { accountId: null, name: deadlineActor.name, via: 'system' } }, (trx) => settle(trx, caseId, calendar))
    } catch (error) {
      // One that cannot be settled must not hold up the others; it stays overdue, and is seen as such.
      services.log.warn({ error, caseId }, 'a case could not be settled')
    }
  }
}

/**
 * Takes the action that the passed deadline stands for, if the case still waits for it.
 * An action of a person calls it too, after the lock: correctness never depends on when a timer ran.
 */
export async function settle(trx: Trx, caseId: string, calendar: Calendar): Promise<boolean> {
  const row = await lockCase(trx, caseId)
  if (!row) return false
  const tasks = await trx.q
    .selectFrom('case_tasks')
    .select('action')
    .distinct()
    .where('tenant_id', '=', trx.tenantId)
    .where('case_id', '=', caseId)
    .where('closed_at', 'is', null)
    .where('due_at', '<=', trx.at)
    .execute()
  const wait = stateOf(processOf(row.process), row.state).waits?.find(({ action, onOverdue }) => onOverdue && tasks.some((task) => task.action === action))
  if (!wait?.onOverdue) return false
  await advance(trx, { hats: [{ actor: deadlineActor, actingFor: null }], calendar, system: true }, { caseId, action: wait.onOverdue, version: row.version, input: {} })
  return true
}

async function overdueCases(db: Db, now: Date): Promise<string[]> {
  const rows = await db.q
    .selectFrom('case_tasks')
    .select('case_id')
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('closed_at', 'is', null)
    .where('due_at', '<=', now)
    .limit(most)
    .execute()
  return rows.map((row) => row.case_id)
}
