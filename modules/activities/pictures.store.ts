import type { Db } from '../../kernel/db/handle.ts'

export type PictureRole = 'cover' | 'photo'

export function picturesOf(db: Db, offerId: string) {
  return db.q
    .selectFrom('activity_pictures')
    .select(['id', 'file_id as fileId', 'role', 'caption', 'content_type as contentType', 'at'])
    .where('tenant_id', '=', db.tenantId)
    .where('offer_id', '=', offerId)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}
