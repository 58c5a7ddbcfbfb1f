import { sql, type Selectable } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Plans } from '../../kernel/db/tables.generated.ts'
import type { ItemRow } from './plans.rules.ts'

export type PlanRow = Selectable<Plans>

export function findPlan(db: Db, id: string): Promise<PlanRow | undefined> {
  return db.q.selectFrom('plans').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

export function findAcceptedPlan(db: Db, year: number): Promise<PlanRow | undefined> {
  return db.q.selectFrom('plans').selectAll().where('tenant_id', '=', db.tenantId).where('year', '=', year).where('state', '=', 'accepted').executeTakeFirst()
}

export function lockPlan(trx: Trx, id: string): Promise<PlanRow | undefined> {
  return trx.q.selectFrom('plans').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Plans with how many items they have and how many are done, the latest year first. */
export function listPlans(db: Db) {
  return db.q
    .selectFrom('plans as p')
    .leftJoin('plan_items as i', (join) => join.onRef('i.tenant_id', '=', 'p.tenant_id').onRef('i.plan_id', '=', 'p.id'))
    .selectAll('p')
    .select(sql<bigint>`count(i.id)`.as('item_count'))
    .select(sql<bigint>`count(i.id) filter (where i.state = 'done')`.as('done_count'))
    .where('p.tenant_id', '=', db.tenantId)
    .where('p.state', '!=', 'discarded')
    .groupBy(['p.tenant_id', 'p.id'])
    .orderBy('p.year', 'desc')
    .orderBy('p.created_at', 'desc')
    .execute()
}

export function listPoints(db: Db, planId: string) {
  return db.q.selectFrom('plan_points').selectAll().where('tenant_id', '=', db.tenantId).where('plan_id', '=', planId).orderBy('ordinal').execute()
}

/** Items with their steps and evidence counted: one statement for a whole year. */
export function listItems(db: Db, where: { planId: string } | { itemId: string } | { year: number }) {
  const items = db.q
    .selectFrom('plan_items as i')
    .innerJoin('plans as p', (join) => join.onRef('p.tenant_id', '=', 'i.tenant_id').onRef('p.id', '=', 'i.plan_id'))
    .selectAll('i')
    .select('p.year')
    .select((eb) => [
      eb
        .selectFrom('plan_milestones as m')
        .select(sql<bigint>`count(*)`.as('n'))
        .where('m.tenant_id', '=', db.tenantId)
        .whereRef('m.item_id', '=', 'i.id')
        .as('steps'),
      eb
        .selectFrom('plan_milestones as m')
        .select(sql<bigint>`count(*)`.as('n'))
        .where('m.tenant_id', '=', db.tenantId)
        .whereRef('m.item_id', '=', 'i.id')
        .where('m.done_on', 'is not', null)
        .as('steps_done'),
      eb
        .selectFrom('plan_milestones as m')
        .select(sql<string | null>`min(m.due_on)`.as('due'))
        .where('m.tenant_id', '=', db.tenantId)
        .whereRef('m.item_id', '=', 'i.id')
        .where('m.done_on', 'is', null)
        .as('next_due'),
      eb
        .selectFrom('plan_evidence as e')
        .select(sql<bigint>`count(*)`.as('n'))
        .where('e.tenant_id', '=', db.tenantId)
        .whereRef('e.item_id', '=', 'i.id')
        .as('evidence'),
    ])
    .where('i.tenant_id', '=', db.tenantId)
  const chosen =
    'planId' in where
      ? items.where('i.plan_id', '=', where.planId)
      : 'itemId' in where
        ? items.where('i.id', '=', where.itemId)
        : items.where('p.year', '=', where.year).where('p.state', '=', 'accepted')
  return chosen.orderBy('i.ordinal').execute()
}

export type CountedItem = Awaited<ReturnType<typeof listItems>>[number]

export function listMilestones(db: Db, itemIds: string[]) {
  if (itemIds.length === 0) return Promise.resolve([])
  return db.q.selectFrom('plan_milestones').selectAll().where('tenant_id', '=', db.tenantId).where('item_id', 'in', itemIds).orderBy('item_id').orderBy('ordinal').execute()
}

export function listEvidence(db: Db, itemIds: string[]) {
  if (itemIds.length === 0) return Promise.resolve([])
  return db.q.selectFrom('plan_evidence').selectAll().where('tenant_id', '=', db.tenantId).where('item_id', 'in', itemIds).orderBy('at').execute()
}

export function listItemChanges(db: Db, itemId: string) {
  return db.q.selectFrom('plan_item_changes').selectAll().where('tenant_id', '=', db.tenantId).where('item_id', '=', itemId).orderBy('at', 'desc').limit(100).execute()
}

export function lockItem(trx: Trx, id: string): Promise<ItemRow | undefined> {
  return trx.q.selectFrom('plan_items').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateItem(trx: Trx, item: Pick<ItemRow, 'id' | 'version'>, columns: Partial<Omit<ItemRow, 'tenant_id' | 'id' | 'version'>>): Promise<number> {
  await trx.q
    .updateTable('plan_items')
    .set({ ...columns, version: item.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', item.id)
    .execute()
  return item.version + 1
}
