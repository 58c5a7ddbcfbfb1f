import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { branchOf } from '../../engines/capacity/eligibility/why.ts'
import { frozenOf } from '../../engines/capacity/offers/edit.rules.ts'
import type { Offer } from '../../engines/capacity/offers/offers.store.ts'
import { iso } from '../../engines/capacity/offers/offers.view.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { reaches, scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf, shanghaiMinute, today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { notFound } from '../../kernel/errors.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import { packagesOf } from './health.rules.ts'
import { countsPermission, healthService } from './health.service.ts'
import type { RoundKind, SlotLayout } from './health.shapes.ts'
import { ratingOf } from '../../engines/surveys/rating.view.ts'
import { countRounds, findRound, findRoundPoint, kindOf, pageOfRounds, spanOf, type Round, type Span } from './rounds.store.ts'
import { managedRound, managesRound, roundInSight } from './sight.ts'
import { layOut, slotsRefusal, unknownYearsIn, type Slot } from './slots.rules.ts'

function spanWords({ first_at: firstAt, last_at: lastAt, slots, places }: Span) {
  return { firstAt: iso(firstAt), lastAt: iso(lastAt), slots, places }
}

/** What every page of a round says at its head. */
export async function wordsOf({ db, clock }: RequestContext, offer: Offer): Promise<{ round: Round; words: ReturnType<typeof headOf> }> {
  const round = await findRound(db, offer.id)
  if (!round) throw notFound()
  const units = await unitNames(db, [offer.unitId], today(clock))
  return { round, words: headOf(offer, { kind: round.kind, unitName: units.get(offer.unitId) ?? '—', now: clock.now() }) }
}

type Head = Pick<Offer, 'id' | 'title' | 'state' | 'opensAt' | 'closesAt' | 'finalAt'>

function headOf(offer: Head, { kind, unitName, now }: { kind: RoundKind; unitName: string; now: Date }) {
  return { id: offer.id, title: offer.title, kind, unitName, phase: phaseOf(offer, now) }
}

/** One round as a colleague sees it. */
export async function showRound(context: RequestContext, id: string) {
  const { offer, mayManage, mayCount } = await roundInSight(context, id)
  const { round, words } = await wordsOf(context, offer)
  return {
    ...words,
    ...spanWords(await spanOf(context.db, id)),
    body: round.body,
    bring: round.bring,
    contact: round.contact,
    myDays: await myDaysOf(context, round),
    rating: await ratingOf(context, round.surveyId),
    mayManage,
    mayCount,
  }
}

/** Days on which this person's branch has its turn; null: it has its turn on all of them. */
async function myDaysOf({ db, actor }: RequestContext, { layouts }: Round): Promise<string[] | null> {
  if (actor.staffId === null || layouts.every(({ unitIds }) => unitIds.length === 0)) return null
  const branch = await branchOf(db, actor.staffId)
  if (branch === null) return null
  const slots = layOut(await readCalendar(db), layouts)
  const daysOf = (some: readonly Slot[]) => [...new Set(some.map(({ startsAt }) => dayOf(startsAt)))]
  const mine = daysOf(slots.filter(({ unitIds }) => unitIds.length === 0 || unitIds.includes(branch)))
  return mine.length === daysOf(slots).length ? null : mine
}

