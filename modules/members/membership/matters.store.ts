import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { sameLife } from '../staff-record.store.ts'
import { inReach } from '../staff-list.store.ts'
import type { UnitReach } from '../staff-reach.ts'
import { matterProcesses, type MatterKind } from './processes.ts'

export const matterKinds = Object.keys(matterProcesses) as MatterKind[] // Object.keys forgets the type of the keys.

/** What is under way for a person, under whichever of their records it was filed. */
export function openMatterOf(db: Db, staffId: string): Promise<{ id: string } | undefined> {
  return db.q
    .selectFrom('cases')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('filed_by', 'in', sameLife(db, staffId))
    .where('process', 'in', matterKinds)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

const shownOfOne = 30

/** The matters of one person, the latest first. */
export function mattersOf(db: Db, staffId: string) {
  return db.q
    .selectFrom('cases')
    .select(['id', 'process', 'state', 'version', 'closed_at as closedAt', 'changed_at as changedAt'])
    .where('tenant_id', '=', db.tenantId)
    .where('filed_by', 'in', sameLife(db, staffId))
    .where('process', 'in', matterKinds)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shownOfOne)
    .execute()
}

export interface MatterQuery {
  process: MatterKind | null
  state: string | null
  /** Where the person stands today counts. Null reaches everybody. */
  reach: UnitReach | null
}

/** Ids are made in the order of time: the latest comes first. */
export function listMatters(db: Db, query: MatterQuery, page: { after: { id: string } | null; limit: number }) {
  let rows = within(db, query).select(['c.id', 'c.process', 'c.state', 'c.version', 'c.title', 'c.number', 'c.changed_at as changedAt', 's.unit_id as unitId'])
  if (page.after) rows = rows.where('c.id', '<', page.after.id)
  return rows
    .orderBy('c.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export async function countMatters(db: Db, query: MatterQuery, cap: number): Promise<number> {
  const { count } = await db.q
    .selectFrom(
      within(db, query)
        .select('c.id')
        .limit(cap + 1)
        .as('matching'),
    )
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function within(db: Db, { process, state, reach }: MatterQuery) {
  let rows = db.q
    .selectFrom('staff as s')
    .innerJoin('cases as c', (join) => join.onRef('c.tenant_id', '=', 's.tenant_id').onRef('c.filed_by', '=', 's.id'))
    .where('c.tenant_id', '=', db.tenantId)
    .where('s.tenant_id', '=', db.tenantId)
    .where('c.process', 'in', process ? [process] : matterKinds)
  if (state) rows = rows.where('c.state', '=', state)
  return reach ? rows.where(inReach(reach)) : rows
}

/** The latest that was entered for an action, of each of these cases. */
export async function enteredIn(db: Db, caseIds: readonly string[], actions: readonly string[]): Promise<Map<string, unknown>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('case_events')
    .distinctOn('case_id')
    .select(['case_id', 'input'])
    .where('tenant_id', '=', db.tenantId)
    .where(sql<boolean>`case_id = any(${caseIds}::uuid[])`)
    .where('action', 'in', actions)
    .orderBy('case_id')
    .orderBy('sequence', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.case_id, row.input]))
}
