import { myOfferRows } from '../../engines/capacity/mine/my-offers.store.ts'
import { phaseOf } from '../../engines/capacity/offers/phase.ts'
import { stillMeet } from '../../engines/capacity/eligibility/still-meets.ts'
import { reaches, scopeFor } from '../../kernel/auth/actor.ts'
import { today } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { activitiesOf, type UnitActivity } from '../activities/activities.api.ts'
import { staffNames } from '../members/members.api.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { membersOnly, noRecord, notRecruiting } from './clubs.errors.ts'
import { profilesOf } from './clubs.store.ts'
import { shownFee } from './fees/fees.view.ts'
import { feesOf } from './fees/fees.store.ts'
import { foundClubs } from './found.actions.ts'
import { picturesOf } from './pictures.actions.ts'
import { planOf, shownLine } from './plan/plan.ts'
import { requestsBy, type JoinRequest, waitingAt } from './roster/requests.store.ts'
import { unionMembers } from './roster/roster.actions.ts'
import { countMembers, episodesOf, type Episode } from './roster/roster.store.ts'
import { clubInSight, keptClub, livingClubs, manageClubs, officersOf, type Club } from './sight.ts'
import { thisYear } from './years.ts'

const mostFound = 5
/** What was held of late stands on the page too. */
const shownBackDays = 90
const shownAheadDays = 366

/** The clubs of today, mine first: a constant number of statements. */
export async function listClubs(context: RequestContext) {
  const clubs = await livingClubs(context.db, today(context.clock))
  const cards = await cardsOf(context, clubs)
  const order = { in: 0, asked: 1, out: 2 }
  return { items: cards.toSorted((a, b) => order[a.mine] - order[b.mine]) }
}

export async function showClub(context: RequestContext, unitId: string) {
  const { db, clock, actor } = context
  const club = await clubInSight(context, unitId)
  const [card] = await cardsOf(context, [club])
  if (!card) throw new TypeError('a club without a card')
  const profile = (await profilesOf(db, [unitId]))(unitId)
  const { staffId } = actor
  const own = staffId === null ? { episodes: [], request: undefined, fees: [] } : await ownRecords(context, { unitId, staffId })
  const scope = actor.permissions.get(manageClubs)
  return {
    ...card,
    contact: profile.contact,
    fee: profile.fee,
    pictures: (await picturesOf(db, [unitId])).map(({ id, caption }) => ({ id, caption })),
    plan: (await planOf(db, unitId, thisYear(clock))).map((line) => {
      const { version: _version, ...shown } = shownLine(line)
      return shown
    }),
    activities: await activitiesSeen(context, unitId),
    mayNotJoin: card.mine === 'out' ? await whyNotJoin(context, card) : null,
    episodes: own.episodes.map(({ id, joinedAt, leftAt, ended, reason }) => ({ id, joinedAt: joinedAt.toISOString(), leftAt: leftAt?.toISOString() ?? null, ended, reason })),
    lastRequest: own.request ? { askedAt: own.request.askedAt.toISOString(), outcome: own.request.outcome, reason: own.request.reason } : null,
    fees: own.fees.map((fee) => ({ id: fee.id, year: fee.year, ...shownFee(fee) })),
    mayManage: scope !== undefined && reaches(scope, unitId),
  }
}

async function ownRecords({ db }: RequestContext, { unitId, staffId }: { unitId: string; staffId: string }) {
  const episodes = (await episodesOf(db, staffId)).filter((one) => one.unitId === unitId)
  const request = (await requestsBy(db, staffId)).find((one) => one.unitId === unitId)
  return { episodes, request, fees: await feesOf(db, { unitId, staffId }) }
}

async function whyNotJoin({ db, actor: { staffId } }: RequestContext, { name, recruiting }: { name: string; recruiting: boolean }) {
  if (staffId === null) return noRecord().text
  if (!recruiting) return notRecruiting({ name }).text
  return (await stillMeet(db, unionMembers, [staffId])).has(staffId) ? null : membersOnly().text
}

