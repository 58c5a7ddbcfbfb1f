import { today } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/errors.ts'
import type { Bilingual, Locale } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { joined, say } from '../../kernel/i18n.ts'
import { staffNames } from '../members/members.api.ts'
import { readTree, type OrgTree } from '../organisation/organisation.api.ts'
import { mayWork } from './item.actions.ts'
import type { ParsedPlan, WorkSystem } from './parser/parsed-plan.ts'
import { isOverdue, monthsText, progressOf, type ItemRow } from './plans.rules.ts'
import { findPlan, listEvidence, listItemChanges, listItems, listMilestones, listPlans, listPoints, type CountedItem, type PlanRow } from './plans.store.ts'

type ItemState = 'open' | 'done' | 'dropped' | 'carried_over'

export async function shownPlans(context: RouteContext) {
  const rows = await listPlans(context.db)
  const visible = rows.filter((row) => row.state === 'accepted' || context.actor.permissions.has('plans.manage'))
  return visible.map((row) => planHead(row, { items: Number(row.item_count), done: Number(row.done_count) }))
}

/** A plan in review is the office's own; everybody reads the one in force. */
export async function shownPlan(context: RouteContext, id: string) {
  const plan = await findPlan(context.db, id)
  if (!plan || (plan.state !== 'accepted' && !context.actor.permissions.has('plans.manage'))) throw notFound()
  const [points, items] = await Promise.all([listPoints(context.db, id), listItems(context.db, { planId: id })])
  const shown = await shownItems(context, items)
  return {
    ...planHead(plan, { items: items.length, done: items.filter((item) => item.state === 'done').length }),
    sourceText: plan.source_text,
    sourceName: plan.source_name,
    points: points.map((point) => ({
      id: point.id,
      section: point.section,
      no: point.no,
      title: point.title,
      text: point.text,
      workSystem: point.work_system as WorkSystem | null, // Written by the parser in this type.
      subItems: point.sub_items as { no: number; title: string }[], // Written by insertPoints in this shape.
      span: { start: point.span_start, end: point.span_end },
    })),
    itemList: shown,
    unread: plan.unread as ParsedPlan['unread'], // Written by readPlanText in this shape.
  }
}

export async function shownItems(context: RouteContext, items: CountedItem[]) {
  const day = today(context.clock)
  const tree = await readTree(context.db, day)
  const names = await staffNames(context.db, [...new Set(items.flatMap((item) => item.person_ids))])
  return items.map((item) => ({
    id: item.id,
    section: item.section,
    no: item.no,
    title: item.title,
    months: item.months,
    allYear: item.all_year,
    monthNote: item.month_note,
    workSystem: item.work_system as WorkSystem | null, // The check constraint plan_items_work_system.
    lead: item.lead_unit_id ? unitRef(item.lead_unit_id, tree) : null,
    support: item.support_unit_ids.map((id) => unitRef(id, tree)),
    persons: item.person_ids.map((id) => ({ id, name: names.get(id)?.name ?? '—' })),
    state: item.state as ItemState, // The check constraint plan_items_state.
    progress: progressOf(item, { total: Number(item.steps ?? 0n), done: Number(item.steps_done ?? 0n) }),
    overdue: isOverdue(item, { year: item.year, nextDue: item.next_due, today: day }),
    milestones: Number(item.steps ?? 0n),
    milestonesDone: Number(item.steps_done ?? 0n),
    evidence: Number(item.evidence ?? 0n),
    nextDue: item.next_due,
    summary: item.summary,
    span: item.span_start === null || item.span_end === null ? null : { start: item.span_start, end: item.span_end },
    mayWork: mayWork(context, item),
    version: item.version,
  }))
}

