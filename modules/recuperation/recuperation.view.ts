import { listMyOffers } from '../../engines/capacity/mine/my-pages.ts'
import { directory } from '../../engines/capacity/capacity.ports.ts'
import { frozenOf } from '../../engines/capacity/offers/edit.rules.ts'
import type { Offer } from '../../engines/capacity/offers/offers.store.ts'
import { showOffer, iso } from '../../engines/capacity/offers/offers.view.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { ratingsOf } from '../../engines/surveys/rating.view.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { reaches, scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf, today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { notFound } from '../../kernel/errors.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { letterOf } from './letter.ts'
import { myTravel } from './mine.store.ts'
import { showNotice } from './nominations/public-notice.ts'
import { listProgrammes, programmesOf, type Programme } from './programmes.store.ts'
import { sayRule } from './recuperation.rules.ts'
import { readPermission, recuperationService } from './recuperation.service.ts'
import { managedProgramme, manages, programmeInSight } from './sight.ts'
import { stepsOf, type Step } from './steps.store.ts'
import { tripsOf, type Trip } from './trips.store.ts'

/** The head of every page of a programme. */
export async function wordsOf(context: RequestContext, offer: Offer) {
  const { db, clock } = context
  const now = clock.now()
  const units = await directory().unitNames(db, [offer.unitId], dayOf(now))
  const { year } = await programmeOf(context, offer.id)
  return { id: offer.id, title: offer.title, year, unitName: units.get(offer.unitId) ?? '—', phase: phaseOf(offer, now) }
}

export async function programmeOf({ db }: RequestContext, offerId: string): Promise<Programme> {
  const programme = (await programmesOf(db, [offerId])).get(offerId)
  if (!programme) throw notFound()
  return programme
}

/** Programmes that this member may see: a constant number of statements. */
export async function listMine(context: RequestContext, input: { when: 'open' | 'soon' | 'past'; cursor?: string | undefined; limit: number }) {
  const page = await listMyOffers(context, { ...input, service: recuperationService.key })
  const ids = page.items.map(({ id }) => id)
  const programmes = await programmesOf(context.db, ids)
  const counts = await tripCounts(context, ids)
  const items = page.items.map((line) => ({
    id: line.id,
    title: line.title,
    unitName: line.unitName,
    phase: line.phase,
    opensAt: line.opensAt,
    closesAt: line.closesAt,
    onRoster: line.onRoster,
    year: programmes.get(line.id)?.year ?? Number(line.opensAt.slice(0, 4)),
    trips: counts.get(line.id) ?? 0,
    mine: line.mine?.status ?? null,
    myTrip: line.mine?.optionTitle ?? null,
  }))
  return { ...page, items }
}

async function tripCounts({ db }: RequestContext, offerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.q
    .selectFrom('offer_options')
    .select(['offer_id'])
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', 'open')
    .where((eb) => eb('offer_id', '=', eb.fn.any(eb.val([...offerIds]))))
    .groupBy('offer_id')
    .execute()
  return new Map(rows.map((row) => [row.offer_id, Number(row.count)]))
}

/** Programmes within reach, and what is held above a branch, the latest first. */
export async function listDesk(context: RequestContext, { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number }) {
  const { db, clock, actor } = context
  const scope = scopeFor(actor, readPermission)
  const day = today(clock)
  const own = scope.all ? null : scope.unitIds
  const above = own === null ? [] : await directory().unitsAbove(db, own, day)
  const { rows, count } = await listProgrammes(db, { own, above, search: search ?? null, after: decodeCursor(cursor)?.id ?? null, limit })
  const units = await directory().unitNames(
    db,
    rows.map(({ unit_id }) => unit_id),
    day,
  )
  const page = cutPage(rows, {
    limit,
    positionOf: ({ id }) => ({ key: '', id }),
    show: ({ unit_id: unitId, state, opens_at: opensAt, closes_at: closesAt, final_at: finalAt, ...row }) => ({
      ...row,
      unitId,
      unitName: units.get(unitId) ?? '—',
      mayManage: manages(context, unitId),
      // The column's own constraint allows nothing else.
      phase: phaseOf({ state: state as Offer['state'], opensAt, closesAt, finalAt }, clock.now()),
    }),
  })
  return { ...page, count, countCapped: count >= 1_000 }
}

const organising = ['university', 'branch']

/** Units for which this actor organises, the highest first. */
export async function listOrganisers({ db, actor, clock }: RequestContext) {
  const scope = scopeFor(actor, recuperationService.manage)
  const { all } = await readTree(db, today(clock))
  return { items: all.filter(({ id, kind }) => organising.includes(kind) && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}

/** A programme as a member sees it, with the letter to confirm and the move to answer. */
export async function showProgramme(context: RequestContext, id: string) {
  const { offer, mayManage, mayRead } = await programmeInSight(context, id)
  const programme = await programmeOf(context, id)
  const trips = await tripsOf(context.db, id)
  const { basisTitle, basisNo, body, contact, nominated } = programme
  const ratings = await ratingsOf(
    context,
    trips.map(({ surveyId }) => surveyId),
  )
  return {
    ...(await wordsOf(context, offer)),
    unitId: offer.unitId,
    mayManage,
    mayRead,
    basisTitle,
    basisNo,
    body,
    contact,
    rule: sayRule(programme),
    nominated,
    papers: await papersOf(context, id),
    notice: await showNotice(context, { id, programme }),
    trips: trips.map((trip, at) => ({ ...shownTrip(trip, trips), rating: ratings[at] ?? null })),
    mine: await showMine(context, { id, programme, trips }),
  }
}

/** What members may read of how it came about. */
export const publishedKinds: readonly Step['kind'][] = ['notice', 'rule']

async function papersOf({ db }: RequestContext, offerId: string) {
  const published = (await stepsOf(db, offerId)).filter(({ kind }) => publishedKinds.includes(kind))
  return published.map(({ id: stepId, kind, title, documentNo, fileName }) => ({ stepId, kind, title, documentNo, fileName }))
}

async function showMine({ db, actor }: RequestContext, { id, programme, trips }: { id: string; programme: Programme; trips: readonly Trip[] }) {
  const mine = actor.staffId === null ? null : await myTravel(db, { offerId: id, staffId: actor.staffId })
  const trip = trips.find((one) => one.id === mine?.optionId)
  if (!mine || !trip) return null
  const titleOf = (tripId: string) => trips.find((one) => one.id === tripId)?.title ?? '—'
  const letter = trip.state === 'formed' && mine.status === 'confirmed'
  return {
    enrolmentId: mine.enrolmentId,
    optionId: trip.id,
    letter: letter ? { text: letterOf(programme, trip), confirmedAt: iso(mine.letterAt) } : null,
    transfer: mine.transferFrom === null ? null : { fromTitle: titleOf(mine.transferFrom), toTitle: trip.title },
  }
}

/** A trip for the wire. */
export function shownTrip(trip: Trip, all: readonly Trip[]) {
  const { id, title, place, outOfProvince, least, meeting, plan, state, reason, places, waiting, leader, safety } = trip
  const now = new Date(0).toISOString()
  return {
    id,
    title,
    place,
    outOfProvince,
    least,
    meeting,
    plan,
    state,
    reason,
    places,
    waiting,
    leader,
    safety,
    // A trip is written with its times; an option that was made elsewhere may lack them.
    startsAt: iso(trip.startsAt) ?? now,
    endsAt: iso(trip.endsAt) ?? now,
    price: yuanFromFen(trip.priceFen),
    unionPays: yuanFromFen(trip.unionFen),
    administrationPays: yuanFromFen(trip.administrationFen),
    memberPays: yuanFromFen(trip.priceFen - trip.unionFen - trip.administrationFen),
    taken: trip.people,
    mergedInto: trip.mergedInto === null ? null : (all.find((one) => one.id === trip.mergedInto)?.title ?? null),
  }
}

/** A programme as its editor has it, with all that still stands before its publication. */
export async function showEdited(context: RequestContext, id: string) {
  const offer = await managedProgramme(context, id)
  const { offerId: _, ...programme } = await programmeOf(context, id)
  const { problems } = await showOffer(context, id)
  const now = context.clock.now()
  return {
    ...(await wordsOf(context, offer)),
    ...programme,
    unitId: offer.unitId,
    mode: programme.nominated ? ('nominated' as const) : offer.mode === 'approval' ? ('approval' as const) : ('first_come' as const),
    waiting: offer.rules.waiting !== 'none',
    opensAt: iso(offer.opensAt) ?? now.toISOString(),
    closesAt: iso(offer.closesAt) ?? now.toISOString(),
    cancelUntil: iso(offer.cancelUntil),
    finalAt: iso(offer.finalAt) ?? now.toISOString(),
    version: offer.version,
    frozen: frozenOf(offer, now).map(({ field }) => field),
    problems,
  }
}
