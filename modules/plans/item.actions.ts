import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { reaches } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import { write } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { readTree } from '../organisation/organisation.api.ts'
import type { WorkSystem } from './parser/parsed-plan.ts'
import { noEvidence, notInReview, notYours, reasonNeeded, settled, stepsOpen } from './plans.errors.ts'
import { progressOf, type ItemRow } from './plans.rules.ts'
import { findPlan, listItems, lockItem, lockPlan, updateItem } from './plans.store.ts'

export interface ItemChange {
  id: string
  version: number
  title?: string | undefined
  months?: number[] | undefined
  allYear?: boolean | undefined
  workSystem?: WorkSystem | null | undefined
  leadUnitId?: string | null | undefined
  supportUnitIds?: string[] | undefined
  personIds?: string[] | undefined
  reason?: string | null | undefined
}

/** Who does it and when. A date that moves once the plan is in force keeps its reason for good. */
export function changeItem(context: RouteContext, change: ItemChange): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const item = await seenItem(trx, change)
    const columns = {
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.months === undefined ? {} : { months: change.months }),
      ...(change.allYear === undefined ? {} : { all_year: change.allYear }),
      ...(change.workSystem === undefined ? {} : { work_system: change.workSystem }),
      ...(change.leadUnitId === undefined ? {} : { lead_unit_id: change.leadUnitId }),
      ...(change.supportUnitIds === undefined ? {} : { support_unit_ids: change.supportUnitIds }),
      ...(change.personIds === undefined ? {} : { person_ids: change.personIds }),
    }
    const fields = changedFields(item, columns)
    if (('months' in fields || 'all_year' in fields) && !change.reason) throw reasonNeeded()
    const version = await updateItem(trx, item, columns)
    await recordItemChange(trx, context, { itemId: item.id, reason: change.reason ?? null, fields })
    trx.audit({
      action: 'plan_item.change',
      entity: { type: 'plan_item', id: item.id },
      unitId: item.lead_unit_id,
      details: { fields, reason: change.reason ?? null },
    })
    return { id: item.id, version }
  })
}

export interface Step {
  id?: string | undefined
  title: string
  dueOn: string | null
}

/** The steps in their order; a step that is kept keeps whether it is done. */
export function setMilestones(context: RouteContext, input: { id: string; version: number; milestones: Step[] }): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const item = await workableItem(trx, context, input)
    if (item.version !== input.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'plan_item', id: item.id }) })
    const kept = input.milestones.flatMap((step) => (step.id ? [step.id] : []))
    let gone = trx.q.deleteFrom('plan_milestones').where('tenant_id', '=', trx.tenantId).where('item_id', '=', item.id)
    if (kept.length > 0) gone = gone.where('id', 'not in', kept)
    await gone.execute()
    for (const [ordinal, step] of input.milestones.entries()) await saveStep(trx, item.id, { ...step, ordinal })
    const version = await updateItem(trx, item, {})
    trx.audit({
      action: 'plan_item.milestones',
      entity: { type: 'plan_item', id: item.id },
      unitId: item.lead_unit_id,
      details: { steps: input.milestones.map(({ title, dueOn }) => ({ title, dueOn })) },
    })
    return { id: item.id, version }
  })
}

async function saveStep(trx: Trx, itemId: string, step: Step & { ordinal: number }): Promise<void> {
  const columns = { ordinal: step.ordinal, title: step.title, due_on: step.dueOn }
  if (step.id) {
    await trx.q.updateTable('plan_milestones').set(columns).where('tenant_id', '=', trx.tenantId).where('item_id', '=', itemId).where('id', '=', step.id).execute()
    return
  }
  await trx.q
    .insertInto('plan_milestones')
    .values({ tenant_id: trx.tenantId, id: newId(), item_id: itemId, ...columns, done_on: null, version: 1 })
    .execute()
}

export function tickMilestone(context: RouteContext, input: { id: string; milestoneId: string; done: boolean }): Promise<{ id: string; progress: number }> {
  return write(context, async (trx) => {
    const item = await workableItem(trx, context, input)
    const ticked = await trx.q
      .updateTable('plan_milestones')
      .set({ done_on: input.done ? today(context.clock) : null })
      .where('tenant_id', '=', trx.tenantId)
      .where('item_id', '=', item.id)
      .where('id', '=', input.milestoneId)
      .returning('title')
      .executeTakeFirst()
    if (!ticked) throw notFound()
    const [counted] = await listItems(trx, { itemId: item.id })
    trx.audit({
      action: input.done ? 'plan_item.step_done' : 'plan_item.step_open',
      entity: { type: 'plan_item', id: item.id },
      unitId: item.lead_unit_id,
      details: { step: ticked.title },
    })
    return { id: item.id, progress: progressOf(item, { total: Number(counted?.steps ?? 0n), done: Number(counted?.steps_done ?? 0n) }) }
  })
}

export interface Evidence {
  itemId: string
  note: string
  file: { id: string; name: string } | null
}

export function addEvidence(context: RouteContext, evidence: Evidence, also?: (trx: Trx) => Promise<void>): Promise<{ id: string }> {
  const id = newId()
  return write(
    context,
    async (trx) => {
      const item = await workableItem(trx, context, { id: evidence.itemId })
      await also?.(trx)
      await trx.q
        .insertInto('plan_evidence')
        .values({
          tenant_id: trx.tenantId,
          id,
          item_id: item.id,
          file_id: evidence.file?.id ?? null,
          file_name: evidence.file?.name ?? null,
          note: evidence.note,
          account_id: trx.actorId,
          actor_name: context.actor.name,
          at: trx.at,
        })
        .execute()
      trx.audit({
        action: 'plan_item.evidence',
        entity: { type: 'plan_item', id: item.id },
        unitId: item.lead_unit_id,
        details: { note: evidence.note, file: evidence.file?.name ?? null },
      })
      return { id }
    },
    { route: 'plans.addEvidence', content: { itemId: evidence.itemId, note: evidence.note } },
  )
}

