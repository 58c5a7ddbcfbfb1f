import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import { versionConflict } from '../../kernel/errors.ts'
import { lockClub, updateProfile, type ClubFacts } from './clubs.store.ts'
import { livingKeptClub } from './sight.ts'

/** Changes what a club says of itself and how it takes people. */
export async function editClub(context: RequestContext, { unitId, version, ...facts }: ClubFacts & { unitId: string; version: number }): Promise<{ id: string; version: number }> {
  await livingKeptClub(context, unitId)
  return write(context, async (trx) => {
    const before = await lockClub(trx, unitId)
    if (before.version !== version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'club_profile', id: unitId }) })
    await updateProfile(trx, unitId, facts)
    const { unitId: _unitId, version: _version, ...was } = before
    trx.audit({ action: 'club.edit', entity: { type: 'club_profile', id: unitId }, unitId, details: { before: was, after: facts } })
    return { id: unitId, version: version + 1 }
  })
}
