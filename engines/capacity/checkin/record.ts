import { sql } from 'kysely'
import { shanghaiMinute } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import type { AppError } from '../../../kernel/errors.ts'
import { statusWords } from '../desk/enrolment-words.ts'
import { vias } from './checkin.contract.ts'
import { noPlace, notOpenYet, otherOffer, otherOption, overAlready, pointClosed } from './checkin.errors.ts'
import type { Enrolled } from './enrolled.store.ts'
import type { Point } from './points.store.ts'

export type Via = (typeof vias)[number]

/** Why a point takes nobody in just now. */
export function notNow({ opensAt, closesAt, closedAt }: Point, at: Date): AppError | null {
  if (closedAt !== null) return pointClosed()
  if (at < opensAt) return notOpenYet({ opensAt: shanghaiMinute(opensAt) })
  return at >= closesAt ? overAlready({ closesAt: shanghaiMinute(closesAt) }) : null
}

/** Why this person is not checked in here. `titleOf` names the offer that a code belongs to. */
export function refusalOf(point: Point, enrolled: Enrolled, titleOf: (offerId: string) => string): AppError | null {
  const { name } = enrolled
  if (enrolled.offerId !== point.offerId) return otherOffer({ name, title: titleOf(enrolled.offerId) })
  if (enrolled.status !== 'confirmed') return noPlace({ name, status: statusWords[enrolled.status] })
  return point.optionId !== null && enrolled.optionId !== point.optionId ? otherOption({ name, option: enrolled.optionTitle ?? '' }) : null
}

export interface Coming {
  enrolmentId: string
  /** What the scanning device says. */
  scannedAt: Date
}

export interface Came {
  at: Date
  scannedAt: Date
  via: Via
  clockAheadS: number
  isNew: boolean
}

/** Writes who came, once for each; who is there already stays as first written. */
export async function recordComing(
  trx: Trx,
  { pointId, via, accountId, clockAheadS = 0 }: { pointId: string; via: Via; accountId: string; clockAheadS?: number },
  coming: readonly Coming[],
): Promise<Map<string, Came>> {
  if (coming.length === 0) return new Map()
  // In the order of ids: two lists of the same people wait for one another instead of locking up.
  const sorted = coming.toSorted((a, b) => (a.enrolmentId < b.enrolmentId ? -1 : 1))
  const ids = sorted.map(({ enrolmentId }) => enrolmentId)
  const inserted = await sql<{ enrolment_id: string }>`
    insert into checkins (tenant_id, enrolment_id, point_id, via, scanned_at, account_id, at, clock_ahead_s)
    select ${trx.tenantId}, n.enrolment_id, ${pointId}, ${via}, n.scanned_at, ${accountId}, ${trx.at}, ${clockAheadS}
    from unnest(${ids}::uuid[], ${sorted.map(({ scannedAt }) => scannedAt)}::timestamptz[]) as n (enrolment_id, scanned_at)
    on conflict (tenant_id, enrolment_id, point_id) do nothing returning enrolment_id`.execute(trx.q)
  const fresh = new Set(inserted.rows.map((row) => row.enrolment_id))
  const rows = await trx.q
    .selectFrom('checkins')
    .select(['enrolment_id', 'at', 'scanned_at', 'via', 'clock_ahead_s'])
    .where('tenant_id', '=', trx.tenantId)
    .where('point_id', '=', pointId)
    .where((eb) => eb('enrolment_id', '=', eb.fn.any(eb.val(ids))))
    .execute()
  return new Map(
    rows.map((row) => [row.enrolment_id, { at: row.at, scannedAt: row.scanned_at, via: viaOf(row.via), clockAheadS: row.clock_ahead_s, isNew: fresh.has(row.enrolment_id) }]),
  )
}

export function viaOf(stored: string | null): Via {
  return vias.find((via) => via === stored) ?? 'officer'
}
