import { offerInReach } from '../../../engines/capacity/reach-offer.ts'
import { mustReach, reaches, scopeFor } from '../../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { sniffFile } from '../../../kernel/files/sniff.ts'
import { recordFile, type Upload } from '../../../kernel/http/upload.ts'
import { newId } from '../../../kernel/ids.ts'
import { paperNotWanted, paperTooLarge, tooManyPapers } from '../gifts.errors.ts'
import { findGift, managedGift } from '../sight.ts'
import { papersOf, type Paper } from './papers.store.ts'

export const paperSteps = ['needs', 'budget', 'panel', 'notice', 'contract', 'inspection', 'receipt'] as const
export type PaperStep = (typeof paperSteps)[number]

const mostPapers = 300
const mostBytes = 20 * 1024 * 1024
const keptDays = 30

/** Whoever enters a branch's receipts adds its signed list; the other papers are the organiser's. */
export async function mustMayAdd(context: RequestContext, { id, step, unitId }: { id: string; step: PaperStep; unitId: string | null }): Promise<void> {
  await findGift(context, id)
  if (step !== 'receipt') {
    await managedGift(context, id)
    return
  }
  if (unitId === null) throw notFound()
  mustReach((await offerInReach(context, id)).reach, unitId)
}

/** A paper is what its content says. */
export async function addPaper(context: RequestContext, upload: Upload, { id, step, unitId }: { id: string; step: PaperStep; unitId: string | null }): Promise<{ id: string }> {
  const { services, db, actor } = context
  const offer = await findGift(context, id)
  if (upload.sizeBytes > mostBytes) throw paperTooLarge()
  const kind = await sniffFile(services.files.path(db.tenantId, upload.fileId))
  if (!kind) throw paperNotWanted({ name: upload.fileName })
  return write(context, async (trx) => {
    if ((await papersOf(trx, id)).length >= mostPapers) throw tooManyPapers({ most: mostPapers })
    const paperId = newId()
    await recordFile(trx, { ...upload, contentType: kind.contentType }, { purpose: 'gift', expiresAt: null })
    await trx.q
      .insertInto('gift_papers')
      .values({
        tenant_id: trx.tenantId,
        id: paperId,
        offer_id: id,
        step,
        unit_id: step === 'receipt' ? unitId : null,
        file_id: upload.fileId,
        name: upload.fileName,
        content_type: kind.contentType,
        uploaded_by: actor.name,
        at: trx.at,
        removed_at: null,
      })
      .execute()
    trx.audit({ action: 'gift.add_paper', entity: { type: 'offer', id }, unitId: unitId ?? offer.unitId, details: { step, name: upload.fileName } })
    return { id: paperId }
  })
}

export async function removePaper(context: RequestContext, { id, paperId }: { id: string; paperId: string }): Promise<{ id: string }> {
  const paper = await findPaper(context, { id, paperId })
  await mustMayAdd(context, { id, step: paperSteps.find((step) => step === paper.step) ?? 'receipt', unitId: paper.unitId })
  return write(context, async (trx) => {
    await trx.q.updateTable('gift_papers').set({ removed_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', paperId).execute()
    await trx.q
      .updateTable('files')
      .set({ expires_at: new Date(trx.at.getTime() + keptDays * 86_400_000) })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', paper.fileId)
      .execute()
    trx.audit({ action: 'gift.remove_paper', entity: { type: 'offer', id }, unitId: paper.unitId, details: { step: paper.step, name: paper.name } })
    return { id: paperId }
  })
}

/** A paper for whoever may look over the round, or over the branch that it is of. */
export async function paperInSight(context: RequestContext, wanted: { id: string; paperId: string }): Promise<Paper> {
  const paper = await findPaper(context, wanted)
  const offer = await findGift(context, wanted.id)
  const scope = scopeFor(context.actor, 'gifts.read')
  if (!reaches(scope, offer.unitId)) mustReach(scope, paper.unitId ?? offer.unitId)
  return paper
}

async function findPaper(context: RequestContext, { id, paperId }: { id: string; paperId: string }): Promise<Paper> {
  const paper = (await papersOf(context.db, id)).find((one) => one.id === paperId)
  if (!paper) throw notFound()
  return paper
}
