import type { z } from 'zod'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { readTree } from '../../organisation/organisation.api.ts'
import { columnsOf, openStaffSealer, type StaffFields } from '../staff-columns.ts'
import type { StaffRow } from '../staff-record.store.ts'
import { shownFields } from '../staff.view.ts'
import type { requestState } from './review.contract.ts'
import { askableFields } from './my-file.contract.ts'
import type { ChangeRequestRow } from './requests.store.ts'

export type RequestState = z.infer<typeof requestState>

const wantedColumn = 'staff_change_requests.wanted'

export async function openWanted({ services, db }: RequestContext): Promise<{ seal(id: string, wanted: StaffFields): string; open(row: ChangeRequestRow): StaffFields }> {
  const cipher = await services.keys.cipher(db, wantedColumn)
  return {
    seal: (id, wanted) => cipher.seal(id, JSON.stringify(wanted)),
    open: (row) => defined(askableFields.parse(JSON.parse(cipher.open(row.id, row.wanted_sealed)))),
  }
}

/** Shows requests as what the record says and what it would say; a settled one only says what was asked. */
export async function requestViewer(context: RequestContext) {
  const { db, locale } = context
  const [tree, sealer, wanted] = await Promise.all([readTree(db, today(context.clock)), openStaffSealer(context.services.keys, db), openWanted(context)])
  return (request: ChangeRequestRow, person: StaffRow) => {
    const columns = columnsOf(person.id, { idType: person.id_type, ...wanted.open(request) }, sealer)
    const after = shownFields({ ...person, ...columns }, tree, locale)
    const isWaiting = request.state === 'waiting'
    return {
      id: request.id,
      version: request.version,
      // The check constraint staff_change_requests_state admits these values only.
      state: request.state as RequestState,
      fields: shownFields(person, tree, locale).flatMap((field, index) =>
        request.field_names.includes(field.key)
          ? [{ key: field.key, label: field.label, before: isWaiting ? (field.value === null ? '' : field.shown) : '', after: after[index]?.shown ?? '' }]
          : [],
      ),
      note: request.note,
      requestedAt: request.requested_at.toISOString(),
      decidedAt: request.decided_at?.toISOString() ?? null,
      answer: request.answer,
    }
  }
}

function defined(fields: z.infer<typeof askableFields>): StaffFields {
  const wanted: StaffFields = {}
  for (const key of askableFields.keyof().options) {
    const value = fields[key]
    if (value !== undefined) wanted[key] = value
  }
  return wanted
}
