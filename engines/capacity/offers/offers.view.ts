import { sql } from 'kysely'
import type { z } from 'zod'
import { scopeFor, type Scope } from '../../../kernel/auth/actor.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { notFound } from '../../../kernel/errors.ts'
import { directory } from '../capacity.ports.ts'
import type { OfferPhase, offerLine, offerShown } from '../capacity.shapes.ts'
import { missingCommitment } from './offers.draw.ts'
import { offerInReach } from '../reach-offer.ts'
import { frozenOf } from './edit.rules.ts'
import { serviceNamed } from './offers.actions.ts'
import { capsOf, findOffer, limitsOf, offerColumns, offerOf, optionsOf, standingsOf, type Offer, type OfferRow, type Standing } from './offers.store.ts'
import { phaseOf, phaseSql } from './phase.ts'
import { problemsOf } from './ready.rules.ts'

type OfferLine = z.infer<typeof offerLine>

const countCap = 1_000

export interface OffersAsked {
  service: string
  phase?: OfferPhase | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Offers of a service: those held within the reach, and published ones held above it, whose branch's sign-ups one sees. */
export async function listOffers(context: RequestContext, { service, phase, search, cursor, limit }: OffersAsked) {
  const { db, clock } = context
  const scope = scopeFor(context.actor, serviceNamed(service).manage)
  const now = clock.now()
  const after = decodeCursor(cursor)
  const mine = await within(db, scope, now)
  const asked = sql<boolean>`o.tenant_id = ${db.tenantId} and o.service = ${service} and ${mine}
    and ${phase === undefined ? sql`true` : phaseSql(phase, now)} and ${search === undefined ? sql`true` : sql`strpos(o.title, ${search}) > 0`}`
  const columns = sql.join(offerColumns.map((column) => sql.ref(`o.${column}`)))
  // The order of making is that of the ids: a draft has no window yet by which to order.
  const { rows } = await sql<OfferRow>`select ${columns} from offers o where ${asked} and ${after === null ? sql`true` : sql`o.id < ${after.id}::uuid`}
    order by o.id desc limit ${limit + 1}`.execute(db.q)
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 from offers o where ${asked} limit ${countCap}) as few`.execute(db.q)
  const count = counted.rows[0]?.count ?? 0
  const page = cutPage(rows, { limit, positionOf: ({ id }) => ({ key: '', id }), show: offerOf })
  return { items: await linesOf(db, page.items, now), nextCursor: page.nextCursor, count, countCapped: count >= countCap }
}

async function within(db: Db, scope: Scope, now: Date) {
  if (scope.all) return sql`true`
  const above = await directory().unitsAbove(db, scope.unitIds, dayOf(now))
  return sql`(o.unit_id = any(${scope.unitIds}::uuid[]) or (o.state <> 'draft' and o.unit_id = any(${above}::uuid[])))`
}

async function linesOf(db: Db, offers: readonly Offer[], now: Date): Promise<OfferLine[]> {
  const ids = offers.map(({ id }) => id)
  const standings = await standingsOf(db, ids)
  const caps = await capsOf(db, ids)
  const units = await directory().unitNames(
    db,
    offers.map(({ unitId }) => unitId),
    dayOf(now),
  )
  return offers.map((offer) =>
    lineOf(offer, { standings: standings.filter(({ offerId }) => offerId === offer.id), cap: caps.get(offer.id) ?? null, unitName: units.get(offer.unitId) ?? '—', now }),
  )
}

function lineOf(offer: Offer, { standings, cap, unitName, now }: { standings: readonly Standing[]; cap: number | null; unitName: string; now: Date }): OfferLine {
  return {
    id: offer.id,
    service: offer.service,
    title: offer.title,
    unitId: offer.unitId,
    unitName,
    mode: offer.mode,
    state: offer.state,
    phase: phaseOf(offer, now),
    opensAt: iso(offer.opensAt),
    closesAt: iso(offer.closesAt),
    cancelUntil: iso(offer.cancelUntil),
    finalAt: iso(offer.finalAt),
    cap,
    taken: total(standings, ['confirmed', 'offered'], 'people'),
    waiting: total(standings, ['waiting'], 'parties'),
    pending: total(standings, ['pending'], 'parties'),
    rosterSize: offer.rosterSize,
    version: offer.version,
  }
}

/** One offer as its organiser, or a branch officer below, sees it. */
export async function showOffer(context: RequestContext, offerId: string): Promise<z.infer<typeof offerShown>> {
  const { db, clock } = context
  const { reach } = await offerInReach(context, offerId)
  const offer = await findOffer(db, offerId)
  if (!offer) throw notFound()
  if (offer.state === 'draft' && !reach.all) throw notFound()
  const now = clock.now()
  const [line] = await linesOf(db, [offer], now)
  if (!line) throw notFound()
  const options = await optionsOf(db, offerId)
  const standings = await standingsOf(db, [offerId])
  const limits = await limitsOf(db, offerId)
  const units = await directory().unitNames(
    db,
    limits.flatMap(({ unitId }) => (unitId === null ? [] : [unitId])),
    dayOf(now),
  )
  return {
    ...line,
    mayManage: reach.all,
    rules: offer.rules,
    defaultOptionId: offer.defaultOptionId,
    rosterAt: iso(offer.rosterAt),
    cancelledReason: offer.cancelledReason,
    createdAt: offer.createdAt.toISOString(),
    publishedAt: iso(offer.publishedAt),
    options: options.map((option) => {
      const own = standings.filter(({ optionId }) => optionId === option.id)
      return { ...written(option), state: option.state, taken: total(own, ['confirmed', 'offered'], 'people'), waiting: total(own, ['waiting'], 'parties') }
    }),
    limits: limits.map((limit) => ({ ...limit, unitName: limit.unitId === null ? null : (units.get(limit.unitId) ?? '—') })),
    problems: offer.state === 'draft' ? problemsOf({ offer, options, uncommitted: await missingCommitment(db, offer) }, now) : [],
    frozen: frozenOf(offer, now),
  }
}

/** An option as it was written. */
export function written({ id, title, note, place, tag, startsAt, endsAt }: Awaited<ReturnType<typeof optionsOf>>[number]) {
  return { id, title, note, place, tag, startsAt: iso(startsAt), endsAt: iso(endsAt) }
}

function total(standings: readonly Standing[], statuses: readonly string[], what: 'people' | 'parties'): number {
  return standings.filter(({ status }) => statuses.includes(status)).reduce((sum, standing) => sum + standing[what], 0)
}

export function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null
}
