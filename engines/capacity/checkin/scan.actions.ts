import { mustReach } from '../../../kernel/auth/actor.ts'
import { write, type RequestContext } from '../../../kernel/context.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { notFound, type AppError } from '../../../kernel/errors.ts'
import { findOfferHead, type OfferHead } from '../reach-offer.ts'
import type { Scanned } from './checkin.contract.ts'
import { codeExpired, codeForged, noSelfScan, notSignedUp } from './checkin.errors.ts'
import { openCodes, windowAt, type ReadCode } from './codes.ts'
import { findEnrolledId, holdEnrolled, type Enrolled } from './enrolled.store.ts'
import { directory } from '../capacity.ports.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { withdrawNoShows } from './no-shows.ts'
import { pointInReach } from './points.actions.ts'
import { findPoint, holdPoint, type Point } from './points.store.ts'
import { notNow, recordComing, refusalOf, type Came, type Via } from './record.ts'

export type ScanBy = { kind: 'code'; code: string } | { kind: 'staffNo'; staffNo: string }

/** An officer checks somebody in by the code that they show, or by staff number. A code used before says when. */
export async function scan(context: RequestContext, { pointId, by }: { pointId: string; by: ScanBy }): Promise<Scanned> {
  const { point, offer, reach } = await pointInReach(context, pointId)
  const enrolmentId = by.kind === 'code' ? await memberCode(context, by.code) : await findEnrolledId(context.db, { offerId: offer.id, staffNo: by.staffNo })
  if (enrolmentId === null) throw notSignedUp()
  return write(context, (trx) => checkIn(trx, context, { point, offer, enrolmentId, via: 'officer', mayBe: ({ unitId }) => mustReach(reach, unitId) }))
}

/** A member scans what the place shows. */
export async function checkMyselfIn(context: RequestContext, text: string): Promise<Scanned> {
  const { actor, db, services, tenant, clock } = context
  services.limits.take(`checkin ${tenant.id} ${actor.accountId}`, { burst: 20, perMinute: 20 })
  const read = (await openCodes(services.keys, db)).read(text)
  if (!read || read.kind === 'member') throw codeForged()
  const point = await findPoint(db, read.pointId)
  const offer = point && (await findOfferHead(db, point.offerId))
  if (!point || !offer) throw codeForged()
  mustBeShown(read, point, clock.now())
  if (actor.staffId === null) throw notSignedUp()
  const enrolmentId = await findEnrolledId(db, { offerId: offer.id, staffId: actor.staffId })
  if (enrolmentId === null) throw notSignedUp()
  return write(context, (trx) => checkIn(trx, context, { point, offer, enrolmentId, via: 'member', mayBe: () => undefined }))
}

/** A code of a screen is good for its half minute and the next; a printed one while the point is open, where it is meant to be used. */
function mustBeShown(read: Exclude<ReadCode, { kind: 'member' }>, { selfScan }: Point, now: Date): void {
  if (selfScan === 'none' || (read.kind === 'printed' && selfScan !== 'printed')) throw noSelfScan()
  if (read.kind === 'printed') return
  const age = windowAt(now) - read.window
  if (age !== 0 && age !== 1) throw codeExpired()
}

async function memberCode({ services, db }: RequestContext, text: string): Promise<string> {
  const read = (await openCodes(services.keys, db)).read(text)
  if (read?.kind !== 'member') throw codeForged()
  return read.enrolmentId
}

interface CheckingIn {
  point: Point
  offer: OfferHead
  enrolmentId: string
  via: Via
  /** Throws where this actor may not check this person in. */
  mayBe(enrolled: Enrolled): void
}

