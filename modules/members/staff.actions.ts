import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import { mustReach } from '../../kernel/auth/actor.ts'
import { dayOf, today } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { notFound, versionConflict, type AppError } from '../../kernel/errors.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { newId } from '../../kernel/ids.ts'
import { lockLivingUnits, readTree } from '../organisation/organisation.api.ts'
import { idNoTaken, mergedRecord, staffNoTaken } from './members.errors.ts'
import { checkStaffForm } from './staff-form.ts'
import { changedFields, columnsOf, openStaffSealer, type SealedField, type StaffColumns, type StaffFields, type StaffSealer } from './staff-columns.ts'
import { changesBetween, recordChange, type ChangeReason } from './staff-history.ts'
import { qualityOf } from './staff-quality.ts'
import { reachesPerson, reachOf } from './staff-reach.ts'
import { findByIdNoIndex, findByStaffNo, findStaff, foundBy, insertStaff, listChanges, lockStaff, replaceTerms, updateStaffRow, type StaffRow } from './staff-record.store.ts'

/** Adds one person by hand. Membership is not thereby given: that takes a decision. */
export async function createStaff(context: RouteContext, form: StaffFields): Promise<{ id: string; version: number }> {
  const tree = await readTree(context.db, today(context.clock))
  const fields = checkStaffForm(form, { locale: context.locale, today: today(context.clock), tree })
  mustReach(context.scope, fields.unitId ?? null)
  const sealer = await openStaffSealer(context.services.keys, context.db)
  const id = newId()
  const work = async (trx: Trx) => {
    await lockPlaces(trx, fields)
    await refuseTaken(trx, fields, { sealer, ownId: id })
    const columns = columnsOf(id, fields, sealer)
    const row = { ...emptyStaff(trx, id), ...columns }
    await insertStaff(trx, { ...row, ...qualityOf(row, fields.idNo ?? null) })
    await recordChange(trx, { staffId: id, actorName: context.actor.name, reason: 'created', fields: changesBetween({}, columns) })
    trx.audit({ action: 'staff.create', entity: { type: 'staff', id }, unitId: fields.unitId ?? null })
    trx.emit({ topic: 'staff.created', payload: { staffId: id } })
    return { id, version: 1 }
  }
  // Only a hash of the content is kept, but a hash of a protected number could be guessed: these stay out of it.
  const { idNo: _idNo, phone: _phone, bankAccount: _bankAccount, ...content } = form
  return refuseRace(write(context, work, { route: 'members.create', content }), fields)
}

export async function updateStaff(context: RouteContext, change: { id: string; version: number; form: StaffFields }): Promise<{ id: string; version: number }> {
  const before = await reachableStaff(context, change.id)
  const tree = await readTree(context.db, today(context.clock))
  const fields = checkStaffForm(change.form, { locale: context.locale, today: today(context.clock), tree, idType: before.id_type })
  if (fields.unitId) mustReach(context.scope, fields.unitId)
  const sealer = await openStaffSealer(context.services.keys, context.db)
  const work = async (trx: Trx) => {
    await lockPlaces(trx, fields)
    return applyFields(trx, { context, row: { ...before, version: change.version }, before, fields, sealer, reason: 'edited' })
  }
  return refuseRace(write(context, work), fields)
}

export interface FieldsChange {
  context: Pick<RequestContext, 'actor'>
  /** The row as the person saw it: its version must still stand. */
  row: { id: string; version: number }
  before: StaffRow
  fields: StaffFields
  sealer: StaffSealer
  reason: ChangeReason
}

/** Writes the fields, their history and the audit row; also the way in which an accepted request is carried out. */
export async function applyFields(trx: Trx, change: FieldsChange): Promise<{ id: string; version: number }> {
  const { before, sealer, row } = change
  const fields = changedFields(change.fields, before, sealer)
  if (before.merged_into) throw mergedRecord({ name: before.name })
  await refuseTaken(trx, fields, { sealer, ownId: row.id })
  const columns = columnsOf(row.id, { ...(fields.idNo !== undefined ? { idType: before.id_type } : {}), ...fields }, sealer)
  const changes = changesBetween(before, columns)
  const idNo = fields.idNo !== undefined ? fields.idNo : openSealed(before, 'idNo', sealer)
  const after: StaffColumns = { ...columns, ...qualityOf({ ...before, ...columns }, idNo) }
  if (!(await updateStaffRow(trx, row, after))) throw await changedMeanwhile(trx, row.id)
  await replaceTerms(trx, { id: row.id, before: foundBy(before), after: foundBy({ ...before, ...definedNames(columns) }) })
  await recordChange(trx, { staffId: row.id, actorName: change.context.actor.name, reason: change.reason, fields: changes })
  trx.audit({
    action: 'staff.edit',
    entity: { type: 'staff', id: row.id },
    unitId: before.unit_id,
    details: { fields: Object.keys(changes), reason: change.reason },
  })
  trx.emit({ topic: 'staff.changed', payload: { staffId: row.id } })
  return { id: row.id, version: row.version + 1 }
}

