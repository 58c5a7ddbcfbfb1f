import type { Offer } from '../../engines/capacity/offers/offers.store.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { sniffFile } from '../../kernel/files/sniff.ts'
import { recordFile, type Upload } from '../../kernel/http/upload.ts'
import { newId } from '../../kernel/ids.ts'
import { pictureNotWanted, pictureTooLarge, tooManyPictures } from './activities.errors.ts'
import { picturesOf, type PictureRole } from './pictures.store.ts'
import { managedActivity } from './sight.ts'

const mostPictures = 60
const mostBytes = 10 * 1024 * 1024
const shown = ['image/jpeg', 'image/png', 'image/webp']
const keptDays = 30

/** A picture is what its content says; only what every browser shows is taken. A new cover takes the place of the one before. */
export async function addPicture(context: RequestContext, upload: Upload, { offer, role, caption }: { offer: Offer; role: PictureRole; caption: string }): Promise<{ id: string }> {
  const { services, db } = context
  if (upload.sizeBytes > mostBytes) throw pictureTooLarge()
  const kind = await sniffFile(services.files.path(db.tenantId, upload.fileId))
  if (!kind || !shown.includes(kind.contentType)) throw pictureNotWanted({ name: upload.fileName })
  return write(context, async (trx) => {
    // Two who add the sixtieth at once are counted one after the other.
    await trx.q.selectFrom('offer_gates').select('offer_id').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offer.id).forUpdate().execute()
    const before = await picturesOf(trx, offer.id)
    if (role === 'photo' && before.length >= mostPictures) throw tooManyPictures({ most: mostPictures })
    if (role === 'cover') for (const one of before) if (one.role === 'cover') await letGo(trx, one)
    const id = newId(trx.at.getTime())
    await recordFile(trx, { ...upload, contentType: kind.contentType }, { purpose: 'activity', expiresAt: null })
    await trx.q
      .insertInto('activity_pictures')
      .values({ tenant_id: trx.tenantId, id, offer_id: offer.id, file_id: upload.fileId, role, caption, content_type: kind.contentType, at: trx.at, removed_at: null })
      .execute()
    trx.audit({ action: 'activity.picture', entity: { type: 'offer', id: offer.id }, unitId: offer.unitId, details: { role } })
    return { id }
  })
}

export async function removePicture(context: RequestContext, { id, pictureId }: { id: string; pictureId: string }): Promise<{ id: string }> {
  const offer = await managedActivity(context, id)
  return write(context, async (trx) => {
    const picture = (await picturesOf(trx, id)).find((one) => one.id === pictureId)
    if (!picture) throw notFound()
    await letGo(trx, picture)
    trx.audit({ action: 'activity.remove_picture', entity: { type: 'offer', id }, unitId: offer.unitId })
    return { id: pictureId }
  })
}

async function letGo(trx: Trx, { id, fileId }: { id: string; fileId: string }): Promise<void> {
  await trx.q.updateTable('activity_pictures').set({ removed_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
  await trx.q
    .updateTable('files')
    .set({ expires_at: new Date(trx.at.getTime() + keptDays * 86_400_000) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', fileId)
    .execute()
}
