import type { EnrolmentStatus } from '../../engines/capacity/claims/claims.types.ts'
import { listMyOffers } from '../../engines/capacity/mine/my-pages.ts'
import { myOfferRows } from '../../engines/capacity/mine/my-offers.store.ts'
import { myLines, type MyOfferLine } from '../../engines/capacity/mine/mine.view.ts'
import { unitsSeenBy } from '../../engines/capacity/mine/shown-to.ts'
import { isWhole, takenOf } from '../../engines/capacity/offers/one-session.ts'
import { frozenOf } from '../../engines/capacity/offers/edit.rules.ts'
import { capsOf, findOffer, limitsOf, standingsOf, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { iso, listOffers, type OffersAsked } from '../../engines/capacity/offers/offers.view.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { reaches, scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { notFound } from '../../kernel/errors.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { activityService } from './activities.service.ts'
import { detailsOf, takingPlace, titled, type Details } from './activities.store.ts'
import { findSeries, isHeld, meetingsOf, type Meeting } from './meetings.store.ts'
import { attendanceOfMine, showMeeting, summaryOf } from './course.view.ts'
import { picturesOf } from './pictures.store.ts'
import { ratingOf } from '../../engines/surveys/rating.view.ts'
import { activityInSight, managedActivity } from './sight.ts'

const mostInMonth = 300
const mostFound = 5

function whenAndWhere(details: Details | undefined) {
  return {
    kind: details?.kind ?? 'other',
    startsAt: iso(details?.startsAt ?? null),
    endsAt: iso(details?.endsAt ?? null),
    place: details?.place ?? null,
    coverId: details?.coverId ?? null,
  }
}

interface Around {
  details: Details | undefined
  /** Of a class. */
  meetings: readonly Meeting[] | undefined
  now: Date
}

function wordsOf(line: Pick<MyOfferLine, 'id' | 'title' | 'unitName' | 'phase'>, { details, meetings, now }: Around) {
  return { id: line.id, title: line.title, unitName: line.unitName, phase: line.phase, ...whenAndWhere(details), course: summaryOf(meetings, now) }
}

/** Activities that this member may see, with places left: a constant number of statements. */
export async function listActivities(context: RequestContext, input: { when: 'open' | 'soon' | 'past'; cursor?: string | undefined; limit: number }) {
  const at = context.clock.now()
  if (context.actor.staffId === null) return { items: [], nextCursor: null, count: 0, countCapped: false, now: at.toISOString() }
  const page = await listMyOffers(context, { ...input, service: activityService.key })
  const ids = page.items.map(({ id }) => id)
  const details = await detailsOf(context.db, ids)
  const meetings = await meetingsOf(context.db, ids)
  const caps = await capsOf(context.db, ids)
  const standings = await standingsOf(context.db, ids)
  const items = page.items.map((line) => {
    const own = standings.filter(({ offerId }) => offerId === line.id)
    const held = own.filter(({ status }) => status === 'confirmed' || status === 'offered').reduce((sum, { people }) => sum + people, 0)
    const waiting = own.filter(({ status }) => status === 'waiting').reduce((sum, { parties }) => sum + parties, 0)
    const cap = caps.get(line.id)
    const left = cap === undefined ? null : Math.max(0, cap - held)
    const words = wordsOf(line, { details: details.get(line.id), meetings: meetings.get(line.id), now: at })
    return { ...words, opensAt: line.opensAt, closesAt: line.closesAt, left, waiting, onRoster: line.onRoster, mine: line.mine?.status ?? null }
  })
  return { ...page, items }
}

/** What takes place in a month (`YYYY-MM`), in its order. */
export async function listMonth(context: RequestContext, month: string) {
  const { staffId } = context.actor
  if (staffId === null) return { items: [] }
  const from = new Date(`${month}-01T00:00:00+08:00`)
  const [year = 0, no = 0] = month.split('-').map(Number)
  const to = new Date(`${no === 12 ? year + 1 : year}-${String((no % 12) + 1).padStart(2, '0')}-01T00:00:00+08:00`)
  const ids = await takingPlace(context.db, { staffId, unitIds: await unitsSeenBy(context, staffId), from, to, limit: mostInMonth })
  const details = await detailsOf(context.db, ids)
  const meetings = await meetingsOf(context.db, ids)
  const lines = await myLines(context, await myOfferRows(context.db, { staffId, offerIds: ids }))
  const now = context.clock.now()
  const items = lines.flatMap((line): MonthItem[] => {
    const own = meetings.get(line.id)
    const words = { ...wordsOf(line, { details: details.get(line.id), meetings: own, now }), mine: line.mine?.status ?? null }
    if (own === undefined) return [{ ...words, meeting: null }]
    return own.filter(({ startsAt, endsAt }) => startsAt < to && endsAt >= from).map((meeting) => ({ ...words, ...onMonth(meeting, words.place) }))
  })
  return { items: items.toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? '')) }
}

type MonthItem = ReturnType<typeof wordsOf> & { mine: EnrolmentStatus | null; meeting: { no: number; calledOff: boolean } | null }

