import type { Db } from '../../../kernel/db/handle.ts'

export interface Paper {
  id: string
  step: string
  unitId: string | null
  fileId: string
  name: string
  contentType: string
  uploadedBy: string
  at: Date
}

/** Papers of a round that were not taken away, the earliest first. */
export async function papersOf(db: Db, offerId: string): Promise<Paper[]> {
  const rows = await db.q
    .selectFrom('gift_papers')
    .select(['id', 'step', 'unit_id', 'file_id', 'name', 'content_type', 'uploaded_by', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ unit_id: unitId, file_id: fileId, content_type: contentType, uploaded_by: uploadedBy, ...row }) => ({ ...row, unitId, fileId, contentType, uploadedBy }))
}
