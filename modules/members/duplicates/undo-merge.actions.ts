import type { Selectable } from 'kysely'
import { today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import type { StaffMerges } from '../../../kernel/db/tables.generated.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { say } from '../../../kernel/i18n.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { searchTerms } from '../rules/search-terms.ts'
import { fieldLabel } from '../staff.view.ts'
import { clearFields, openStaffSealer, staffFields, type StaffField, type StaffFields, type StaffSealer } from '../staff-columns.ts'
import { applyFields, lockReachable, refuseRace, refuseTaken } from '../staff.actions.ts'
import { recordChange } from '../staff-history.ts'
import { foundBy, insertTerms, updateStaffRow, type StaffRow } from '../staff-record.store.ts'
import { alreadyUndone, mergedFurther } from './duplicates.errors.ts'
import { withCompanions } from './merge.rules.ts'
import { asStored, beforeOf, movedOf, moveRowsBack, type KeptBefore } from './merge.store.ts'

export interface UndoConflict {
  key: string
  label: string
  message: string
}

interface Undoing {
  context: RouteContext
  keep: StaffRow
  before: KeptBefore
  mergedAt: Date
  sealer: StaffSealer
}

/** Makes two records of one again. What was edited since the merge is kept as it is, and listed. */
export async function undoMerge(context: RouteContext, id: string): Promise<{ keptId: string; mergedId: string; conflicts: UndoConflict[] }> {
  const sealer = await openStaffSealer(context.services.keys, context.db)
  const restored: StaffFields = {}
  const work = async (trx: Trx) => {
    const merge = await lockMerge(trx, id)
    const { keep, merged } = await lockBoth(trx, context, merge)
    const undoing: Undoing = { context, keep, before: beforeOf(merge), mergedAt: merge.at, sealer }
    const fields = await fieldsToRestore(trx, undoing)
    Object.assign(restored, fields.restore)
    const standing = await restoreMembership(trx, undoing)
    await applyFields(trx, { context, row: standing.row, before: standing.row, fields: fields.restore, sealer, reason: 'merge_undone' })
    // Its numbers were free for others while it was a redirect.
    await refuseTaken(trx, clearFields(merged, sealer), { sealer, ownId: merged.id })
    await restoreRecord(trx, context, { keep: { ...keep, unit_id: restored.unitId ?? keep.unit_id }, merged })
    const { familyGone } = await moveRowsBack(trx, movedOf(merge), { from: keep.id, to: merged.id })
    await trx.q.updateTable('staff_merges').set({ undone_at: trx.at, undone_by: context.actor.accountId }).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
    trx.audit({
      action: 'staff.merge_undo',
      entity: { type: 'staff', id: keep.id },
      unitId: keep.unit_id,
      details: { mergeId: id, mergedId: merged.id, kept: fields.conflicts },
    })
    trx.emit({ topic: 'staff.merge_undone', payload: { keptId: keep.id, mergedId: merged.id } })
    return { keptId: keep.id, mergedId: merged.id, conflicts: shownConflicts(context, { fields: fields.conflicts, membership: standing.conflict, familyGone }) }
  }
  return refuseRace(write(context, work), restored)
}

async function lockMerge(trx: Trx, id: string): Promise<Selectable<StaffMerges>> {
  const merge = await trx.q.selectFrom('staff_merges').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!merge) throw notFound()
  if (merge.undone_at) throw alreadyUndone()
  return merge
}

async function lockBoth(trx: Trx, context: RouteContext, merge: Selectable<StaffMerges>): Promise<{ keep: StaffRow; merged: StaffRow }> {
  const people = await lockReachable(trx, context, [merge.kept_id, merge.merged_id])
  const keep = people.find(({ id }) => id === merge.kept_id)
  const merged = people.find(({ id }) => id === merge.merged_id)
  if (!keep || !merged) throw notFound()
  if (keep.merged_into || merged.merged_into !== keep.id) throw mergedFurther({ name: keep.name })
  return { keep, merged }
}

