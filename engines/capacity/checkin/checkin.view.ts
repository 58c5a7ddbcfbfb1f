import type { Scope } from '../../../kernel/auth/actor.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { notFound } from '../../../kernel/errors.ts'
import { directory } from '../capacity.ports.ts'
import { offerInReach } from '../reach-offer.ts'
import type { PointShown } from './checkin.contract.ts'
import { openCodes, windowAt, windowMs } from './codes.ts'
import { attendanceOf, pageOfAttendance, pageOfNoShows, pageOfPeople, type Enrolled, type Listed } from './enrolled.store.ts'
import { cameAtOf, isClockOff } from './offline.ts'
import { pointInReach } from './points.actions.ts'
import { listPoints, type CountedPoint } from './points.store.ts'
import { viaOf } from './record.ts'

interface PageInput {
  cursor?: string | undefined
  limit: number
}

export async function showPoints(context: RequestContext, offerId: string) {
  const { reach } = await offerInReach(context, offerId)
  const points = await listPoints(context.db, { offerId, reach })
  const { certificate_least: certificateLeast } = await context.db.q
    .selectFrom('offers')
    .select('certificate_least')
    .where('tenant_id', '=', context.db.tenantId)
    .where('id', '=', offerId)
    .executeTakeFirstOrThrow()
  const { count } = await pageOfNoShows(context.db, { offerId, reach, after: null, limit: 1 })
  return { items: points.map(showPoint), certificateLeast, noShows: count }
}

function showPoint({ id, offerId, optionId, title, opensAt, closesAt, selfScan, closedAt, entitled, present, version }: CountedPoint): PointShown {
  const times = { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), closedAt: closedAt?.toISOString() ?? null }
  return { id, offerId, optionId, title, selfScan, ...times, entitled, present, version }
}

export async function showPeople(
  context: RequestContext,
  input: PageInput & { pointId: string; unitId?: string | undefined; present?: 'yes' | 'no' | undefined; search?: string | undefined },
) {
  const { point, reach } = await pointInReach(context, input.pointId)
  const wanted = { point, ...pageWanted(input, reach), unitId: input.unitId ?? null, present: input.present ?? null, search: input.search ?? null }
  const { rows, count } = await pageOfPeople(context.db, wanted)
  return shownPage(context, { rows, count, limit: input.limit }, ({ unitId, at, scannedAt, via, clockAheadS }) => ({
    unitId,
    present:
      at === null || scannedAt === null
        ? null
        : { at: at.toISOString(), cameAt: cameAtOf({ scannedAt, clockAheadS: clockAheadS ?? 0 }).toISOString(), via: viaOf(via), clockOff: isClockOff(clockAheadS ?? 0) },
  }))
}

export async function showAttendance(context: RequestContext, input: PageInput & { offerId: string }) {
  const { reach } = await offerInReach(context, input.offerId)
  const least = await certificateLeast(context, input.offerId)
  const { rows, count } = await pageOfAttendance(context.db, { offerId: input.offerId, ...pageWanted(input, reach) })
  return shownPage(context, { rows, count, limit: input.limit }, ({ attended, meetings }) => ({ attended, meetings, certified: least !== null && attended >= least }))
}

export async function showNoShows(context: RequestContext, input: PageInput & { offerId: string }) {
  const { reach } = await offerInReach(context, input.offerId)
  const { rows, count } = await pageOfNoShows(context.db, { offerId: input.offerId, ...pageWanted(input, reach) })
  return shownPage(context, { rows, count, limit: input.limit }, ({ at, excuse, excusedAt }) => ({ at: at.toISOString(), excuse, excusedAt: excusedAt?.toISOString() ?? null }))
}

export async function certificateLeast({ db }: Pick<RequestContext, 'db'>, offerId: string): Promise<number | null> {
  const row = await db.q.selectFrom('offers').select('certificate_least').where('tenant_id', '=', db.tenantId).where('id', '=', offerId).executeTakeFirst()
  return row?.certificate_least ?? null
}

