import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { advance } from '../../../engines/cases/advance.ts'
import { findCase } from '../../../engines/cases/cases.store.ts'
import { mustReadCase } from '../../../engines/cases/reading.ts'
import { openCase } from '../../../engines/cases/open-case.ts'
import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { today } from '../../../kernel/clock.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { mergedRecord } from '../members.errors.ts'
import { changedFields, openStaffSealer, type StaffFields } from '../staff-columns.ts'
import { checkStaffForm } from '../staff-form.ts'
import { findStaff, lockStaff } from '../staff-record.store.ts'
import { loadMemberFacts, reachesToday } from '../membership/member.facts.ts'
import { alreadyAsked, nothingAsked, requestSettled } from './my-file.errors.ts'
import { ownStaff } from './own-file.ts'
import { recordChangeProcess } from './record-change.process.ts'
import { findRequest, findWaiting, listRequestsOf, lockRequest } from './requests.store.ts'
import { openWanted, requestViewer } from './requests.view.ts'

/** Asks for changes of one's own record. What is asked is checked as an officer's form is, and kept sealed as a whole. */
export async function askForChanges(context: RequestContext, asked: { fields: StaffFields; note: string | null }): Promise<{ id: string; version: number }> {
  const own = await ownStaff(context)
  const day = today(context.clock)
  const checked = checkStaffForm(asked.fields, { locale: context.locale, today: day, tree: await readTree(context.db, day), idType: own.id_type })
  const wanted = changedFields(checked, own, await openStaffSealer(context.services.keys, context.db))
  if (Object.keys(wanted).length === 0) throw nothingAsked()
  const [sealing, calendar] = await Promise.all([openWanted(context), readCalendar(context.db)])
  const id = newId()
  const { actor } = context
  return write(context, async (trx) => {
    const [person] = await lockStaff(trx, [own.id])
    if (!person || person.merged_into) throw mergedRecord({ name: own.name })
    if (await findWaiting(trx, own.id)) throw alreadyAsked()
    await trx.q
      .insertInto('staff_change_requests')
      .values({
        tenant_id: trx.tenantId,
        id,
        staff_id: own.id,
        unit_id: person.unit_id,
        state: 'waiting',
        wanted_sealed: sealing.seal(id, wanted),
        field_names: Object.keys(wanted),
        note: asked.note,
        requested_by: context.actor.accountId,
        requested_at: trx.at,
        decided_by: null,
        decided_at: null,
        answer: null,
        version: 1,
      })
      .execute()
    await openCase(trx, recordChangeProcess, {
      id,
      title: `${person.name}申请修改档案`,
      unitId: person.unit_id,
      filedBy: own.id,
      join: [{ relation: 'applicant', staffId: actor.staffId ?? own.id }],
      by: { actor, actingFor: null },
      calendar,
    })
    trx.audit({
      action: 'staff.request',
      entity: { type: 'staff_change_request', id },
      unitId: person.unit_id,
      details: { staffId: own.id, fields: Object.keys(wanted) },
    })
    trx.emit({ topic: 'staff.change_requested', payload: { requestId: id, staffId: own.id } })
    return { id, version: 1 }
  })
}

export async function listOwnRequests(context: RequestContext) {
  const own = await ownStaff(context)
  const [show, requests] = await Promise.all([requestViewer(context), listRequestsOf(context.db, own.id)])
  return { items: requests.map((request) => show(request, own)) }
}

/** One request, read by whoever may read the case that it is. */
export async function readRequest(context: RequestContext, id: string) {
  const { db, actor, clock } = context
  const request = await findRequest(db, id)
  if (!request) throw notFound()
  const { situation } = await mustReadCase(context, id)
  const facts = (await loadMemberFacts(db, [situation.case])).get(id)
  const person = facts && (await findStaff(db, facts.staffId))
  if (!person) throw notFound()
  const [show, tree] = await Promise.all([requestViewer(context), readTree(db, today(clock))])
  const mayReview = request.state === 'waiting' && actor.staffId !== person.id && reachesToday(facts, actor, 'members.review')
  return { ...show(request, person), person: { id: person.id, name: person.name, staffNo: person.staff_no, unitName: tree.byId(person.unit_id)?.name ?? '—' }, mayReview }
}

export async function withdrawRequest(context: RequestContext, seen: { id: string; version: number }): Promise<{ id: string; version: number }> {
  const own = await ownStaff(context)
  return write(context, async (trx) => {
    const request = await lockRequest(trx, seen.id)
    if (request?.staff_id !== own.id) throw notFound()
    if (request.state !== 'waiting') throw requestSettled()
    if (request.version !== seen.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'staff_change_request', id: request.id }) })
    await stepOf(trx, context, { id: seen.id, action: 'takeBack', input: {} })
    trx.audit({ action: 'staff.request_withdraw', entity: { type: 'staff_change_request', id: seen.id }, unitId: own.unit_id })
    return { id: seen.id, version: request.version + 1 }
  })
}

/** Takes a step of the case that a locked request is. */
export async function stepOf(trx: Trx, { actor }: RequestContext, step: { id: string; action: string; input: Record<string, unknown> }): Promise<void> {
  const [row, calendar] = [await findCase(trx, step.id), await readCalendar(trx)]
  await advance(trx, { hats: [{ actor, actingFor: null }], calendar }, { caseId: step.id, action: step.action, version: row?.version ?? null, input: step.input, follows: true })
}