/** A field goes back to what it was, if it is still what the merge made of it; a unit only while it lives. */
async function fieldsToRestore(trx: Trx, { context, keep, before, sealer }: Undoing): Promise<{ restore: StaffFields; conflicts: StaffField[] }> {
  const [was, made, now] = [clearFields(asStored(keep, before, 0), sealer), clearFields(asStored(keep, before, 1), sealer), clearFields(keep, sealer)]
  const tree = await readTree(trx, today(context.clock))
  const taken = staffFields.filter((field) => field in before.fields)
  const edited = taken.filter((field) => now[field] !== made[field] || (field === 'unitId' && !tree.byId(was.unitId ?? '')))
  const conflicts = withCompanions(edited).filter((field) => taken.includes(field) && was[field] !== made[field])
  const restore: StaffFields = {}
  for (const field of taken) if (!withCompanions(edited).includes(field)) restore[field] = was[field]
  return { restore, conflicts }
}

async function restoreMembership(trx: Trx, { context, keep, before, mergedAt }: Undoing): Promise<{ row: StaffRow; conflict: boolean }> {
  const [[was, made], [sinceWas, sinceMade]] = [before.membership, before.memberSince]
  if (was === made && sinceWas === sinceMade) return { row: keep, conflict: false }
  const later = await trx.q
    .selectFrom('membership_episodes')
    .select('id')
    .where('tenant_id', '=', trx.tenantId)
    .where('staff_id', '=', keep.id)
    .where('at', '>', mergedAt)
    .limit(1)
    .executeTakeFirst()
  if (later || keep.membership !== made || keep.member_since !== sinceMade) return { row: keep, conflict: true }
  await updateStaffRow(trx, keep, { membership: was, member_since: sinceWas })
  await recordChange(trx, {
    staffId: keep.id,
    actorName: context.actor.name,
    reason: 'merge_undone',
    fields: { membership: [made, was], member_since: [sinceMade, sinceWas] },
  })
  return { row: { ...keep, membership: was, member_since: sinceWas, version: keep.version + 1 }, conflict: false }
}

/** The redirect is a record again. Where its unit has closed meanwhile, the person stands where the kept one stands. */
async function restoreRecord(trx: Trx, context: RouteContext, { keep, merged }: { keep: StaffRow; merged: StaffRow }): Promise<void> {
  const tree = await readTree(trx, today(context.clock))
  const place = tree.byId(merged.unit_id)
    ? { unit_id: merged.unit_id, group_id: tree.byId(merged.group_id ?? '') ? merged.group_id : null }
    : { unit_id: keep.unit_id, group_id: null }
  await updateStaffRow(trx, merged, { merged_into: null, ...place })
  await insertTerms(trx, merged.id, searchTerms(foundBy(merged)))
  await recordChange(trx, {
    staffId: merged.id,
    actorName: context.actor.name,
    reason: 'merge_undone',
    fields: { merged_into: [`${keep.name} ${keep.staff_no}`, null] },
  })
}

function shownConflicts({ locale }: RouteContext, { fields, membership, familyGone }: { fields: StaffField[]; membership: boolean; familyGone: number }): UndoConflict[] {
  const edited = say({ zh: '合并之后又有修改，保留现状', en: 'edited after the merge: kept as it is' }, locale)
  const gone = say({ zh: `合并之后已删除 ${familyGone} 人`, en: `${familyGone} removed after the merge` }, locale)
  return [
    ...fields.map((key) => ({ key, label: fieldLabel(key, locale), message: edited })),
    ...(membership ? [{ key: 'membership', label: say({ zh: '会籍', en: 'Membership' }, locale), message: edited }] : []),
    ...(familyGone > 0 ? [{ key: 'family', label: say({ zh: '家庭成员', en: 'Family' }, locale), message: gone }] : []),
  ]
}