export interface RoundsWanted {
  kind?: RoundKind | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Rounds within reach, for those who organise them and those who see how many. */
export async function listRounds(context: RequestContext, { kind, search, cursor, limit }: RoundsWanted) {
  const { db, clock, actor } = context
  const now = clock.now()
  const counts = scopeFor(actor, countsPermission)
  const asked = { counts, manage: actor.permissions.get(healthService.manage) ?? null, day: dayOf(now), kind: kind ?? null, search: search ?? null }
  const rows = await pageOfRounds(db, asked, { after: decodeCursor(cursor)?.id ?? null, limit })
  const count = await countRounds(db, asked)
  const page = cutPage(rows, { limit, positionOf: ({ id }) => ({ key: '', id }), show: (row) => row })
  const units = await unitNames(
    db,
    page.items.map((row) => row.unit_id),
    dayOf(now),
  )
  const items = page.items.map((row) => ({
    ...headOf(
      { id: row.id, title: row.title, state: row.state, opensAt: row.opens_at, closesAt: row.closes_at, finalAt: row.final_at },
      { kind: kindOf(row.kind), unitName: units.get(row.unit_id) ?? '—', now },
    ),
    ...spanWords(row),
    mayManage: managesRound(context, { unitId: row.unit_id }),
    entitled: row.entitled,
    picked: row.picked,
    attended: row.attended,
  }))
  return { items, nextCursor: page.nextCursor, count, countCapped: false }
}

const organising = ['university', 'branch']

/** Units for which this actor organises checks, the highest first. */
export async function listOrganisers({ db, actor, clock }: RequestContext) {
  const scope = scopeFor(actor, healthService.manage)
  const { all } = await readTree(db, today(clock))
  return { items: all.filter(({ id, kind }) => organising.includes(kind) && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}

/** What these rules make, day by day, or the reason why they make nothing. */
export async function previewSlots({ db }: RequestContext, layouts: readonly SlotLayout[]) {
  const calendar = await readCalendar(db)
  const slots = layOut(calendar, layouts)
  const refusal = slotsRefusal(layouts, slots, calendar)
  if (refusal) throw refusal
  const days = [...Map.groupBy(slots, (slot) => `${dayOf(slot.startsAt)} ${slot.place} ${slot.unitIds.join()}`).values()].flatMap(dayWords)
  return { days, slots: slots.length, places: sumOf(slots), unknownYears: unknownYearsIn(calendar, layouts) }
}

function dayWords(slots: readonly Slot[]) {
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return []
  const hour = (at: Date) => shanghaiMinute(at).slice(-5)
  const { place, unitIds } = first
  return [{ day: dayOf(first.startsAt), place, from: hour(first.startsAt), to: hour(last.endsAt), slots: slots.length, places: sumOf(slots), branches: unitIds.length }]
}

function sumOf(slots: readonly Slot[]): number {
  return slots.reduce((sum, { places }) => sum + places, 0)
}

/** A round as its editor has it. */
export async function showEdited(context: RequestContext, id: string) {
  const offer = await managedRound(context, id)
  const { round, words } = await wordsOf(context, offer)
  const { rules } = offer
  const now = context.clock.now()
  // A draft always has its times: the form asks for them.
  const at = (instant: Date | null) => (instant ?? now).toISOString()
  return {
    ...words,
    unitId: offer.unitId,
    body: round.body,
    bring: round.bring,
    contact: round.contact,
    layouts: round.layouts,
    packages: packagesOf(rules),
    opensAt: at(offer.opensAt),
    closesAt: at(offer.closesAt),
    closesDaysBefore: rules.optionClosesDays,
    cancelUntil: iso(offer.cancelUntil),
    eligibility: rules.eligibility,
    programme: rules.programme && { key: rules.programme.key, years: rules.programme.years },
    poster: (await findRoundPoint(context.db, id))?.poster ?? false,
    version: offer.version,
    frozen: frozenOf(offer, now).map(({ field }) => field),
    rosterSize: offer.rosterSize,
  }
}

const mostFound = 5

/** Rounds that are for me by title, for the search over everything. */
export async function searchRounds({ db, actor }: RequestContext, text: string): Promise<SearchHit[]> {
  if (actor.staffId === null) return []
  const found = await db.q
    .selectFrom('offers')
    .innerJoin('offer_people', (join) => join.onRef('offer_people.tenant_id', '=', 'offers.tenant_id').onRef('offer_people.offer_id', '=', 'offers.id'))
    .select(['offers.id', 'offers.title'])
    .where('offers.tenant_id', '=', db.tenantId)
    .where('offer_people.staff_id', '=', actor.staffId)
    .where('service', '=', healthService.key)
    .where('state', '=', 'published')
    .where((eb) => eb(eb.fn<number>('strpos', ['offers.title', eb.val(text)]), '>', 0))
    .orderBy('offers.id', 'desc')
    .limit(mostFound)
    .execute()
  return found.map(({ id, title }) => ({ kind: 'health', title, hint: '体检', path: healthService.pathOf(id) }))
}
