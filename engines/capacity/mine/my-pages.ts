import { sql } from 'kysely'
import type { z } from 'zod'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { myOffer } from '../capacity.shapes.ts'
import { conditionNames } from '../eligibility/condition-names.ts'
import { sayCondition } from '../eligibility/conditions.shapes.ts'
import { branchOf } from '../eligibility/why.ts'
import { offerOf, optionsOf, type OfferOption } from '../offers/offers.store.ts'
import { iso, written } from '../offers/offers.view.ts'
import { openRooms } from '../rooms.ts'
import { optionClosesAt } from '../offers/option-closing.ts'
import { phaseOf } from '../offers/phase.ts'
import { countMyEnrolments, activeSql, myEnrolments } from './my-enrolments.store.ts'
import { countMyOffers, myOfferRows, myOffers, type MyOffersQuery, type When } from './my-offers.store.ts'
import { myLines, showMyEnrolments, type MyEnrolment } from './mine.view.ts'
import { isShownTo, unitsSeenBy } from './shown-to.ts'
import { readLive, type Live } from './live.store.ts'

const countCap = 1_000
/** Who leaves and comes again: more sign-ups of one person to one offer are not shown. */
const mostOfOne = 20

function me({ actor }: RequestContext): string {
  if (actor.staffId === null) throw notFound()
  return actor.staffId
}

export async function listMyOffers(context: RequestContext, input: { when: When; service?: string | undefined; cursor?: string | undefined; limit: number }) {
  const { db, clock, actor } = context
  const now = clock.now()
  if (actor.staffId === null) return { items: [], nextCursor: null, count: 0, countCapped: false, now: now.toISOString() }
  const query: MyOffersQuery = {
    staffId: actor.staffId,
    unitIds: await unitsSeenBy(context, actor.staffId),
    when: input.when,
    service: input.service ?? null,
    now,
    after: positionOf(input.cursor),
    limit: input.limit,
  }
  const rows = await myOffers(db, query)
  const count = await countMyOffers(db, query, countCap)
  const page = cutPage(rows, { limit: input.limit, positionOf: ({ rank, ord, id }) => ({ key: `${rank}/${ord}`, id }), show: (row) => row })
  return { items: await myLines(context, page.items), nextCursor: page.nextCursor, count, countCapped: count >= countCap, now: now.toISOString() }
}

function positionOf(cursor: string | undefined): MyOffersQuery['after'] {
  const position = decodeCursor(cursor)
  if (position === null) return null
  const [rank = '', ord = ''] = position.key.split('/')
  return /^\d$/.test(rank) && /^-?\d+(\.\d+)?$/.test(ord) ? { rank: Number(rank), ord, id: position.id } : null
}

/** One offer, as this member sees it. */
export async function showMyOffer(context: RequestContext, offerId: string): Promise<z.infer<typeof myOffer>> {
  const { db, clock } = context
  const staffId = me(context)
  const [row] = await myOfferRows(db, { staffId, offerIds: [offerId] })
  if (!row) throw notFound()
  const offer = offerOf(row)
  if (!(await isShownTo(context, offer, staffId))) throw notFound()
  const now = clock.now()
  const [line] = await myLines(context, [row])
  if (!line || offer.finalAt === null) throw notFound()
  const options = await optionsOf(db, offerId)
  const live = await readLive(db, { offerId, staffId })
  const unitId = live?.unitId ?? (await branchOf(db, staffId))
  const { eligibility, ...rules } = offer.rules
  const names = await conditionNames(db, { conditions: eligibility, day: today(clock) })
  const enrolments = await enrolmentsOfOffer(context, { staffId, offerId })
  const held = new Set(enrolments.flatMap(({ optionId, choices }) => [optionId, ...(choices ?? [])]))
  return {
    ...line,
    now: now.toISOString(),
    cancelUntil: iso(offer.cancelUntil),
    finalAt: offer.finalAt.toISOString(),
    cancelledReason: offer.cancelledReason,
    rules,
    conditions: eligibility.map((condition) => sayCondition(condition, names)),
    defaultOptionId: offer.defaultOptionId,
    options: options
      .filter((option) => held.has(option.id) || !isForOthers(live, option, unitId))
      .map((option) => ({ ...written(option), state: option.state, closesAt: iso(optionClosesAt(offer.rules, option.startsAt)), ...leftOf(live, option, unitId) })),
    enrolments,
  }
}

async function enrolmentsOfOffer(context: RequestContext, { staffId, offerId }: { staffId: string; offerId: string }): Promise<MyEnrolment[]> {
  const rows = await myEnrolments(context.db, { staffId, where: sql`e.offer_id = ${offerId}`, limit: mostOfOne })
  return showMyEnrolments(context, rows, await offersAround(context, rows.length === 0 ? [] : [offerId], staffId))
}