async function checkIn(trx: Trx, context: RequestContext, { point, offer, enrolmentId, via, mayBe }: CheckingIn): Promise<Scanned> {
  const held = await holdPoint(trx, point.id)
  const enrolled = (await holdEnrolled(trx, [enrolmentId])).get(enrolmentId)
  if (!held || !enrolled) throw notFound()
  const otherTitle = enrolled.offerId === offer.id ? '' : ((await findOfferHead(trx, enrolled.offerId))?.title ?? '')
  const refusal = refusalOf(held, enrolled, () => otherTitle)
  if (refusal) throw refusal
  mayBe(enrolled)
  const early = notNow(held, trx.at)
  // Whoever is there already hears when they came, also after the end.
  if (early && !(await cameBefore(trx, { enrolmentId, pointId: held.id }))) throw early
  const came = (await recordComing(trx, { pointId: held.id, via, accountId: context.actor.accountId }, [{ enrolmentId, scannedAt: trx.at }])).get(enrolmentId)
  if (!came) throw notFound()
  await withdrawNoShows(trx, { enrolmentIds: [enrolmentId], accountId: context.actor.accountId })
  trx.audit({ action: 'checkin.scan', entity: { type: 'enrolment', id: enrolmentId }, unitId: offer.unitId, details: { pointId: held.id, via, already: !came.isNew } })
  return { ...(await showPerson(trx, enrolled)), outcome: came.isNew ? 'recorded' : 'already', pointTitle: held.title, at: came.at.toISOString(), via: came.via }
}

async function cameBefore(trx: Trx, { enrolmentId, pointId }: { enrolmentId: string; pointId: string }): Promise<boolean> {
  const row = await trx.q
    .selectFrom('checkins')
    .select('at')
    .where('tenant_id', '=', trx.tenantId)
    .where('enrolment_id', '=', enrolmentId)
    .where('point_id', '=', pointId)
    .executeTakeFirst()
  return row !== undefined
}

async function showPerson(trx: Trx, { id, name, staffNo, unitId, optionTitle, party }: Enrolled) {
  const names = await directory().unitNames(trx, [unitId], dayOf(trx.at))
  return { enrolmentId: id, name, staffNo, unitName: names.get(unitId) ?? '', optionTitle, party }
}

export interface ListedRow {
  enrolmentId: string
  outcome: 'recorded' | 'already' | 'refused'
  at: string | null
  error: { code: string; text: { zh: string; en: string } } | null
}

/** Enters a signed list: everybody on it for themselves. It may come late, after the point was closed: who signed was there. */
export async function signList(context: RequestContext, { pointId, enrolmentIds }: { pointId: string; enrolmentIds: readonly string[] }): Promise<ListedRow[]> {
  const { offer, reach } = await pointInReach(context, pointId)
  return write(context, async (trx) => {
    const point = await holdPoint(trx, pointId)
    if (!point) throw notFound()
    const ids = [...new Set(enrolmentIds)]
    const enrolled = await holdEnrolled(trx, ids)
    const refusals = new Map<string, AppError>()
    for (const id of ids) {
      const one = enrolled.get(id)
      const inReach = one !== undefined && (reach.all || reach.unitIds.includes(one.unitId))
      const refusal = one && inReach ? (trx.at < point.opensAt ? notNow(point, trx.at) : refusalOf(point, one, () => '')) : notSignedUp()
      if (refusal) refusals.set(id, refusal)
    }
    const signed = ids.filter((id) => !refusals.has(id))
    const { accountId } = context.actor
    const came = await recordComing(
      trx,
      { pointId, via: 'list', accountId },
      signed.map((enrolmentId) => ({ enrolmentId, scannedAt: trx.at })),
    )
    const excused = await withdrawNoShows(trx, { enrolmentIds: signed, accountId })
    trx.audit({ action: 'checkin.list', entity: { type: 'checkin_point', id: pointId }, unitId: offer.unitId, details: { listed: ids.length, recorded: newOf(came), excused } })
    return ids.map((enrolmentId) => rowOf(enrolmentId, came.get(enrolmentId), refusals.get(enrolmentId)))
  })
}

export function newOf(came: ReadonlyMap<string, Came>): number {
  return [...came.values()].filter(({ isNew }) => isNew).length
}

function rowOf(enrolmentId: string, came: Came | undefined, refusal: AppError | undefined): ListedRow {
  const error = refusal ? { code: refusal.code, text: refusal.text } : null
  return { enrolmentId, outcome: came ? (came.isNew ? 'recorded' : 'already') : 'refused', at: came?.at.toISOString() ?? null, error }
}
