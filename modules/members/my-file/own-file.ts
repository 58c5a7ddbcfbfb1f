import { write, type RequestContext } from '../../../kernel/context.ts'
import { openSealed } from '../staff.actions.ts'
import { openStaffSealer, type SealedField } from '../staff-columns.ts'
import { recordOf } from '../staff-record.ts'
import { findStaff, type StaffRow } from '../staff-record.store.ts'
import { askableFields } from './my-file.contract.ts'
import { noOwnFile } from './my-file.errors.ts'
import { findWaiting } from './requests.store.ts'

/** The record behind the account that asks; where it was merged, the one that was kept. */
export async function ownStaff({ db, actor }: RequestContext): Promise<StaffRow> {
  const row = actor.staffId === null ? undefined : await findStaff(db, actor.staffId)
  const own = row?.merged_into ? await findStaff(db, row.merged_into) : row
  if (!own) throw noOwnFile()
  return own
}

export async function readOwnFile(context: RequestContext) {
  const own = await ownStaff(context)
  const [record, waiting] = await Promise.all([recordOf(context, own), findWaiting(context.db, own.id)])
  return { ...record, askable: Object.keys(askableFields.shape), waitingRequestId: waiting?.id ?? null }
}

/** One's own number in clear; that it was read stands in the audit log before it is returned. */
export async function revealOwn(context: RequestContext, field: SealedField): Promise<string | null> {
  const own = await ownStaff(context)
  await write(context, async (trx) => trx.audit({ action: 'staff.reveal_own', entity: { type: 'staff', id: own.id }, unitId: own.unit_id, details: { field } }))
  return openSealed(own, field, await openStaffSealer(context.services.keys, context.db))
}
