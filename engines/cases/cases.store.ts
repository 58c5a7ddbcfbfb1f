import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { newId } from '../../kernel/ids.ts'
import type { Calendar } from '../calendar/working-days.ts'
import type { CaseChanges, CaseRow, Party, Situation } from './process.ts'
import { processOf } from './registry.ts'

const caseColumns = [
  'id',
  'process',
  'state',
  'version',
  'title',
  'number',
  'round_id as roundId',
  'unit_id as unitId',
  'filed_by as filedBy',
  'state_since as stateSince',
  'due_at as dueAt',
  'opened_at as openedAt',
  'changed_at as changedAt',
  'closed_at as closedAt',
] as const

export function selectCases(db: Db) {
  return db.q.selectFrom('cases').select(caseColumns).where('cases.tenant_id', '=', db.tenantId)
}

export function findCase(db: Db, id: string): Promise<CaseRow | undefined> {
  return selectCases(db).where('id', '=', id).executeTakeFirst()
}

/** Holds the case until the transaction ends: what is read of it from here on is what will be changed. */
export function lockCase(trx: Trx, id: string): Promise<CaseRow | undefined> {
  return selectCases(trx).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The locked case with its people and facts: what every decision about it is made on. */
export async function lockSituation(trx: Trx, id: string, calendar: Calendar): Promise<Situation<unknown> | undefined> {
  const row = await lockCase(trx, id)
  return row && situationOf(trx, row, { calendar, now: trx.at })
}

/** Read again whenever something was written: rights, guards and deadlines follow from it. */
export async function situationOf(db: Db, row: CaseRow, when: Pick<Situation<unknown>, 'calendar' | 'now'>): Promise<Situation<unknown>> {
  const parties = (await partiesOf(db, [row.id])).get(row.id) ?? []
  const facts = (await processOf(row.process).loadFacts(db, [row])).get(row.id)
  return { case: row, parties, facts, ...when }
}

export async function partiesOf(db: Db, caseIds: readonly string[]): Promise<Map<string, Party[]>> {
  const found = new Map<string, Party[]>(caseIds.map((id) => [id, []]))
  if (caseIds.length === 0) return found
  const rows = await db.q
    .selectFrom('case_parties')
    .modifyFront(prepared)
    .select(['case_id', 'id', 'relation', 'staff_id as staffId', 'unit_id as unitId', 'done_at as doneAt'])
    .where('tenant_id', '=', db.tenantId)
    .where('case_id', '=', sql<string>`any(${caseIds}::uuid[])`)
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()
  for (const { case_id, ...party } of rows) found.get(case_id)?.push(party)
  return found
}

export async function insertCase(trx: Trx, row: CaseRow): Promise<void> {
  await trx.q
    .insertInto('cases')
    .values({
      tenant_id: trx.tenantId,
      id: row.id,
      process: row.process,
      state: row.state,
      version: row.version,
      title: row.title,
      number: row.number,
      round_id: row.roundId,
      unit_id: row.unitId,
      filed_by: row.filedBy,
      state_since: row.stateSince,
      due_at: row.dueAt,
      opened_at: row.openedAt,
      changed_at: row.changedAt,
      closed_at: row.closedAt,
    })
    .execute()
}

export async function updateCase(trx: Trx, row: CaseRow): Promise<void> {
  await trx.q
    .updateTable('cases')
    .set({
      state: row.state,
      version: row.version,
      title: row.title,
      number: row.number,
      round_id: row.roundId,
      unit_id: row.unitId,
      state_since: row.stateSince,
      due_at: row.dueAt,
      changed_at: row.changedAt,
      closed_at: row.closedAt,
    })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', row.id)
    .execute()
}

/** Parties come and go; who already stands in the relation stays as they are. */
export async function changeParties(trx: Trx, caseId: string, changes: Pick<CaseChanges, 'join' | 'leave' | 'done' | 'undone'>): Promise<void> {
  const mark = async (ids: readonly string[] | undefined, change: { until: Date } | { done_at: Date | null }) => {
    if (!ids?.length) return
    await trx.q
      .updateTable('case_parties')
      .set(change)
      .where('tenant_id', '=', trx.tenantId)
      .where('case_id', '=', caseId)
      .where('id', 'in', ids)
      .where('until', 'is', null)
      .execute()
  }
  await mark(changes.leave, { until: trx.at })
  await mark(changes.done, { done_at: trx.at })
  await mark(changes.undone, { done_at: null })
  if (!changes.join?.length) return
  const rows = changes.join.map((joins) => ({
    tenant_id: trx.tenantId,
    id: newId(trx.at.getTime()),
    case_id: caseId,
    relation: joins.relation,
    staff_id: joins.staffId ?? null,
    unit_id: joins.unitId ?? null,
    done_at: null,
    since: trx.at,
    until: null,
  }))
  await trx.q
    .insertInto('case_parties')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** The next number of a series, counted from 1; two who ask at once get two numbers. */
export async function nextNumber(trx: Trx, series: string): Promise<number> {
  const { next } = await trx.q
    .insertInto('case_numbers')
    .values({ tenant_id: trx.tenantId, series, next: 2 })
    .onConflict((oc) => oc.columns(['tenant_id', 'series']).doUpdateSet((eb) => ({ next: eb('case_numbers.next', '+', 1) })))
    .returning('next')
    .executeTakeFirstOrThrow()
  return next - 1
}