/** Somebody else was faster: the error names who. */
export async function changedMeanwhile(db: Db, staffId: string): Promise<AppError> {
  const [last] = await listChanges(db, staffId, { before: null, limit: 1 })
  return versionConflict({ by: last?.actor_name ?? (await lastEditorOf(db, { type: 'staff', id: staffId }, { but: ['staff.reveal', 'staff.reveal_own'] })) })
}

/** Of the columns that change, those by which a person is found. */
function definedNames({ name, former_name: formerName, staff_no: staffNo }: StaffColumns) {
  return {
    ...(name !== undefined ? { name } : {}),
    ...(formerName !== undefined ? { former_name: formerName } : {}),
    ...(staffNo !== undefined ? { staff_no: staffNo } : {}),
  }
}

/** One protected value in clear. The reason is committed to the audit log before the value is returned. */
export async function revealField(context: RouteContext, asked: { id: string; field: SealedField; reason: string }): Promise<string | null> {
  const row = await reachableStaff(context, asked.id)
  await write(context, async (trx) => {
    trx.audit({ action: 'staff.reveal', entity: { type: 'staff', id: row.id }, unitId: row.unit_id, details: { field: asked.field, reason: asked.reason } })
  })
  return openSealed(row, asked.field, await openStaffSealer(context.services.keys, context.db))
}

export function openSealed(row: StaffRow, field: SealedField, { ciphers }: StaffSealer): string | null {
  const sealed = { idNo: row.id_no_sealed, phone: row.phone_sealed, bankAccount: row.bank_account_sealed }[field]
  return sealed === null ? null : ciphers[field].open(row.id, sealed)
}

/** The record, if it is within the reach of the route's permission; what lies outside looks like what does not exist. */
export async function reachableStaff(context: RouteContext, id: string): Promise<StaffRow> {
  const row = await findStaff(context.db, id)
  if (!row) throw notFound()
  const tree = await readTree(context.db, today(context.clock))
  if (!reachesPerson(reachOf(context.scope, tree), row)) throw notFound()
  return row
}

/** Locks these people; those out of reach are simply not among them. */
export async function lockReachable(trx: Trx, context: RouteContext, ids: string[]): Promise<StaffRow[]> {
  const tree = await readTree(context.db, today(context.clock))
  const reach = reachOf(context.scope, tree)
  return (await lockStaff(trx, ids)).filter((row) => reachesPerson(reach, row))
}

/** Nobody may be put where a reorganisation has just closed the door. */
async function lockPlaces(trx: Trx, { unitId, groupId }: StaffFields): Promise<void> {
  const units = [unitId, groupId].flatMap((id) => id ?? [])
  if (units.length > 0) await lockLivingUnits(trx, units, dayOf(trx.at))
}

/** A number belongs to one living record. */
export async function refuseTaken(trx: Trx, fields: StaffFields, { sealer, ownId }: { sealer: StaffSealer; ownId: string }): Promise<void> {
  const byNo = fields.staffNo ? await findByStaffNo(trx, fields.staffNo) : undefined
  if (byNo && byNo.id !== ownId) throw staffNoTaken({ staffNo: fields.staffNo, name: byNo.name })
  const byIdNo = fields.idNo ? await findByIdNoIndex(trx, sealer.indexIdNo(fields.idNo)) : undefined
  if (byIdNo && byIdNo.id !== ownId) throw idNoTaken({ name: byIdNo.name, staffNo: byIdNo.staff_no })
}

/** Two people who enter the same number at once: the database lets one through, the other is told. */
export async function refuseRace<T>(work: Promise<T>, fields: StaffFields): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (violates(error, 'staff_no_key')) throw staffNoTaken({ staffNo: fields.staffNo, name: '' })
    if (violates(error, 'staff_id_no_key')) throw idNoTaken({ name: '', staffNo: '' })
    throw error
  }
}

/** A row that says nothing yet; the form's columns are laid over it. */
function emptyStaff(trx: Trx, id: string) {
  return {
    tenant_id: trx.tenantId,
    id,
    staff_no: '',
    name: '',
    pinyin_key: '',
    sex: '0',
    unit_id: '',
    membership: 'none',
    consents: '{}',
    quality_lost: 0,
    quality_rules: [],
    version: 1,
    created_at: trx.at,
    updated_at: trx.at,
  }
}
