import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import type { MultipartFile } from '@fastify/multipart'
import { write } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { notFound, versionConflict } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { dayOf } from '../../kernel/clock.ts'
import { extractPlanText } from './parser/extract-text.ts'
import type { ParsedPlan, SourceSpan, WorkSystem } from './parser/parsed-plan.ts'
import { parsePlan } from './parser/parse-plan.ts'
import { noItems, notInReview, nothingRead, yearTaken } from './plans.errors.ts'
import { findAcceptedPlan, lockPlan, type PlanRow } from './plans.store.ts'

/** Reads an uploaded document; what it says waits for review. */
export async function readPlanFile(context: RouteContext, file: MultipartFile | undefined): Promise<{ id: string }> {
  if (!file) throw nothingRead()
  const text = await extractPlanText({ name: file.filename, bytes: await file.toBuffer() })
  return readPlanText(context, { text, name: file.filename })
}

export function readPlanText(context: RouteContext, { text, name }: { text: string; name?: string | undefined }): Promise<{ id: string }> {
  const parsed = parsePlan(text)
  if (parsed.items.length === 0 && parsed.points.length === 0) throw nothingRead()
  const id = newId()
  return write(
    context,
    async (trx) => {
      const year = parsed.year ?? Number(dayOf(trx.at).slice(0, 4))
      await trx.q
        .insertInto('plans')
        .values({
          tenant_id: trx.tenantId,
          id,
          year,
          title: parsed.title ?? `${year}年工作要点`,
          organisation: parsed.organisation,
          document_no: parsed.documentNo,
          source_text: text,
          source_name: name ?? null,
          unread: JSON.stringify(parsed.unread),
          state: 'review',
          accepted_at: null,
          accepted_by: null,
          created_at: trx.at,
          version: 1,
        })
        .execute()
      await insertPoints(trx, id, parsed)
      await insertItems(trx, id, parsed.items)
      trx.audit({
        action: 'plan.read',
        entity: { type: 'plan', id },
        details: { name: name ?? null, points: parsed.points.length, items: parsed.items.length, unread: parsed.unread.length },
      })
      return { id }
    },
    { route: 'plans.read', content: { text, name } },
  )
}

export interface ReviewedItem {
  section: string | null
  title: string
  months: number[]
  allYear: boolean
  monthNote: string | null
  workSystem: WorkSystem | null
  span: SourceSpan | null
}

export interface Review {
  id: string
  version: number
  year: number
  title: string
  items: ReviewedItem[]
  /** Positions of unread passages that are still open. */
  unread: number[]
}

/** Replaces what was read by what the officer made of it; the source text stays as it was. */
export function reviewPlan(context: RouteContext, review: Review): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const plan = await inReview(trx, review)
    await trx.q.deleteFrom('plan_items').where('tenant_id', '=', trx.tenantId).where('plan_id', '=', plan.id).execute()
    await insertItems(trx, plan.id, review.items)
    const unread = (plan.unread as unknown[]).filter((_, index) => review.unread.includes(index)) // Written by readPlanText as a list.
    await updatePlan(trx, plan, { year: review.year, title: review.title, unread: JSON.stringify(unread) })
    trx.audit({ action: 'plan.review', entity: { type: 'plan', id: plan.id }, details: { items: review.items.length, year: review.year } })
    return { id: plan.id, version: plan.version + 1 }
  })
}

/** Makes it the plan of its year: from now on its items have a life of their own. */
export async function acceptPlan(context: RouteContext, seen: { id: string; version: number }): Promise<{ id: string; version: number }> {
  try {
    return await write(context, async (trx) => {
      const plan = await inReview(trx, seen)
      const other = await findAcceptedPlan(trx, plan.year)
      if (other) throw yearTaken({ year: plan.year, title: other.title })
      const { count } = await trx.q
        .selectFrom('plan_items')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .where('tenant_id', '=', trx.tenantId)
        .where('plan_id', '=', plan.id)
        .executeTakeFirstOrThrow()
      if (count === 0n) throw noItems()
      await updatePlan(trx, plan, { state: 'accepted', accepted_at: trx.at, accepted_by: trx.actorId })
      trx.audit({ action: 'plan.accept', entity: { type: 'plan', id: plan.id }, details: { year: plan.year, title: plan.title } })
      trx.emit({ topic: 'plan.accepted', payload: { planId: plan.id, year: plan.year } })
      return { id: plan.id, version: plan.version + 1 }
    })
  } catch (error) {
    if (violates(error, 'plans_one_a_year')) throw yearTaken({ year: '', title: '' })
    throw error
  }
}

export function discardPlan(context: RouteContext, seen: { id: string; version: number }): Promise<{ id: string; version: number }> {
  return write(context, async (trx) => {
    const plan = await inReview(trx, seen)
    await updatePlan(trx, plan, { state: 'discarded' })
    trx.audit({ action: 'plan.discard', entity: { type: 'plan', id: plan.id } })
    return { id: plan.id, version: plan.version + 1 }
  })
}

async function inReview(trx: Trx, seen: { id: string; version: number }): Promise<PlanRow> {
  const plan = await lockPlan(trx, seen.id)
  if (!plan) throw notFound()
  if (plan.state !== 'review') throw notInReview()
  if (plan.version !== seen.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'plan', id: plan.id }) })
  return plan
}

async function updatePlan(
  trx: Trx,
  plan: PlanRow,
  columns: Partial<{ year: number; title: string; unread: string; state: string; accepted_at: Date; accepted_by: string | null }>,
): Promise<void> {
  await trx.q
    .updateTable('plans')
    .set({ ...columns, version: plan.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', plan.id)
    .execute()
}

export async function insertPoints(trx: Trx, planId: string, { points }: ParsedPlan): Promise<void> {
  if (points.length === 0) return
  const rows = points.map((point, ordinal) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    plan_id: planId,
    ordinal,
    section: point.section,
    no: point.no,
    title: point.title,
    text: point.text,
    work_system: point.workSystem,
    sub_items: JSON.stringify(point.subItems.map(({ no, title }) => ({ no, title }))),
    span_start: point.span.start,
    span_end: point.span.end,
  }))
  await trx.q.insertInto('plan_points').values(rows).execute()
}

export async function insertItems(trx: Trx, planId: string, items: ReviewedItem[]): Promise<void> {
  if (items.length === 0) return
  const sections = new Map<string | null, number>()
  const rows = items.map((item, ordinal) => {
    const no = (sections.get(item.section) ?? 0) + 1
    sections.set(item.section, no)
    return {
      tenant_id: trx.tenantId,
      id: newId(),
      plan_id: planId,
      ordinal,
      section: item.section,
      no,
      title: item.title,
      months: item.months,
      all_year: item.allYear,
      month_note: item.monthNote,
      work_system: item.workSystem,
      lead_unit_id: null,
      support_unit_ids: [],
      person_ids: [],
      state: 'open',
      summary: null,
      settled_at: null,
      carried_from: null,
      span_start: item.span?.start ?? null,
      span_end: item.span?.end ?? null,
      version: 1,
    }
  })
  await trx.q.insertInto('plan_items').values(rows).execute()
}
