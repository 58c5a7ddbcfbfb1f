import { lastEditorOf } from '../../../kernel/audit/last-editor.ts'
import { today } from '../../../kernel/clock.ts'
import { write } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, versionConflict } from '../../../kernel/errors.ts'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { applyFields, lockReachable, refuseRace } from '../staff.actions.ts'
import { openStaffSealer, type StaffFields } from '../staff-columns.ts'
import { countCap } from '../staff-list.store.ts'
import { reachOf } from '../staff-reach.ts'
import { findManyStaff, type StaffRow } from '../staff-record.store.ts'
import { answerNeeded, ownRequest, requestSettled } from './my-file.errors.ts'
import { stepOf } from './requests.actions.ts'
import { countRequests, listRequests, lockRequest, type ChangeRequestRow } from './requests.store.ts'
import { openWanted, requestViewer, type RequestState } from './requests.view.ts'

export async function listForReview(context: RouteContext, input: { state: RequestState; cursor?: string | undefined; limit: number }) {
  const tree = await readTree(context.db, today(context.clock))
  const query = { state: input.state, reach: reachOf(context.scope, tree) }
  const [requests, count, show] = await Promise.all([
    listRequests(context.db, { ...query, after: decodeCursor(input.cursor), limit: input.limit }),
    countRequests(context.db, query, countCap),
    requestViewer(context),
  ])
  const people = new Map((await findManyStaff(context.db, [...new Set(requests.map((request) => request.staff_id))])).map((row) => [row.id, row]))
  const page = cutPage(requests, {
    limit: input.limit,
    positionOf: (request) => ({ key: '', id: request.id }),
    show: (request) => ({ request, person: people.get(request.staff_id) }),
  })
  const items = page.items.flatMap(({ request, person }) =>
    person ? [{ ...show(request, person), person: { id: person.id, name: person.name, staffNo: person.staff_no, unitName: tree.byId(person.unit_id)?.name ?? '—' } }] : [],
  )
  return { items, nextCursor: page.nextCursor, count: Math.min(count, countCap), countCapped: count > countCap }
}

export interface Decision {
  id: string
  version: number
  decision: 'accept' | 'decline'
  answer: string | null
}

/** An accepted request is carried out in the same transaction that settles it. */
export async function decideRequest(context: RouteContext, decided: Decision): Promise<{ id: string; version: number; state: RequestState }> {
  if (decided.decision === 'decline' && decided.answer === null) throw answerNeeded()
  const sealer = await openStaffSealer(context.services.keys, context.db)
  const sealing = await openWanted(context)
  const wanted: StaffFields = {}
  const work = async (trx: Trx) => {
    const { request, person } = await lockForReview(trx, context, decided)
    if (decided.decision === 'accept') {
      Object.assign(wanted, sealing.open(request))
      await applyFields(trx, { context, row: person, before: person, fields: wanted, sealer, reason: 'requested' })
    }
    const state: RequestState = decided.decision === 'accept' ? 'accepted' : 'declined'
    await stepOf(trx, context, { id: request.id, action: decided.decision, input: decided.answer === null ? {} : { answer: decided.answer } })
    trx.audit({
      action: `staff.request_${decided.decision}`,
      entity: { type: 'staff_change_request', id: request.id },
      unitId: person.unit_id,
      details: { staffId: person.id, fields: request.field_names },
    })
    trx.emit({ topic: 'staff.request_decided', payload: { requestId: request.id, staffId: person.id, state } })
    return { id: request.id, version: request.version + 1, state }
  }
  return refuseRace(write(context, work), wanted)
}

async function lockForReview(trx: Trx, context: RouteContext, seen: Decision): Promise<{ request: ChangeRequestRow; person: StaffRow }> {
  const request = await lockRequest(trx, seen.id)
  if (!request) throw notFound()
  const [person] = await lockReachable(trx, context, [request.staff_id])
  if (!person) throw notFound()
  if (request.state !== 'waiting') throw requestSettled()
  if (request.version !== seen.version) throw versionConflict({ by: await lastEditorOf(trx, { type: 'staff_change_request', id: request.id }) })
  if (request.requested_by === context.actor.accountId || person.id === context.actor.staffId) throw ownRequest()
  return { request, person }
}