/** Done, dropped, or open again. Done takes evidence and every step; dropped takes a reason. */
export function settleItem(
  context: RouteContext,
  input: { id: string; version: number; state: 'open' | 'done' | 'dropped'; summary?: string | null | undefined },
): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const item = await workableItem(trx, context, { id: input.id, settledToo: true })
    if (item.version !== input.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'plan_item', id: item.id }) })
    if (input.state === 'done') await requireProof(trx, item)
    if (input.state === 'dropped' && !input.summary) throw reasonNeeded()
    const columns = { state: input.state, summary: input.summary ?? null, settled_at: input.state === 'open' ? null : trx.at }
    const version = await updateItem(trx, item, columns)
    await recordItemChange(trx, context, { itemId: item.id, reason: input.summary ?? null, fields: changedFields(item, { state: input.state }) })
    trx.audit({
      action: `plan_item.${input.state}`,
      entity: { type: 'plan_item', id: item.id },
      unitId: item.lead_unit_id,
      details: { summary: input.summary ?? null },
    })
    return { id: item.id, version }
  })
}

async function requireProof(trx: Trx, item: ItemRow): Promise<void> {
  const [counted] = await listItems(trx, { itemId: item.id })
  if (!counted?.evidence) throw noEvidence()
  const open = Number(counted.steps ?? 0n) - Number(counted.steps_done ?? 0n)
  if (open > 0) throw stepsOpen({ count: open })
}

/** An open item goes on in another year's plan; here it stays as carried over, there it says where it came from. */
export function carryOver(context: RouteContext, input: { id: string; version: number; toPlanId: string; reason: string }): Promise<{ id: string }> {
  const id = newId()
  return write(context, async (trx) => {
    const item = await seenItem(trx, input)
    const target = await lockPlan(trx, input.toPlanId)
    if (!target || target.id === item.plan_id) throw notFound()
    if (target.state === 'discarded') throw notInReview()
    const { last } = await trx.q
      .selectFrom('plan_items')
      .select(({ fn }) => fn.max('ordinal').as('last'))
      .where('tenant_id', '=', trx.tenantId)
      .where('plan_id', '=', target.id)
      .executeTakeFirstOrThrow()
    const ordinal = (last ?? -1) + 1
    await trx.q
      .insertInto('plan_items')
      .values({ ...item, id, plan_id: target.id, ordinal, no: ordinal + 1, state: 'open', carried_from: item.id, span_start: null, span_end: null, version: 1 })
      .execute()
    await updateItem(trx, item, { state: 'carried_over', summary: input.reason, settled_at: trx.at })
    await recordItemChange(trx, context, { itemId: item.id, reason: input.reason, fields: { state: [item.state, 'carried_over'] } })
    trx.audit({
      action: 'plan_item.carry_over',
      entity: { type: 'plan_item', id: item.id },
      unitId: item.lead_unit_id,
      details: { to: target.year, reason: input.reason },
    })
    return { id }
  })
}

async function seenItem(trx: Trx, seen: { id: string; version: number }): Promise<ItemRow> {
  const item = await lockItem(trx, seen.id)
  if (!item) throw notFound()
  if (item.version !== seen.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'plan_item', id: item.id }) })
  if (item.state !== 'open') throw settled()
  return item
}

/** The item, if this actor works on it: the office anywhere, a lead unit's officers, and the persons responsible. */
async function workableItem(trx: Trx, context: RouteContext, { id, settledToo = false }: { id: string; settledToo?: boolean }): Promise<ItemRow> {
  const item = await lockItem(trx, id)
  if (!item) throw notFound()
  const plan = await findPlan(trx, item.plan_id)
  if (plan?.state !== 'accepted') throw notFound()
  if (!mayWork(context, item)) {
    const tree = await readTree(context.db, today(context.clock))
    throw notYours({ lead: item.lead_unit_id ? (tree.byId(item.lead_unit_id)?.name ?? '—') : '校工会' })
  }
  if (item.state !== 'open' && !settledToo) throw settled()
  return item
}

export function mayWork(context: Pick<RouteContext, 'actor'>, item: Pick<ItemRow, 'lead_unit_id' | 'person_ids'>): boolean {
  const { permissions, staffId } = context.actor
  if (permissions.has('plans.manage')) return true
  const scope = permissions.get('plans.work')
  return (scope !== undefined && reaches(scope, item.lead_unit_id)) || (scope !== undefined && staffId !== null && item.person_ids.includes(staffId))
}

type Fields = Record<string, [unknown, unknown]>

function changedFields(item: ItemRow, columns: Partial<ItemRow>): Fields {
  const held = new Map<string, unknown>(Object.entries(item))
  return Object.fromEntries(
    Object.entries(columns)
      .filter(([column, value]) => JSON.stringify(held.get(column)) !== JSON.stringify(value))
      .map(([column, value]): [string, [unknown, unknown]] => [column, [held.get(column) ?? null, value]]),
  )
}

async function recordItemChange(trx: Trx, { actor }: RouteContext, change: { itemId: string; reason: string | null; fields: Fields }): Promise<void> {
  if (Object.keys(change.fields).length === 0) return
  await trx.q
    .insertInto('plan_item_changes')
    .values({
      tenant_id: trx.tenantId,
      id: newId(),
      item_id: change.itemId,
      at: trx.at,
      account_id: trx.actorId,
      actor_name: actor.name,
      reason: change.reason,
      fields: JSON.stringify(change.fields),
    })
    .execute()
}
