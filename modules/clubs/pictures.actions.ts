import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { sniffFile } from '../../kernel/files/sniff.ts'
import { recordFile, type Upload } from '../../kernel/http/upload.ts'
import { newId } from '../../kernel/ids.ts'
import { pictureNotWanted, pictureTooLarge, tooManyPictures } from './clubs.errors.ts'
import { lockClub } from './clubs.store.ts'
import { livingKeptClub, type Club } from './sight.ts'

const mostPictures = 30
const mostBytes = 10 * 1024 * 1024
const shown = ['image/jpeg', 'image/png', 'image/webp']
const keptDays = 30

/** Pictures of these clubs, the oldest first: the first one stands on the card. */
export async function picturesOf(db: Db, unitIds: readonly string[]) {
  if (unitIds.length === 0) return []
  return db.q
    .selectFrom('club_pictures')
    .select(['id', 'unit_id as unitId', 'file_id as fileId', 'caption', 'content_type as contentType'])
    .where('tenant_id', '=', db.tenantId)
    .where('unit_id', 'in', unitIds)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** A picture is what its content says; only what every browser shows is taken. */
export async function addPicture(context: RequestContext, upload: Upload, { club, caption }: { club: Club; caption: string }): Promise<{ id: string }> {
  const { services, db } = context
  if (upload.sizeBytes > mostBytes) throw pictureTooLarge()
  const kind = await sniffFile(services.files.path(db.tenantId, upload.fileId))
  if (!kind || !shown.includes(kind.contentType)) throw pictureNotWanted({ name: upload.fileName })
  return write(context, async (trx) => {
    await lockClub(trx, club.id)
    if ((await picturesOf(trx, [club.id])).length >= mostPictures) throw tooManyPictures({ most: mostPictures })
    const id = newId(trx.at.getTime())
    await recordFile(trx, { ...upload, contentType: kind.contentType }, { purpose: 'club', expiresAt: null })
    await trx.q
      .insertInto('club_pictures')
      .values({ tenant_id: trx.tenantId, id, unit_id: club.id, file_id: upload.fileId, caption, content_type: kind.contentType, at: trx.at, removed_at: null })
      .execute()
    trx.audit({ action: 'club.picture', entity: { type: 'club', id: club.id }, unitId: club.id, details: { caption } })
    return { id }
  })
}

export async function removePicture(context: RequestContext, { unitId, pictureId }: { unitId: string; pictureId: string }): Promise<{ id: string }> {
  await livingKeptClub(context, unitId)
  return write(context, async (trx) => {
    const picture = (await picturesOf(trx, [unitId])).find((one) => one.id === pictureId)
    if (!picture) throw notFound()
    await trx.q.updateTable('club_pictures').set({ removed_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', pictureId).execute()
    await trx.q
      .updateTable('files')
      .set({ expires_at: new Date(trx.at.getTime() + keptDays * 86_400_000) })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', picture.fileId)
      .execute()
    trx.audit({ action: 'club.remove_picture', entity: { type: 'club', id: unitId }, unitId })
    return { id: pictureId }
  })
}
