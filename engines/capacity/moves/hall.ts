import { sql } from 'kysely'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { EnrolmentStatus, OfferState } from '../claims/claims.types.ts'
import { postUses, programmesOf } from '../entitlements.ts'
import { closeGate, openGate } from '../gate.ts'
import { openRooms, type Party, type Rooms } from '../rooms.ts'

/** An offer while its gate is held: everything about its places changes through this. */
export interface Hall {
  offer: OfferState
  rooms: Rooms
  /** How many parties wait, by option. */
  waiting: Map<string, number>
}

export interface Enrolment {
  id: string
  staffId: string
  unitId: string
  optionId: string | null
  party: number
  status: EnrolmentStatus
  seq: bigint
}

export const activeStatuses: readonly EnrolmentStatus[] = ['confirmed', 'waiting', 'offered', 'pending']

/** Does something behind the offer's gate and writes back what became of its places. */
export async function inHall<T>(trx: Trx, offerId: string, work: (hall: Hall) => Promise<T>): Promise<T> {
  const offer = await openGate(trx, offerId)
  const hall: Hall = { offer, rooms: openRooms(offer.counters), waiting: new Map(offer.waiting) }
  const answer = await work(hall)
  await closeGate(trx, offerId, { changedRooms: hall.rooms.changed(), nextSeq: offer.nextSeq, waiting: hall.waiting })
  return answer
}

export function partyOf({ offer }: Hall, { optionId, unitId, party }: Pick<Enrolment, 'optionId' | 'unitId' | 'party'>): Party {
  // Only what has an option takes places.
  const option = optionId ?? ''
  return { optionId: option, tag: offer.options.get(option)?.tag ?? null, unitId, size: party }
}

export function holdsPlace({ status }: Pick<Enrolment, 'status'>): boolean {
  return status === 'confirmed' || status === 'offered'
}

/** Takes an enrolment out of the places or the line in which it stands. */
export function leaveHall(hall: Hall, enrolment: Enrolment): void {
  if (holdsPlace(enrolment)) hall.rooms.release(partyOf(hall, enrolment))
  if (enrolment.status === 'waiting' && enrolment.optionId !== null) countWaiting(hall, enrolment.optionId, -1)
}

export function countWaiting({ waiting }: Hall, optionId: string, change: 1 | -1): void {
  waiting.set(optionId, (waiting.get(optionId) ?? 0) + change)
}

const columns = ['id', 'staff_id', 'unit_id', 'option_id', 'party', 'status', 'seq'] as const

/** Reads an enrolment once its offer's gate is held: from then on nobody else changes it. */
export async function enrolmentIn(trx: Trx, offerId: string, enrolmentId: string): Promise<Enrolment> {
  const row = await trx.q
    .selectFrom('enrolments')
    .select(columns)
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .where('id', '=', enrolmentId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return enrolmentOf(row)
}

/** Those in these states, in the order of arrival. */
export async function enrolmentsIn(
  trx: Trx,
  offerId: string,
  { statuses, optionIds }: { statuses: readonly EnrolmentStatus[]; optionIds?: readonly string[] },
): Promise<Enrolment[]> {
  let rows = trx.q.selectFrom('enrolments').select(columns).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).where('status', 'in', statuses)
  if (optionIds) rows = rows.where((eb) => eb('option_id', '=', eb.fn.any(eb.val([...optionIds]))))
  return (await rows.orderBy('seq').execute()).map(enrolmentOf)
}

function enrolmentOf(row: { id: string; staff_id: string; unit_id: string; option_id: string | null; party: number; status: string; seq: bigint }): Enrolment {
  // The column's own constraint allows nothing else.
  const status = row.status as EnrolmentStatus
  return { id: row.id, staffId: row.staff_id, unitId: row.unit_id, optionId: row.option_id, party: row.party, status, seq: row.seq }
}

export interface Move {
  ids: readonly string[]
  to: EnrolmentStatus
  what: string
  reason?: string | null
  lapsesAt?: Date | null
  actorName: string
}

/** Gives enrolments another state, with an event for each. */
export async function move(trx: Trx, { ids, to, what, reason = null, lapsesAt = null, actorName }: Move): Promise<void> {
  if (ids.length === 0) return
  await trx.q
    .updateTable('enrolments')
    .set({ status: to, reason, lapses_at: lapsesAt, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
  await sql`
    insert into enrolment_events (tenant_id, id, enrolment_id, what, reason, account_id, actor_name, at)
    select ${trx.tenantId}, n.id, n.enrolment_id, ${what}, ${reason}, ${trx.actorId}::uuid, ${actorName}, ${trx.at}
    from unnest(${ids.map(() => newId())}::uuid[], ${[...ids]}::uuid[]) as n (id, enrolment_id)`.execute(trx.q)
}

/** These people use the programmes that their options belong to. */
export function spend(trx: Trx, { offer }: Hall, enrolments: readonly Pick<Enrolment, 'id' | 'staffId' | 'optionId'>[]): Promise<void> {
  const tagOf = (optionId: string | null) => (optionId === null ? null : (offer.options.get(optionId)?.tag ?? null))
  return postUses(
    trx,
    enrolments.map(({ id, staffId, optionId }) => ({ staffId, enrolmentId: id, programmes: programmesOf(offer.rules, tagOf(optionId)) })),
  )
}
