import type { Db } from '../../kernel/db/handle.ts'
import { stepKinds } from './recuperation.shapes.ts'

export interface Step {
  id: string
  kind: (typeof stepKinds)[number]
  title: string
  documentNo: string
  fromDay: string
  untilDay: string | null
  people: string
  note: string
  fileId: string | null
  fileName: string | null
  by: string
  at: Date
}

/** Steps in the order of their days. */
export async function stepsOf(db: Db, offerId: string): Promise<Step[]> {
  const rows = await db.q
    .selectFrom('recuperation_steps')
    .selectAll()
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .where('removed_at', 'is', null)
    .orderBy('from_day')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: stepKinds.find((kind) => kind === row.kind) ?? 'filing',
    title: row.title,
    documentNo: row.document_no,
    fromDay: row.from_day,
    untilDay: row.until_day,
    people: row.people,
    note: row.note,
    fileId: row.file_id,
    fileName: row.file_name,
    by: row.actor_name,
    at: row.at,
  }))
}

export async function findStep(db: Db, { offerId, stepId }: { offerId: string; stepId: string }): Promise<Step | null> {
  return (await stepsOf(db, offerId)).find(({ id }) => id === stepId) ?? null
}