/** One meeting of a class as a month shows it. */
function onMonth({ no, startsAt, endsAt, place, calledOffReason }: Meeting, usualPlace: string | null) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place: place ?? usualPlace, meeting: { no, calledOff: calledOffReason !== null } }
}

export async function showActivity(context: RequestContext, id: string) {
  const { offer, mayManage } = await activityInSight(context, id)
  const { details, line, meetings, now } = await one(context, offer)
  const pictures = await picturesOf(context.db, id)
  const mine = meetings === undefined ? null : await attendanceOfMine(context, id)
  return {
    ...wordsOf(line, { details, meetings, now }),
    forChildren: meetings !== undefined && ((await findSeries(context.db, id))?.forChildren ?? false),
    meetings: meetings?.map((meeting) => showMeeting(meeting, mine?.came ?? null)) ?? [],
    attendance: mine && { attended: mine.came.size, least: mine.least },
    unitId: offer.unitId,
    body: details.body,
    contact: details.contact,
    cancelledReason: offer.cancelledReason,
    photos: pictures.filter(({ role }) => role === 'photo').map((photo) => ({ id: photo.id, caption: photo.caption, at: photo.at.toISOString() })),
    rating: await ratingOf(context, details.surveyId),
    mayManage,
  }
}

async function one({ db, clock }: RequestContext, offer: Offer) {
  const now = clock.now()
  const details = (await detailsOf(db, [offer.id])).get(offer.id)
  if (!details) throw notFound()
  const meetings = (await meetingsOf(db, [offer.id])).get(offer.id)
  const units = await unitNames(db, [offer.unitId], dayOf(now))
  return { details, meetings, now, line: { id: offer.id, title: offer.title, unitName: units.get(offer.unitId) ?? '—', phase: phaseOf(offer, now) } }
}

export async function listDesk(context: RequestContext, input: Omit<OffersAsked, 'service'>) {
  const page = await listOffers(context, { ...input, service: activityService.key })
  const ids = page.items.map(({ id }) => id)
  const details = await detailsOf(context.db, ids)
  const meetings = await meetingsOf(context.db, ids)
  const now = context.clock.now()
  const items = page.items.map((line) => ({
    ...wordsOf(line, { details: details.get(line.id), meetings: meetings.get(line.id), now }),
    unitId: line.unitId,
    cap: line.cap,
    taken: line.taken,
    waiting: line.waiting,
    rosterSize: line.rosterSize,
    version: line.version,
  }))
  return { ...page, items }
}

const organising = ['university', 'branch', 'committee', 'club']

/** Units for which this actor organises, the highest first. */
export async function listOrganisers({ db, actor, clock }: RequestContext) {
  const scope = scopeFor(actor, activityService.manage)
  const { all } = await readTree(db, dayOf(clock.now()))
  return { items: all.filter(({ id, kind }) => organising.includes(kind) && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}

/** An activity as its editor has it. */
export async function showEdited(context: RequestContext, id: string) {
  await managedActivity(context, id)
  const offer = await findOffer(context.db, id)
  if (!offer) throw notFound()
  const { details, line, meetings, now: at } = await one(context, offer)
  const limits = await limitsOf(context.db, id)
  const { certificate_least: least } = await context.db.q
    .selectFrom('offers')
    .select('certificate_least')
    .where('tenant_id', '=', context.db.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const now = at.toISOString()
  return {
    ...wordsOf(line, { details, meetings, now: at }),
    series: await editedSeries(context, { id, meetings, least }),
    body: details.body,
    contact: details.contact,
    // What was begun elsewhere has no times yet: the form begins with now.
    place: details.place ?? '',
    startsAt: iso(details.startsAt) ?? now,
    endsAt: iso(details.endsAt) ?? now,
    opensAt: iso(offer.opensAt) ?? now,
    closesAt: iso(offer.closesAt) ?? now,
    cancelUntil: iso(offer.cancelUntil),
    places: limits.find(isWhole)?.cap ?? null,
    waiting: offer.rules.waiting !== 'none',
    partyMost: offer.rules.partyMost,
    certificate: least !== null,
    eligibility: offer.rules.eligibility,
    version: offer.version,
    unitId: offer.unitId,
    frozen: frozenOf(offer, at).map(({ field }) => field),
    taken: await takenOf(context.db, id),
  }
}

/** A class as its form has it: what takes place. */
async function editedSeries({ db }: RequestContext, { id, meetings, least }: { id: string; meetings: readonly Meeting[] | undefined; least: number | null }) {
  const series = await findSeries(db, id)
  if (series === null || meetings === undefined) return null
  const { attendOf: _of, ...rule } = series
  const held = meetings.filter(isHeld).map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }))
  return { ...rule, attendLeast: Math.min(least ?? series.attendLeast, held.length), meetings: held }
}

/** Activities for the search over everything. */
export async function searchActivities(context: RequestContext, text: string): Promise<SearchHit[]> {
  const { staffId } = context.actor
  if (staffId === null) return []
  const found = await titled(context.db, { staffId, unitIds: await unitsSeenBy(context, staffId), text, limit: mostFound })
  return found.map(({ id, title }) => ({ kind: 'activity', title, hint: '活动', path: activityService.pathOf(id) }))
}