/** What a club holds for this person, or this person is on. */
async function activitiesSeen({ db, clock, actor: { staffId } }: RequestContext, unitId: string) {
  if (staffId === null) return []
  const now = clock.now()
  const dayMs = 86_400_000
  const held = await activitiesOf(db, { unitIds: [unitId], from: new Date(now.getTime() - shownBackDays * dayMs), to: new Date(now.getTime() + shownAheadDays * dayMs) })
  const announced = held.filter(({ state }) => state !== 'draft')
  const rows = await myOfferRows(db, { staffId, offerIds: announced.map(({ id }) => id) })
  const seen = new Set(rows.filter((row) => row.on_roster || row.mine_id !== null).map((row) => row.id))
  return announced
    .filter(({ id }) => seen.has(id))
    .map((activity) => {
      const { came: _came, ...shown } = shownActivity(activity, now)
      return shown
    })
}

export function shownActivity(activity: UnitActivity, now: Date) {
  const { id, title, startsAt, endsAt, place, enrolled, came } = activity
  return { id, title, phase: phaseOf(activity, now), startsAt: startsAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null, place, enrolled, came }
}

async function cardsOf(context: RequestContext, clubs: readonly Club[]) {
  const { db, actor } = context
  const ids = clubs.map(({ id }) => id)
  const profile = await profilesOf(db, ids)
  const members = await countMembers(db, ids)
  const officers = await namedOfficers(context, ids)
  const pictures = await picturesOf(db, ids)
  const standing = standingIn(actor.staffId === null ? [] : await episodesOf(db, actor.staffId), actor.staffId === null ? [] : await requestsBy(db, actor.staffId))
  return clubs.map(({ id, name }) => {
    const { kind, about, meets, place, recruiting, approval } = profile(id)
    const shown = { id, name, kind, about, meets, place, recruiting, approval }
    const cover = pictures.find(({ unitId }) => unitId === id)
    return { ...shown, members: members.get(id) ?? 0, officers: officers(id), coverId: cover?.id ?? null, mine: standing(id) }
  })
}

function standingIn(episodes: readonly Episode[], requests: readonly JoinRequest[]): (unitId: string) => 'in' | 'asked' | 'out' {
  return (unitId) => {
    if (episodes.some((one) => one.unitId === unitId && one.leftAt === null)) return 'in'
    return requests.some((one) => one.unitId === unitId && one.decidedAt === null) ? 'asked' : 'out'
  }
}

/** Officers of clubs with their names, by rank. */
async function namedOfficers({ db, clock }: RequestContext, unitIds: readonly string[]) {
  const held = await officersOf(db, unitIds, today(clock))
  const names = await staffNames(db, [...new Set(held.map(({ staffId }) => staffId))])
  const byUnit = Map.groupBy(held, ({ unitId }) => unitId)
  return (unitId: string) => (byUnit.get(unitId) ?? []).map(({ staffId, title }) => ({ staffId, title, name: names.get(staffId)?.name ?? '—' }))
}

/** A club as its editor has it. */
export async function showEdited(context: RequestContext, unitId: string) {
  const { db, actor } = context
  const club = await keptClub(context, unitId)
  const { unitId: _unitId, ...profile } = (await profilesOf(db, [unitId]))(unitId)
  const foundScope = actor.permissions.get(foundClubs)
  return {
    ...club,
    ...profile,
    asked: (await waitingAt(db, unitId)).length,
    members: (await countMembers(db, [unitId])).get(unitId) ?? 0,
    officers: (await namedOfficers(context, [unitId]))(unitId),
    pictures: (await picturesOf(db, [unitId])).map(({ id, caption }) => ({ id, caption })),
    mayDissolve: club.living && foundScope !== undefined && reaches(foundScope, unitId),
  }
}

/** Units below which this actor may found a club, the highest first. */
export async function listParents({ db, actor, clock }: RequestContext) {
  const scope = scopeFor(actor, foundClubs)
  const { all } = await readTree(db, today(clock))
  return { items: all.filter(({ id, kind }) => (kind === 'university' || kind === 'branch') && reaches(scope, id)).map(({ id, name }) => ({ id, name })) }
}

/** Clubs for the search over everything. */
export async function searchClubs({ db, clock }: RequestContext, text: string): Promise<SearchHit[]> {
  const words = text.trim().toLowerCase()
  const found = (await livingClubs(db, today(clock))).filter(({ name }) => name.toLowerCase().includes(words)).slice(0, mostFound)
  return found.map(({ id, name }) => ({ kind: 'club', title: name, hint: '文体协会', path: `/clubs/${id}` }))
}