function pageWanted({ cursor, limit }: PageInput, reach: Scope) {
  return { reach, after: decodeCursor(cursor), limit }
}

const countCap = 1_000

async function shownPage<T, Shown>({ db, clock }: RequestContext, { rows, count, limit }: { rows: Listed<T>[]; count: number; limit: number }, show: (row: Listed<T>) => Shown) {
  const units = await directory().unitNames(db, [...new Set(rows.map(({ unitId }) => unitId))], dayOf(clock.now()))
  const page = cutPage(rows, {
    limit,
    positionOf: ({ sortKey, id }) => ({ key: sortKey, id }),
    show: (row) => ({ ...personOf(row, units), ...show(row) }),
  })
  return { ...page, count: Math.min(count, countCap), countCapped: count > countCap }
}

function personOf({ id, name, staffNo, unitId, optionTitle, party }: Enrolled, units: ReadonlyMap<string, string>) {
  return { enrolmentId: id, name, staffNo, unitName: units.get(unitId) ?? '', optionTitle, party }
}

/** What a screen shows now; it asks again when this is over. */
export async function showScreen(context: RequestContext, pointId: string) {
  const { point, offer, reach } = await pointInReach(context, pointId)
  const now = context.clock.now()
  const [counted] = await listPoints(context.db, { offerId: offer.id, pointId, reach })
  const code = (await openCodes(context.services.keys, context.db)).screen(point.id, windowAt(now))
  return {
    url: addressOf(context, code),
    now: now.toISOString(),
    validUntil: new Date((windowAt(now) + 1) * windowMs).toISOString(),
    title: point.title,
    offerTitle: offer.title,
    entitled: counted?.entitled ?? 0,
    present: counted?.present ?? 0,
  }
}

export async function showPoster(context: RequestContext, pointId: string) {
  const { point, offer } = await pointInReach(context, pointId)
  const code = (await openCodes(context.services.keys, context.db)).printed(point.id)
  return { url: addressOf(context, code), title: point.title, offerTitle: offer.title, opensAt: point.opensAt.toISOString(), closesAt: point.closesAt.toISOString() }
}

/** An address, so that any scanner of a phone opens the page that checks in. */
function addressOf({ services }: RequestContext, code: string): string {
  return `${services.settings.publicUrl}/checkin/${code}`
}

/** My code, where it is to be shown, and where it was. */
export async function showMyCode(context: RequestContext, enrolmentId: string) {
  const { db, actor, services } = context
  const own = await attendanceOf(db, enrolmentId)
  if (!own || actor.staffId === null || own.staffId !== actor.staffId) throw notFound()
  const { title } = await db.q.selectFrom('offers').select('title').where('tenant_id', '=', db.tenantId).where('id', '=', own.offerId).executeTakeFirstOrThrow()
  const points = await db.q
    .selectFrom('checkin_points as p')
    .leftJoin('checkins as c', (join) => join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.point_id', '=', 'p.id').on('c.enrolment_id', '=', enrolmentId))
    .select(['p.id', 'p.title', 'p.opens_at', 'p.closes_at', 'c.at'])
    .where('p.tenant_id', '=', db.tenantId)
    .where('p.offer_id', '=', own.offerId)
    .where((eb) => eb.or([eb('p.option_id', 'is', null), eb('p.option_id', '=', own.optionId)]))
    .orderBy('p.opens_at')
    .execute()
  const least = await certificateLeast(context, own.offerId)
  return {
    code: (await openCodes(services.keys, db)).member(enrolmentId),
    offerTitle: title,
    optionTitle: own.optionTitle,
    points: points.map((point) => ({
      id: point.id,
      title: point.title,
      opensAt: point.opens_at.toISOString(),
      closesAt: point.closes_at.toISOString(),
      checkedInAt: point.at?.toISOString() ?? null,
    })),
    certificate: least !== null && own.status === 'confirmed' && own.attended >= least,
  }
}
