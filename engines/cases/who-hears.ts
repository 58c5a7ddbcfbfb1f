import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { people } from './cases.ports.ts'
import type { Situation, Who } from './process.ts'
import type { Task } from './tasks.ts'

/** The people who are waited for: the one person, whoever took it, or all who hold the permission there. */
export async function holdersOfTask(db: Db, task: Pick<Task, 'staffId' | 'permission' | 'unitId' | 'takenBy'>, now: Date): Promise<string[]> {
  if (task.staffId !== null) return [task.staffId]
  if (task.takenBy !== null) return [task.takenBy]
  return task.permission === null ? [] : people().holdersOf(db, { permission: task.permission, unitId: task.unitId }, now)
}

/** Who a process means, as people; `unitId` is the unit at hand where several stand in the relation. */
export async function peopleMeant(db: Db, who: Who, { situation, unitId }: { situation: Situation<unknown>; unitId: string | null }): Promise<string[]> {
  if ('holds' in who) return []
  const { case: row, parties, now } = situation
  if ('relation' in who) return parties.flatMap((party) => (party.relation === who.relation && party.staffId ? [party.staffId] : []))
  const found = await Promise.all(unitsMeant().map((unit) => people().holdersOf(db, { permission: who.permission, unitId: unit }, now)))
  return found.flat()

  function unitsMeant(): (string | null)[] {
    if (!('permission' in who) || who.at === 'university') return [null]
    if (who.at === 'case') return [row.unitId]
    const { relation } = who.at
    const units = parties.flatMap((party) => (party.relation === relation && party.unitId ? [party.unitId] : []))
    return unitId !== null && units.includes(unitId) ? [unitId] : units
  }
}

/** Those who stand in today for these people in matters of this process. */
export async function standInsFor(db: Db, staffIds: readonly string[], { process, now }: { process: string; now: Date }): Promise<string[]> {
  if (staffIds.length === 0) return []
  const day = dayOf(now)
  const rows = await db.q
    .selectFrom('case_delegations')
    .select('to_staff')
    .distinct()
    .where('tenant_id', '=', db.tenantId)
    .where('from_staff', 'in', staffIds)
    .where('ended_at', 'is', null)
    .where('first_day', '<=', day)
    .where('last_day', '>=', day)
    .where((eb) => eb.or([eb('process', 'is', null), eb('process', '=', process)]))
    .execute()
  return rows.map((row) => row.to_staff)
}
