import { write } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { newId } from '../../../kernel/ids.ts'
import { mergedRecord } from '../members.errors.ts'
import { comparePeople } from '../rules/duplicates.ts'
import { clearFields, openStaffSealer, type StaffField, type StaffFields, type StaffSealer } from '../staff-columns.ts'
import { applyFields, changedMeanwhile, lockReachable, refuseRace } from '../staff.actions.ts'
import { recordChange } from '../staff-history.ts'
import { findStaff, foundBy, removeTerms, updateStaffRow, type StaffRow } from '../staff-record.store.ts'
import { comparedOf } from './candidates.store.ts'
import { differentPeople, sameRecord } from './duplicates.errors.ts'
import { joinedMembership, withCompanions } from './merge.rules.ts'
import { moveRows, storedPairs, type KeptBefore, type MovedRows } from './merge.store.ts'

export interface MergeOrder {
  keepId: string
  mergeId: string
  keepVersion: number
  mergeVersion: number
  /** Fields whose value comes from the record that goes. */
  take: StaffField[]
}

/**
 * Makes two records one, in one transaction: the merged one becomes a redirect, its family and requests go over, and what
 * the kept one held before is written down for an undo. Episodes are neither merged nor rewritten.
 */
export async function mergeStaff(context: RouteContext, order: MergeOrder): Promise<{ id: string; keptId: string; version: number }> {
  if (order.keepId === order.mergeId) throw sameRecord()
  const sealer = await openStaffSealer(context.services.keys, context.db)
  const taken: StaffFields = {}
  const work = async (trx: Trx) => {
    const { keep, merged } = await lockPair(trx, context, order)
    if (comparePeople(comparedOf(keep), comparedOf(merged)).verdict === 'never') throw differentPeople({ kept: keep.name, merged: merged.name })
    const take = withCompanions(order.take)
    const theirs = clearFields(merged, sealer)
    for (const field of take) taken[field] = theirs[field]
    await redirect(trx, context, { keep, merged })
    const moved = await moveRows(trx, { from: merged.id, to: keep.id })
    const after = await overlay(trx, context, { keep, merged, taken, sealer })
    const before: KeptBefore = {
      fields: storedPairs(take, keep, after),
      membership: [keep.membership, after.membership],
      memberSince: [keep.member_since, after.member_since],
    }
    const id = await recordMerge(trx, context, { keep, merged, moved, before, afterVersion: after.version })
    trx.audit({
      action: 'staff.merge',
      entity: { type: 'staff', id: keep.id },
      unitId: keep.unit_id,
      details: { mergeId: id, mergedId: merged.id, taken: take },
    })
    trx.emit({ topic: 'staff.merged', payload: { keptId: keep.id, mergedId: merged.id } })
    return { id, keptId: keep.id, version: after.version }
  }
  return refuseRace(write(context, work, { route: 'duplicates.merge', content: order }), taken)
}

async function lockPair(trx: Trx, context: RouteContext, order: MergeOrder): Promise<{ keep: StaffRow; merged: StaffRow }> {
  const people = await lockReachable(trx, context, [order.keepId, order.mergeId])
  const keep = people.find(({ id }) => id === order.keepId)
  const merged = people.find(({ id }) => id === order.mergeId)
  if (!keep || !merged) throw notFound()
  for (const person of people) if (person.merged_into) throw mergedRecord({ name: person.name })
  if (keep.version !== order.keepVersion) throw await changedMeanwhile(trx, keep.id)
  if (merged.version !== order.mergeVersion) throw await changedMeanwhile(trx, merged.id)
  return { keep, merged }
}

/** From now on the merged record only points to the kept one, and a search no longer finds it. */
async function redirect(trx: Trx, context: RouteContext, { keep, merged }: { keep: StaffRow; merged: StaffRow }): Promise<void> {
  if (!(await updateStaffRow(trx, merged, { merged_into: keep.id }))) throw await changedMeanwhile(trx, merged.id)
  await removeTerms(trx, merged.id, foundBy(merged))
  await recordChange(trx, {
    staffId: merged.id,
    actorName: context.actor.name,
    reason: 'merged',
    fields: { merged_into: [null, `${keep.name} ${keep.staff_no}`] },
  })
}

interface Overlay {
  keep: StaffRow
  merged: StaffRow
  taken: StaffFields
  sealer: StaffSealer
}

async function overlay(trx: Trx, context: RouteContext, { keep, merged, taken, sealer }: Overlay): Promise<StaffRow> {
  const joined = joinedMembership(keep, merged)
  const standing = joined.membership === keep.membership && joined.member_since === keep.member_since ? keep : { ...keep, ...joined, version: keep.version + 1 }
  if (standing !== keep) {
    await updateStaffRow(trx, keep, joined)
    await recordChange(trx, {
      staffId: keep.id,
      actorName: context.actor.name,
      reason: 'merged',
      fields: { membership: [keep.membership, joined.membership], member_since: [keep.member_since, joined.member_since] },
    })
  }
  await applyFields(trx, { context, row: standing, before: standing, fields: taken, sealer, reason: 'merged' })
  const after = await findStaff(trx, keep.id)
  if (!after) throw notFound()
  return after
}

interface MergeRecord {
  keep: StaffRow
  merged: StaffRow
  moved: MovedRows
  before: KeptBefore
  afterVersion: number
}

async function recordMerge(trx: Trx, context: RouteContext, { keep, merged, moved, before, afterVersion }: MergeRecord): Promise<string> {
  const id = newId()
  await trx.q
    .insertInto('staff_merges')
    .values({
      tenant_id: trx.tenantId,
      id,
      kept_id: keep.id,
      merged_id: merged.id,
      moved: JSON.stringify(moved),
      before: JSON.stringify(before),
      after_version: afterVersion,
      account_id: context.actor.accountId,
      at: trx.at,
      undone_at: null,
      undone_by: null,
    })
    .execute()
  return id
}