export async function shownItem(context: RouteContext, id: string) {
  const [row] = await listItems(context.db, { itemId: id })
  const plan = row && (await findPlan(context.db, row.plan_id))
  if (!row || !plan || (plan.state !== 'accepted' && !context.actor.permissions.has('plans.manage'))) throw notFound()
  const [[item], milestones, evidence, changes] = await Promise.all([
    shownItems(context, [row]),
    listMilestones(context.db, [id]),
    listEvidence(context.db, [id]),
    listItemChanges(context.db, id),
  ])
  if (!item) throw notFound()
  const tree = await readTree(context.db, today(context.clock))
  return {
    ...item,
    planId: plan.id,
    year: plan.year,
    carriedFrom: row.carried_from,
    milestoneList: milestones.map((step) => ({ id: step.id, title: step.title, dueOn: step.due_on, doneOn: step.done_on, version: step.version })),
    evidenceList: evidence.map((proof) => ({ id: proof.id, note: proof.note, fileName: proof.file_name, by: proof.actor_name, at: proof.at.toISOString() })),
    changes: changes.map((change) => ({
      at: change.at.toISOString(),
      by: change.actor_name,
      reason: change.reason,
      // Written by recordItemChange in this shape.
      fields: Object.entries(change.fields as Record<string, [unknown, unknown]>).map(([field, [before, after]]) => ({
        label: say(fieldLabels[field] ?? { zh: field, en: field }, context.locale),
        before: shownValue(field, before, { tree, locale: context.locale }),
        after: shownValue(field, after, { tree, locale: context.locale }),
      })),
    })),
  }
}

function planHead(plan: PlanRow, counts: { items: number; done: number }) {
  return {
    id: plan.id,
    year: plan.year,
    title: plan.title,
    organisation: plan.organisation,
    documentNo: plan.document_no,
    state: plan.state as 'review' | 'accepted' | 'discarded', // The check constraint plans_state.
    ...counts,
    version: plan.version,
  }
}

function unitRef(id: string, tree: OrgTree) {
  return { id, name: tree.byId(id)?.name ?? '—' }
}

const fieldLabels: Record<string, Bilingual> = {
  title: { zh: '事项', en: 'Item' },
  months: { zh: '时间', en: 'Months' },
  all_year: { zh: '全年', en: 'All year' },
  work_system: { zh: '工作体系', en: 'Work system' },
  lead_unit_id: { zh: '牵头单位', en: 'Lead unit' },
  support_unit_ids: { zh: '协办单位', en: 'Supporting units' },
  person_ids: { zh: '责任人', en: 'Persons responsible' },
  state: { zh: '状态', en: 'State' },
}

export const stateLabels: Record<ItemState, Bilingual> = {
  open: { zh: '进行中', en: 'Open' },
  done: { zh: '已完成', en: 'Done' },
  dropped: { zh: '不再开展', en: 'Dropped' },
  carried_over: { zh: '结转下年', en: 'Carried over' },
}

export const workSystemLabels: Record<WorkSystem, Bilingual> = {
  ideology: { zh: '思想引领', en: 'Ideology' },
  organisation: { zh: '组织建设', en: 'Organisation' },
  rights: { zh: '维权工作', en: 'Rights' },
  relief: { zh: '帮扶服务', en: 'Relief' },
  contests: { zh: '劳动竞赛', en: 'Contests' },
  culture: { zh: '文化建设', en: 'Culture' },
}

function shownValue(field: string, value: unknown, { tree, locale }: { tree: OrgTree; locale: Locale }): string | null {
  if (value === null || value === undefined) return null
  if (field === 'months') return monthsText({ months: value as ItemRow['months'], all_year: false, month_note: null }, locale) // A list of months, as stored.
  if (field === 'state') return say(stateLabels[value as ItemState], locale) // One of the states, as stored.
  if (field === 'work_system') return say(workSystemLabels[value as WorkSystem], locale) // One of the six, as stored.
  if (field === 'all_year') return say(value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }, locale)
  if (Array.isArray(value)) {
    const names = value.map((id) => tree.byId(String(id))?.name ?? '—')
    return field === 'support_unit_ids' ? joined(names, locale) : String(value.length)
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return field === 'lead_unit_id' ? (tree.byId(text)?.name ?? '—') : text
}
