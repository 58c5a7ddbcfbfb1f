import type { Selectable } from 'kysely'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import type { Tables } from '../../../kernel/db/tables.generated.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { planStates, type PlanState } from '../clubs.shapes.ts'
import { keptClub, livingKeptClub } from '../sight.ts'
import { thisYear } from '../years.ts'

interface PlanFacts {
  month: number | null
  title: string
  note: string
  state: PlanState
}

export interface PlanLine extends PlanFacts {
  id: string
  unitId: string
  year: number
  version: number
}

/** What a club means to do in a year: by month, what is for the whole year first. */
export async function planOf(db: Db, unitId: string, year: number): Promise<PlanLine[]> {
  const rows = await db.q
    .selectFrom('club_plan_lines')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('unit_id', '=', unitId)
    .where('year', '=', year)
    .orderBy('month', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  return rows.map(lineIn)
}

export async function showPlan(context: RequestContext, { unitId, year = thisYear(context.clock) }: { unitId: string; year?: number | undefined }) {
  await keptClub(context, unitId)
  const items = await planOf(context.db, unitId, year)
  return { year, items: items.map(shownLine) }
}

export function shownLine({ unitId: _unitId, ...line }: PlanLine): Omit<PlanLine, 'unitId'> {
  return line
}

export async function addPlanLine(context: RequestContext, { unitId, year, ...facts }: PlanFacts & { unitId: string; year: number }): Promise<{ id: string; version: number }> {
  await livingKeptClub(context, unitId)
  return write(
    context,
    async (trx) => {
      const id = newId(trx.at.getTime())
      await trx.q
        .insertInto('club_plan_lines')
        .values({ tenant_id: trx.tenantId, id, unit_id: unitId, year, ...facts, created_at: trx.at, version: 1 })
        .execute()
      trx.audit({ action: 'club_plan_line.add', entity: { type: 'club_plan_line', id }, unitId, details: { year, ...facts } })
      return { id, version: 1 }
    },
    { route: 'clubs.addPlanLine', content: { unitId, year, ...facts } },
  )
}

export async function editPlanLine(
  context: RequestContext,
  { lineId, version, ...facts }: PlanFacts & { lineId: string; version: number },
): Promise<{ id: string; version: number }> {
  const line = await keptLine(context, lineId)
  return write(context, async (trx) => {
    const { numUpdatedRows } = await trx.q
      .updateTable('club_plan_lines')
      .set({ ...facts, version: version + 1 })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', lineId)
      .where('version', '=', version)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw versionConflict({ by: await lastEditorOf(trx, { type: 'club_plan_line', id: lineId }) })
    trx.audit({ action: 'club_plan_line.edit', entity: { type: 'club_plan_line', id: lineId }, unitId: line.unitId, details: { before: shownLine(line), after: facts } })
    return { id: lineId, version: version + 1 }
  })
}

export async function removePlanLine(context: RequestContext, lineId: string): Promise<{ id: string }> {
  const line = await keptLine(context, lineId)
  return write(context, async (trx) => {
    await trx.q.deleteFrom('club_plan_lines').where('tenant_id', '=', trx.tenantId).where('id', '=', lineId).execute()
    trx.audit({ action: 'club_plan_line.remove', entity: { type: 'club_plan_line', id: lineId }, unitId: line.unitId, details: { ...shownLine(line) } })
    return { id: lineId }
  })
}

async function keptLine(context: RequestContext, lineId: string): Promise<PlanLine> {
  const { db } = context
  const row = await db.q.selectFrom('club_plan_lines').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', lineId).executeTakeFirst()
  if (!row) throw notFound()
  await livingKeptClub(context, row.unit_id)
  return lineIn(row)
}

function lineIn({ id, unit_id: unitId, year, month, title, note, state, version }: Selectable<Tables['club_plan_lines']>): PlanLine {
  return { id, unitId, year, month, title, note, state: planStates.find((one) => one === state) ?? 'planned', version }
}
