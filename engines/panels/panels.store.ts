import { z } from 'zod'
import { dayOf } from '../../kernel/clock.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { newId } from '../../kernel/ids.ts'
import { fenFromYuan, yuanFromFen } from '../../kernel/money.ts'
import { panelMeanwhile } from './panels.errors.ts'
import { panelRefusal } from './panels.rules.ts'
import { hundredthsOf, panelShown, ranksOf, sayHundredths, totalsOf, type NewPanel } from './panels.shapes.ts'

/** What a panel was held for, in the module's own terms. */
export interface PanelSubject {
  type: string
  id: string
}

export type Panel = z.output<typeof panelShown>

const given = z.array(z.array(z.number().int()))

/** The panel that counts: the last one on record for a subject. */
export async function findPanel(db: Db, { type, id }: PanelSubject): Promise<Panel | null> {
  const row = await db.q
    .selectFrom('panels')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('subject_type', '=', type)
    .where('subject_id', '=', id)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const candidates = await db.q.selectFrom('panel_candidates').selectAll().where('tenant_id', '=', db.tenantId).where('panel_id', '=', row.id).orderBy('no').execute()
  const ranks = ranksOf(candidates.map(({ total_hundredths: total }) => total))
  return {
    no: row.no,
    heldOn: row.held_on,
    documentNo: row.document_no,
    members: panelShown.shape.members.parse(row.members),
    criteria: panelShown.shape.criteria.parse(row.criteria),
    candidates: candidates.map((one, at) => ({
      name: one.name,
      price: one.price_fen === null ? null : yuanFromFen(one.price_fen),
      given: given.parse(one.given).map((sheet) => sheet.map(sayHundredths)),
      chosen: one.chosen,
      total: one.total_hundredths === null ? null : sayHundredths(one.total_hundredths),
      rank: ranks[at] ?? null,
    })),
    note: row.note,
    recordedName: row.actor_name,
    recordedAt: row.at.toISOString(),
  }
}

/** The first panel on record for a subject; what belongs to all its corrections hangs on it. */
export async function firstPanelId(db: Db, { type, id }: PanelSubject): Promise<string | null> {
  const row = await db.q
    .selectFrom('panels')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('subject_type', '=', type)
    .where('subject_id', '=', id)
    .where('no', '=', 1)
    .executeTakeFirst()
  return row?.id ?? null
}

/**
 * Puts a panel on record with its result, and gives who was chosen; the caller audits it.
 * @throws AppError why it cannot stand as it was written; `panel.meanwhile` where another one was recorded since
 */
export async function insertPanel(
  trx: Trx,
  subject: PanelSubject,
  { after, panel, by }: Omit<NewPanel, 'id'> & { by: string },
): Promise<{ id: string; no: number; chosen: string[] }> {
  const refusal = panelRefusal(panel, dayOf(trx.at))
  if (refusal) throw refusal
  const last = await findPanel(trx, subject)
  if ((last?.no ?? null) !== after) throw panelMeanwhile()
  const id = newId(trx.at.getTime())
  const no = (after ?? 0) + 1
  const columns = {
    subject_type: subject.type,
    subject_id: subject.id,
    no,
    held_on: panel.heldOn,
    document_no: panel.documentNo,
    members: JSON.stringify(panel.members),
    criteria: JSON.stringify(panel.criteria),
    note: panel.note,
  }
  await trx.q
    .insertInto('panels')
    .values({ tenant_id: trx.tenantId, id, ...columns, account_id: trx.actorId, actor_name: by, at: trx.at })
    .execute()
    .catch((error: unknown) => {
      // Of two who were at it in the same moment.
      throw violates(error, 'panels_no_key') ? panelMeanwhile() : error
    })
  const totals = totalsOf(panel)
  const rows = panel.candidates.map(({ name, price, given: sheets, chosen }, at) => ({
    tenant_id: trx.tenantId,
    panel_id: id,
    no: at,
    name,
    price_fen: price === null ? null : fenFromYuan(price),
    given: JSON.stringify(sheets.map((sheet) => sheet.map((score) => hundredthsOf(score) ?? 0))),
    total_hundredths: totals[at] ?? null,
    chosen,
  }))
  await trx.q.insertInto('panel_candidates').values(rows).execute()
  return { id, no, chosen: panel.candidates.flatMap((one) => (one.chosen ? [one.name] : [])) }
}