/** What my sign-ups' offers say, with the tags of their options. */
async function offersAround({ db }: RequestContext, offerIds: readonly string[], staffId: string) {
  const ids = [...new Set(offerIds)]
  const rows = await myOfferRows(db, { staffId, offerIds: ids })
  const tags =
    ids.length === 0 ? [] : await db.q.selectFrom('offer_options').select(['id', 'offer_id', 'tag']).where('tenant_id', '=', db.tenantId).where('offer_id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, { row, offer: offerOf(row), tags: new Map(tags.filter(({ offer_id }) => offer_id === row.id).map(({ id, tag }) => [id, tag])) }]))
}

/** The numbers of the moment, without a lock and in one statement: pages ask for them every few seconds. */
export async function livePlaces(context: RequestContext, offerId: string) {
  const { db, clock } = context
  const staffId = me(context)
  const live = await readLive(db, { offerId, staffId })
  if (!live || live.state === 'draft' || live.opensAt === null || live.closesAt === null) throw notFound()
  if (live.unitId === null && live.mine === null && !(await isShownTo(context, { id: offerId, state: live.state, unitId: live.heldBy }, staffId))) throw notFound()
  const now = clock.now()
  return {
    now: now.toISOString(),
    phase: phaseOf(live, now),
    opensAt: live.opensAt.toISOString(),
    closesAt: live.closesAt.toISOString(),
    places: live.options.filter(({ state }) => state === 'open').map((option) => ({ optionId: option.id, ...leftOf(live, option, live.unitId) })),
    mine: live.mine,
  }
}

/** Places left for somebody of this branch; while anybody waits, what is left goes to the line. */
function leftOf(live: Live | null, { id, tag }: Pick<OfferOption, 'id' | 'tag'>, unitId: string | null): { left: number | null; waiting: number } {
  if (!live) return { left: null, waiting: 0 }
  const left = openRooms(live.counters).left({ optionId: id, tag, unitId: unitId ?? '' })
  return { left: left === null ? null : Math.max(0, left), waiting: live.waiting[id] ?? 0 }
}

/** A limit of nought for a branch says that an option is for other branches: it is not full, it is nothing to choose. */
function isForOthers(live: Live | null, { id, tag }: Pick<OfferOption, 'id' | 'tag'>, unitId: string | null): boolean {
  const concerns = (room: Live['counters'][number]) => room.optionId === id || (room.tag !== null && room.tag === tag)
  return live?.counters.some((room) => room.cap === 0 && unitId !== null && room.unitId === unitId && concerns(room)) ?? false
}

export async function listMyEnrolments(
  context: RequestContext,
  input: { active?: 'true' | 'false' | undefined; service?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const { db, actor } = context
  if (actor.staffId === null) return { items: [], nextCursor: null, count: 0, countCapped: false }
  const { staffId } = actor
  const inState = input.active === undefined ? sql`true` : input.active === 'true' ? activeSql : sql`not ${activeSql}`
  const ofService =
    input.service === undefined ? sql`true` : sql`exists (select from offers o where o.tenant_id = e.tenant_id and o.id = e.offer_id and o.service = ${input.service})`
  const after = decodeCursor(input.cursor)
  const where = sql<boolean>`${inState} and ${ofService}`
  const rows = await myEnrolments(db, { staffId, where: after === null ? where : sql<boolean>`${where} and e.id < ${after.id}::uuid`, limit: input.limit + 1 })
  const count = await countMyEnrolments(db, { staffId, where, most: countCap })
  const page = cutPage(rows, { limit: input.limit, positionOf: ({ id }) => ({ key: '', id }), show: (row) => row })
  const around = await offersAround(
    context,
    page.items.map(({ offer_id }) => offer_id),
    staffId,
  )
  const shown = await showMyEnrolments(context, page.items, around)
  const lines = new Map(
    (
      await myLines(
        context,
        [...around.values()].map(({ row }) => row),
      )
    ).map((line) => [line.id, line]),
  )
  const items = shown.flatMap((enrolment) => {
    const offer = lines.get(enrolment.offerId)
    return offer ? [{ ...enrolment, offer }] : []
  })
  return { items, nextCursor: page.nextCursor, count, countCapped: count >= countCap }
}

export async function showMine(context: RequestContext, enrolmentId: string): Promise<MyEnrolment> {
  const staffId = me(context)
  const rows = await myEnrolments(context.db, { staffId, where: sql`e.id = ${enrolmentId}`, limit: 1 })
  const around = await offersAround(
    context,
    rows.map(({ offer_id }) => offer_id),
    staffId,
  )
  const [shown] = await showMyEnrolments(context, rows, around)
  if (!shown) throw notFound()
  return shown
}
