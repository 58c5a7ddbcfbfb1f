import type { Trx } from '../../kernel/db/handle.ts'
import { dayOf } from '../../kernel/clock.ts'
import { newId } from '../../kernel/ids.ts'
import { parsePlan } from './parser/parse-plan.ts'
import { lastDayOf } from './plans.rules.ts'
import { insertItems, insertPoints } from './read-plan.actions.ts'

export interface SeededPlan {
  year: number
  title: string
  text: string
  /** The unit that leads an item, by its title; null for what the office does itself. */
  leadOf: (title: string) => string | null
}

/** A plan in force, read from its text as an officer's upload would be, worked on as far as the year has come. */
export async function seedPlan(trx: Trx, plan: SeededPlan): Promise<void> {
  const parsed = parsePlan(plan.text)
  const id = newId()
  await trx.q
    .insertInto('plans')
    .values({
      tenant_id: trx.tenantId,
      id,
      year: plan.year,
      title: plan.title,
      organisation: parsed.organisation,
      document_no: parsed.documentNo,
      source_text: plan.text,
      source_name: null,
      unread: JSON.stringify(parsed.unread),
      state: 'accepted',
      accepted_at: trx.at,
      accepted_by: null,
      created_at: trx.at,
      version: 1,
    })
    .execute()
  await insertPoints(trx, id, parsed)
  await insertItems(trx, id, parsed.items)
  await seedProgress(trx, { ...plan, planId: id })
}

/** Of every so many items whose time is over one is left open: a demonstration without anything late shows nothing. */
const leftOpenEvery = 8

async function seedProgress(trx: Trx, { planId, year, leadOf }: SeededPlan & { planId: string }): Promise<void> {
  const today = dayOf(trx.at)
  const items = await trx.q.selectFrom('plan_items').selectAll().where('tenant_id', '=', trx.tenantId).where('plan_id', '=', planId).orderBy('ordinal').execute()
  for (const [index, item] of items.entries()) {
    const last = item.months.length > 0 ? Math.max(...item.months) : 12
    const over = lastDayOf(year, last) < today
    const done = over && index % leftOpenEvery !== 0
    await seedSteps(trx, { itemId: item.id, done, dueOn: lastDayOf(year, last) })
    if (done) await seedEvidence(trx, item.id)
    await trx.q
      .updateTable('plan_items')
      .set({ lead_unit_id: leadOf(item.title), ...(done ? { state: 'done', summary: '按计划完成。', settled_at: trx.at } : {}) })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', item.id)
      .execute()
  }
}

async function seedSteps(trx: Trx, { itemId, done, dueOn }: { itemId: string; done: boolean; dueOn: string }): Promise<void> {
  const titles = ['制定方案', '组织实施', '总结归档']
  const rows = titles.map((title, ordinal) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    item_id: itemId,
    ordinal,
    title,
    due_on: ordinal === titles.length - 1 ? dueOn : null,
    done_on: done || ordinal === 0 ? dayOf(trx.at) : null,
    version: 1,
  }))
  await trx.q.insertInto('plan_milestones').values(rows).execute()
}

async function seedEvidence(trx: Trx, itemId: string): Promise<void> {
  await trx.q
    .insertInto('plan_evidence')
    .values({
      tenant_id: trx.tenantId,
      id: newId(),
      item_id: itemId,
      file_id: null,
      file_name: null,
      note: '活动通知、签到名单与总结已归档',
      account_id: null,
      actor_name: '演示数据',
      at: trx.at,
    })
    .execute()
}
