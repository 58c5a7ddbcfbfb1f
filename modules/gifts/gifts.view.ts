import { listMyOffers } from '../../engines/capacity/mine/my-pages.ts'
import { frozenOf } from '../../engines/capacity/offers/edit.rules.ts'
import { findOffer, type Offer } from '../../engines/capacity/offers/offers.store.ts'
import { iso } from '../../engines/capacity/offers/offers.view.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { findStandard } from '../../engines/standards/standards.store.ts'
import { reaches, scopeFor } from '../../kernel/auth/actor.ts'
import { dayOf, today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { notFound } from '../../kernel/errors.ts'
import { yuanFromFen } from '../../kernel/money.ts'
import { readTree, unitNames } from '../organisation/organisation.api.ts'
import type { GiftKind } from './gifts.contract.ts'
import { festivalsKey, pickupOf } from './gifts.rules.ts'
import { giftService } from './gifts.service.ts'
import { handOutsOf, kindOf, packagesOf, receivedAtOf, roundsOf, type Package, type Round } from './gifts.store.ts'
import { ratingsOf } from '../../engines/surveys/rating.view.ts'
import { countRounds, pageOfRounds } from './rounds.store.ts'
import { giftInSight, managedGift } from './sight.ts'
import { yearStandard } from './year/standard.ts'
import { mostFromOthers } from './year/year.store.ts'

function wordsOf(offer: { id: string; title: string; unitName: string; phase: ReturnType<typeof phaseOf> }, round: Round | undefined) {
  const { id, title, unitName, phase } = offer
  return { id, title, unitName, phase, kind: round?.kind ?? ('festival' as const), festival: round?.festival ?? null, year: round?.year ?? 0 }
}

/** Gifts that are or were for this member: a constant number of statements. */
export async function listGifts(context: RequestContext, input: { when: 'open' | 'soon' | 'past'; cursor?: string | undefined; limit: number }) {
  const page = await listMyOffers(context, { ...input, service: giftService.key })
  const { staffId } = context.actor
  const ids = page.items.map(({ id }) => id)
  const rounds = await roundsOf(context.db, ids)
  const received = staffId === null ? new Map<string, Date>() : await receivedAtOf(context.db, { staffId, offerIds: ids })
  const items = page.items.map((line) => ({
    ...wordsOf(line, rounds.get(line.id)),
    opensAt: line.opensAt,
    closesAt: line.closesAt,
    onRoster: line.onRoster,
    mine: line.mine?.status ?? null,
    chosen: line.mine?.optionTitle ?? null,
    receivedAt: received.get(line.id)?.toISOString() ?? null,
  }))
  return { ...page, items }
}

/** One round as members see it. */
export async function showGift(context: RequestContext, id: string) {
  const { offer, mayManage } = await giftInSight(context, id)
  const { round, line, packages, handOut } = await one(context, offer)
  const { staffId } = context.actor
  const received = staffId === null ? null : ((await receivedAtOf(context.db, { staffId, offerIds: [id] })).get(id) ?? null)
  const ratings = await ratingsOf(
    context,
    packages.map(({ surveyId }) => surveyId),
  )
  return {
    ...wordsOf(line, round),
    unitId: offer.unitId,
    body: round.body,
    contact: round.contact,
    packages: packages.map((entry, at) => ({ ...written(entry), isDefault: entry.id === offer.defaultOptionId, rating: ratings[at] ?? null })),
    handOutFrom: iso(handOut?.from ?? null),
    handOutUntil: iso(handOut?.until ?? null),
    receivedAt: iso(received),
    mayManage,
  }
}

async function one({ db, clock }: RequestContext, offer: Offer) {
  const now = clock.now()
  const round = (await roundsOf(db, [offer.id])).get(offer.id)
  if (!round) throw notFound()
  const units = await unitNames(db, [offer.unitId], dayOf(now))
  const line = { id: offer.id, title: offer.title, unitName: units.get(offer.unitId) ?? '—', phase: phaseOf(offer, now) }
  return { round, line, packages: await packagesOf(db, offer.id), handOut: (await handOutsOf(db, [offer.id])).get(offer.id) }
}

function written({ id, title, contents, supplier, priceFen }: Package) {
  return { id, title, contents, supplier, price: yuanFromFen(priceFen) }
}

export interface RoundsWanted {
  year: number
  kind?: GiftKind | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Rounds of a year within reach: for those who organise them, and those who look over their shoulder. */
export async function listRounds(context: RequestContext, { year, kind, search, cursor, limit }: RoundsWanted) {
  const { db, clock } = context
  const now = clock.now()
  const asked = { scope: scopeFor(context.actor, 'gifts.read'), day: dayOf(now), year, kind: kind ?? null, search: search ?? null }
  const rows = await pageOfRounds(db, asked, { after: decodeCursor(cursor)?.id ?? null, limit })
  const count = await countRounds(db, asked)
  const page = cutPage(rows, { limit, positionOf: ({ id }) => ({ key: '', id }), show: (row) => row })
  const units = await unitNames(
    db,
    page.items.map((row) => row.unit_id),
    dayOf(now),
  )
  const items = page.items.map((row) => ({
    id: row.id,
    title: row.title,
    kind: kindOf(row.kind),
    festival: row.festival,
    year: row.year,
    unitName: units.get(row.unit_id) ?? '—',
    phase: phaseOf({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at, finalAt: row.final_at }, now),
    opensAt: iso(row.opens_at),
    closesAt: iso(row.closes_at),
    entitled: row.entitled,
    chosen: row.chosen,
    byDefault: row.by_default,
    received: row.received,
    amount: yuanFromFen(row.amount),
    steps: row.steps,
  }))
  return { items, nextCursor: page.nextCursor, count, countCapped: false }
}

/** Festivals that count by the rule; none where no rule is entered, and then the office names them itself. */
export async function listFestivals({ db, clock }: RequestContext) {
  const day = today(clock)
  const rule = await findStandard(db, festivalsKey, day)
  const names = rule?.value.kind === 'names' ? rule.value.names : []
  return { names, documentNo: rule?.documentNo ?? null, verified: rule?.verified ?? false, today: day }
}

const giving = ['university', 'branch']

/** Units for which this actor gives, the highest first. */
export async function listGivers({ db, actor, clock }: RequestContext) {
  const scope = scopeFor(actor, giftService.manage)
  const { all } = await readTree(db, today(clock))
  return { items: all.filter(({ id, kind }) => giving.includes(kind) && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}

/** A round as its editor has it. */
export async function showEdited(context: RequestContext, id: string) {
  await managedGift(context, id)
  const offer = await findOffer(context.db, id)
  if (!offer) throw notFound()
  const { round, line, packages, handOut } = await one(context, offer)
  const now = context.clock.now()
  const day = dayOf(now)
  // A draft always has its times: the form asks for them.
  const at = (instant: Date | null | undefined) => (instant ?? now).toISOString()
  return {
    ...wordsOf(line, round),
    unitId: offer.unitId,
    body: round.body,
    contact: round.contact,
    opensAt: at(offer.opensAt),
    closesAt: at(offer.closesAt),
    handOutFrom: at(handOut?.from),
    handOutUntil: at(handOut?.until),
    packages: packages.map(written),
    defaultAt: Math.max(
      0,
      packages.findIndex((entry) => entry.id === offer.defaultOptionId),
    ),
    ...pickupOf(offer.rules),
    version: offer.version,
    frozen: frozenOf(offer, now).map(({ field }) => field),
    rosterSize: offer.rosterSize,
    standard: await yearStandard(context.db, { kind: round.kind, year: round.year, today: day }),
    othersMost: yuanFromFen(await mostFromOthers(context.db, { year: round.year, kind: round.kind, but: id })),
  }
}

/** My open gifts by title, for the search over everything. */
export async function searchGifts(context: RequestContext, text: string) {
  const { staffId } = context.actor
  if (staffId === null) return []
  const found = await context.db.q
    .selectFrom('offers')
    .innerJoin('offer_people', (join) => join.onRef('offer_people.tenant_id', '=', 'offers.tenant_id').onRef('offer_people.offer_id', '=', 'offers.id'))
    .select(['offers.id', 'offers.title'])
    .where('offers.tenant_id', '=', context.db.tenantId)
    .where('offer_people.staff_id', '=', staffId)
    .where('service', '=', giftService.key)
    .where('state', '=', 'published')
    .where((eb) => eb(eb.fn<number>('strpos', ['offers.title', eb.val(text)]), '>', 0))
    .orderBy('offers.id', 'desc')
    .limit(5)
    .execute()
  return found.map(({ id, title }) => ({ kind: 'gift', title, hint: '慰问品', path: giftService.pathOf(id) }))
}
