import type { z } from 'zod'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { invalidInput, notFound } from '../../../kernel/errors.ts'
import { directory } from '../capacity.ports.ts'
import type { deskEnrolment } from '../capacity.shapes.ts'
import { answerSealer } from '../claims/sealed-answers.ts'
import { companionCipher } from '../claims/companions.ts'
import type { EnrolmentStatus } from '../claims/claims.types.ts'
import { iso } from '../offers/offers.view.ts'
import { offerInReach } from '../reach-offer.ts'
import { countByStatus, countCap, countEnrolments, eventsOf, listEnrolments, type Counted, type DeskQuery, type DeskRow } from './enrolments.store.ts'
import { sayEvent } from './enrolment-words.ts'

export type DeskEnrolment = z.infer<typeof deskEnrolment>

export interface EnrolmentsAsked {
  offerId: string
  status?: EnrolmentStatus | undefined
  optionId?: string | undefined
  unitId?: string | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Sign-ups of an offer within the reach: all for its organiser, those of the own branch for a branch officer. */
export async function listDesk(context: RequestContext, asked: EnrolmentsAsked) {
  const { db } = context
  const { reach } = await offerInReach(context, asked.offerId)
  const query: DeskQuery = {
    ...asked,
    reach,
    statuses: asked.status ? [asked.status] : null,
    optionId: asked.optionId ?? null,
    unitId: asked.unitId ?? null,
    search: asked.search ?? null,
  }
  const rows = await listEnrolments(db, query, { after: seqOf(asked.cursor), limit: asked.limit + 1 })
  const count = await countEnrolments(db, query)
  const page = cutPage(rows, { limit: asked.limit, positionOf: ({ seq, id }) => ({ key: String(seq), id }), show: (row) => row })
  return { items: await showRows(context, page.items), nextCursor: page.nextCursor, count, countCapped: count >= countCap }
}

const everything = { statuses: null, optionId: null, unitId: null, search: null }

function seqOf(cursor: string | undefined): string | null {
  const position = decodeCursor(cursor)
  if (position !== null && !/^\d{1,18}$/.test(position.key)) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  return position?.key ?? null
}

async function showRows({ db, clock, services }: RequestContext, rows: readonly DeskRow[]): Promise<DeskEnrolment[]> {
  const units = await directory().unitNames(db, [...new Set(rows.map(({ unit_id }) => unit_id))], today(clock))
  const sealer = await answerSealer(services.keys, db)
  return rows.map((row) => ({
    id: row.id,
    staffId: row.staff_id,
    staffNo: row.staff_no,
    name: row.name,
    unitId: row.unit_id,
    unitName: units.get(row.unit_id) ?? '—',
    optionId: row.option_id,
    optionTitle: row.option_title,
    party: row.party,
    status: row.status,
    seq: String(row.seq),
    placeInLine: row.place_in_line,
    choices: row.choices,
    answers: row.answers && sealer.open(row.id, row.answers),
    byDefault: row.by_default,
    enrolledBy: row.enrolled_by,
    lapsesAt: iso(row.lapses_at),
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  }))
}

export async function showDesk(context: RequestContext, { offerId, enrolmentId }: { offerId: string; enrolmentId: string }) {
  const { db, services } = context
  const { reach } = await offerInReach(context, offerId)
  const [row] = await listEnrolments(db, { ...everything, offerId, reach, enrolmentId }, { after: null, limit: 1 })
  if (!row) throw notFound()
  const [shown] = await showRows(context, [row])
  if (!shown) throw notFound()
  const cipher = row.companions === null ? null : await companionCipher(services.keys, db)
  return {
    ...shown,
    companions: (row.companions ?? []).map(({ no, name_sealed: name, relation }) => ({ no, name: cipher?.open(row.id, no, { name, idNo: null }).name ?? '', relation })),
    events: (await eventsOf(db, enrolmentId)).map(({ what, reason, actor_name: by, at }) => ({ what, said: sayEvent(what), reason, by, at: at.toISOString() })),
  }
}

export async function countDesk(context: RequestContext, offerId: string) {
  const { db, clock } = context
  const { reach } = await offerInReach(context, offerId)
  const rows = await countByStatus(db, { offerId, reach })
  const units = await directory().unitNames(db, [...new Set(rows.map(({ unit_id }) => unit_id))], today(clock))
  const parties = (some: readonly Counted[], status: EnrolmentStatus) => some.filter((row) => row.status === status).reduce((sum, row) => sum + row.parties, 0)
  return {
    statuses: summed(rows, ({ status }) => status).map(({ status, parties, people }) => ({ status, parties, people })),
    options: summed(rows, ({ option_id, status }) => `${option_id}/${status}`).map(({ option_id: optionId, status, parties, people }) => ({ optionId, status, parties, people })),
    branches: [...Map.groupBy(rows, ({ unit_id }) => unit_id)].map(([unitId, some]) => ({
      unitId,
      unitName: units.get(unitId) ?? '—',
      confirmed: parties(some, 'confirmed'),
      waiting: parties(some, 'waiting'),
      pending: parties(some, 'pending'),
    })),
  }
}

function summed(rows: readonly Counted[], keyOf: (row: Counted) => string): Counted[] {
  return [...Map.groupBy(rows, keyOf).values()].flatMap(([first, ...others]) =>
    first ? [others.reduce((sum, row) => ({ ...sum, parties: sum.parties + row.parties, people: sum.people + row.people }), first)] : [],
  )
}
