import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { hasExtension, sniffFile } from '../../kernel/files/sniff.ts'
import { recordFile, type Upload } from '../../kernel/http/upload.ts'
import { newId } from '../../kernel/ids.ts'
import { fileLies, fileNotWanted, notForYouToRemove } from './cases.errors.ts'
import { officeFor } from './comments.ts'
import { mustReadCase, type Reading } from './reading.ts'
import { filesOf, isFor, officeOf, type Audience } from './talk.store.ts'

/** After this long the bytes of what was taken away are gone; until then an administrator can bring them back. */
const keptDays = 30
const mostNameCharacters = 200

/** Whoever may attach something to the case for these readers: asked before a byte is stored. */
export async function mustAttach(context: RequestContext, { caseId, audience }: { caseId: string; audience: Audience }): Promise<Reading> {
  const reading = await mustReadCase(context, caseId)
  officeFor(reading, audience)
  return reading
}

/** Attaches an uploaded file. Its type is read from its content; one that is called otherwise is refused. */
export async function attach(context: RequestContext, upload: Upload, { reading, audience }: { reading: Reading; audience: Audience }): Promise<{ id: string }> {
  const { actor, services, db } = context
  const fileName = cleanName(upload.fileName)
  const kind = await sniffFile(services.files.path(db.tenantId, upload.fileId))
  if (!kind) throw fileNotWanted({ name: fileName })
  if (!hasExtension(fileName, kind)) throw fileLies({ name: fileName, extensions: kind.extensions.map((extension) => `.${extension}`).join(' ') })
  const { id: caseId, unitId } = reading.situation.case
  const office = officeFor(reading, audience)
  return write(context, async (trx) => {
    const id = newId(trx.at.getTime())
    await recordFile(trx, { ...upload, fileName, contentType: kind.contentType }, { purpose: 'case', expiresAt: null })
    await trx.q
      .insertInto('case_files')
      .values({
        tenant_id: trx.tenantId,
        id,
        case_id: caseId,
        file_id: upload.fileId,
        audience,
        permission: office.permission,
        unit_id: office.unitId,
        account_id: actor.accountId,
        author_name: actor.name,
        at: trx.at,
        removed_at: null,
      })
      .execute()
    trx.audit({ action: 'case.attach', entity: { type: reading.process.id, id: caseId }, unitId, details: { name: fileName, audience } })
    return { id }
  })
}

/** An attachment for whoever it is meant for. */
export async function mustReadFile(context: RequestContext, { caseId, fileId }: { caseId: string; fileId: string }) {
  const reading = await mustReadCase(context, caseId)
  const file = (await filesOf(context.db, caseId)).find((one) => one.id === fileId)
  if (!file || !isFor(reading, file)) throw notFound()
  return { reading, file }
}

/** Takes an attachment away: one's own, or as somebody who handles the case. */
export async function removeFile(context: RequestContext, ids: { caseId: string; fileId: string }): Promise<{ id: string }> {
  const { reading, file } = await mustReadFile(context, ids)
  if (file.accountId !== context.actor.accountId && !officeOf(reading)) throw notForYouToRemove({ by: file.by })
  return write(context, async (trx) => {
    await markRemoved(trx, file)
    trx.audit({
      action: 'case.remove_file',
      entity: { type: reading.process.id, id: ids.caseId },
      unitId: reading.situation.case.unitId,
      details: { name: file.name },
    })
    return { id: file.id }
  })
}

async function markRemoved(trx: Trx, file: { id: string; fileId: string }): Promise<void> {
  const removed = await trx.q
    .updateTable('case_files')
    .set({ removed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', file.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (removed.numUpdatedRows === 0n) throw notFound()
  await trx.q
    .updateTable('files')
    .set({ expires_at: new Date(trx.at.getTime() + keptDays * 86_400_000) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', file.fileId)
    .execute()
}

/** What was attached to these cases goes for good: nobody brings it back, and the bytes follow with the next tidying. */
export async function eraseFiles(trx: Trx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return
  const rows = await trx.q
    .updateTable('case_files')
    .set((eb) => ({ removed_at: eb.fn.coalesce('removed_at', eb.val(trx.at)) }))
    .where('tenant_id', '=', trx.tenantId)
    .where('case_id', 'in', caseIds)
    .returning('file_id')
    .execute()
  if (rows.length === 0) return
  await trx.q
    .updateTable('files')
    .set({ expires_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where(
      'id',
      'in',
      rows.map(({ file_id }) => file_id),
    )
    .execute()
}

/** A name to show: no folders, no control characters, not endless; its ending stays. */
function cleanName(name: string): string {
  const bare = (name.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  return bare.length <= mostNameCharacters ? bare : bare.slice(0, mostNameCharacters - 10) + bare.slice(-10)
}
