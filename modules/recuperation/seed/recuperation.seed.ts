import { addDays } from '../../../engines/calendar/working-days.ts'
import { askAbout } from '../../../engines/capacity/ask-how-it-was.ts'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { findOffer, limitsOf } from '../../../engines/capacity/offers/offers.store.ts'
import { storeLimits } from '../../../engines/capacity/offers/set-limits.ts'
import { panelOf } from '../../../engines/panels/seed/panel-of.ts'
import { answerSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { fenFromYuan } from '../../../kernel/money.ts'
import { howTripsWere } from '../ask-how-it-was.ts'
import { writeProgramme } from '../programmes.actions.ts'
import { splitCost, type Facts, type TripEntry } from '../recuperation.rules.ts'
import { outTag, programmeKeys } from '../recuperation.service.ts'
import { insertSettlement } from '../settlements.store.ts'
import { writePanel } from '../panel.actions.ts'
import { writeTrips } from '../trips.actions.ts'
import { decideTrip } from '../trips.store.ts'
import { seedNominated } from './nominated.seed.ts'
import { agencyPanel, honouredTrip, openTrips, pastTrips, safetyLetter, steps, type SeedTrip } from './words.ts'

interface SeedMember {
  staffId: string
  unitId: string
}

/** Who travels in the demonstration. */
export interface TravelCast {
  /** The union of the whole university. */
  rootId: string
  /** Active members; the one whose account is shown stands first. */
  members: readonly SeedMember[]
}

interface Window {
  title: string
  opens: number
  closes: number
  final: number
}

/** A programme that is open, with the shown member in its first group, and that of the summer, settled and rated. */
export async function seedRecuperation(trx: Trx, { rootId, members }: TravelCast): Promise<void> {
  const [shown, ...others] = members
  if (!shown) return
  const year = dayOf(trx.at).slice(0, 4)
  await seedOne(trx, { rootId, window: { title: `${year}年教职工疗休养（第一期）`, opens: -60, closes: -45, final: -40 }, trips: pastTrips, people: others.slice(700) })
  await seedOne(trx, {
    rootId,
    window: { title: `${year}年教职工疗休养（第二期）`, opens: -6, closes: 8, final: 18 },
    trips: openTrips,
    people: [shown, ...others.slice(300, 700)],
  })
  const honoured: Window = { title: `${year}年劳模先进疗休养`, opens: -4, closes: 20, final: 30 }
  await seedNominated(trx, {
    rootId,
    facts: { ...factsOf(trx, honoured), mode: 'nominated', usesOrdinary: false, companions: 0, outShareOf: null, outEveryYears: null },
    trip: entryOf(trx, honouredTrip),
    people: others.slice(60),
  })
}

interface Seeding {
  rootId: string
  window: Window
  trips: readonly SeedTrip[]
  people: readonly SeedMember[]
}

async function seedOne(trx: Trx, { rootId, window, trips, people }: Seeding): Promise<void> {
  const id = newId()
  await writeProgramme(trx, { id, unitId: rootId, facts: factsOf(trx, window) })
  const tripIds = await writeTrips(
    trx,
    { id, state: 'draft' },
    trips.map((trip) => entryOf(trx, trip)),
  )
  const offer = await findOffer(trx, id)
  if (!offer) return
  await drawUpRoster(trx, offer, offer.rules.eligibility)
  const published = { state: 'published', published_at: instant(trx, window.opens - 2, 9) }
  await trx.q.updateTable('offers').set(published).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
  await writeSteps(trx, id, window.opens)
  const panel = panelOf({ ...agencyPanel, heldOn: addDays(dayOf(trx.at), window.opens + agencyPanel.day) })
  await writePanel(trx, { id, after: null, panel, by: '校工会办公室' })
  const travellers = await enrolAll(trx, { id, trips, tripIds, people, opensAt: instant(trx, window.opens, 9) })
  await countPlaces(trx, id, { trips, tripIds, travellers })
  for (const [index, trip] of trips.entries()) {
    const group = travellers.filter(({ tripId, status }) => tripId === tripIds[index] && status === 'confirmed')
    if (trip.formed) await formSeeded(trx, { id, unitId: rootId, tripId: tripIds[index] ?? '', trip, group })
  }
}

/** An hour of a day in China, counted from today. */
function instant({ at }: Trx, days: number, hour: number): Date {
  return new Date(Date.parse(`${addDays(dayOf(at), days)}T00:00:00+08:00`) + hour * 3_600_000)
}

function factsOf(trx: Trx, { title, opens, closes, final }: Window): Facts {
  const year = Number(dayOf(trx.at).slice(0, 4))
  return {
    title,
    year,
    basisTitle: '教职工疗休养实施办法（演示）',
    basisNo: null,
    everyYears: 2,
    serviceYears: 1,
    countsOn: `${year}-12-31`,
    noShowUses: true,
    companions: 1,
    outShareOf: 3,
    outEveryYears: 3,
    contact: '校工会生活保障部 88200020',
    safetyLetter,
    body: '费用含交通、住宿、用餐、门票和保险；个人承担部分成团后由承办旅行社收取。同行人费用全部自理。',
    mode: 'first_come' as const,
    usesOrdinary: true,
    waiting: true,
    opensAt: instant(trx, opens, 9).toISOString(),
    closesAt: instant(trx, closes, 17).toISOString(),
    cancelUntil: instant(trx, final - 3, 17).toISOString(),
    finalAt: instant(trx, final, 17).toISOString(),
  }
}

function entryOf(trx: Trx, { title, place, days, out, price, union, administration, places, least, leaves }: SeedTrip): TripEntry {
  return {
    id: null,
    title,
    place,
    outOfProvince: out,
    price,
    unionPays: union,
    administrationPays: administration,
    places,
    least,
    startsAt: instant(trx, leaves, 8).toISOString(),
    endsAt: instant(trx, leaves + days - 1, 18).toISOString(),
    meeting: '玉泉校区东门，提前二十分钟集合',
    plan: Array.from(
      { length: days },
      (_, day) => `第${day + 1}天　${day === 0 ? '学校出发，抵达后自由活动' : day === days - 1 ? '上午返程，傍晚抵校' : `${place}周边疗养与参观`}`,
    ).join('\n'),
  }
}

interface Enrolled extends SeedMember {
  id: string
  tripId: string
  status: 'confirmed' | 'waiting'
}

interface Enrolling {
  id: string
  trips: readonly SeedTrip[]
  tripIds: readonly string[]
  people: readonly SeedMember[]
  opensAt: Date
}

async function enrolAll(trx: Trx, { id, trips, tripIds, people, opensAt }: Enrolling): Promise<Enrolled[]> {
  const stepMs = Math.min(20 * 60_000, Math.max(1_000, (trx.at.getTime() - opensAt.getTime()) / 500))
  const wanted = trips.flatMap(({ confirmed, waiting }, index) =>
    Array.from({ length: confirmed + waiting }, (_, no) => ({ tripId: tripIds[index] ?? '', status: no < confirmed ? ('confirmed' as const) : ('waiting' as const) })),
  )
  const travellers = wanted.slice(0, people.length).map((one, index) => ({ ...one, id: newId(), ...(people[index] ?? { staffId: '', unitId: '' }) }))
  if (travellers.length === 0) return []
  const places = new Map<string, number>()
  const rows = travellers.map(({ id: enrolmentId, tripId, status, staffId, unitId }, index) => {
    const at = new Date(opensAt.getTime() + Math.floor(stepMs * index))
    const place = status === 'waiting' ? (places.get(tripId) ?? 0) + 1 : null
    if (place !== null) places.set(tripId, place)
    const answers = JSON.stringify({ phone: `1380000${String(index).padStart(4, '0')}`, emergency: `家属 1390000${String(index).padStart(4, '0')}` })
    const plain = { party: 1, choices: null, by_default: false, account_id: null, lapses_at: null, reason: null, asked: '', answers, place }
    const who = { id: enrolmentId, offer_id: id, option_id: tripId, staff_id: staffId, unit_id: unitId, status }
    return { tenant_id: trx.tenantId, ...who, ...plain, seq: BigInt(index + 1), key: enrolmentId, created_at: at, changed_at: at }
  })
  await trx.q.insertInto('enrolments').values(rows).execute()
  await trx.q
    .updateTable('offer_gates')
    .set({ next_seq: BigInt(rows.length + 1), waiting: JSON.stringify(Object.fromEntries(places)) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', id)
    .execute()
  await useProgrammes(trx, travellers, { trips, tripIds, opensAt })
  return travellers
}

/** Whoever has a place has used the programme. */
async function useProgrammes(trx: Trx, travellers: readonly Enrolled[], { trips, tripIds, opensAt }: Pick<Enrolling, 'trips' | 'tripIds' | 'opensAt'>): Promise<void> {
  const seated = travellers.filter(({ status }) => status === 'confirmed')
  const outIds = new Set(tripIds.filter((_, index) => trips[index]?.out))
  const used = { amount: 1, source: 'enrolment', used_on: dayOf(opensAt), note: null, account_id: null, at: opensAt }
  const rows = seated.flatMap(({ id, staffId, tripId }) =>
    [programmeKeys.any, ...(outIds.has(tripId) ? [programmeKeys.out] : [])].map((programme) => ({
      tenant_id: trx.tenantId,
      id: newId(),
      staff_id: staffId,
      programme,
      enrolment_id: id,
      ...used,
    })),
  )
  if (rows.length > 0) await trx.q.insertInto('entitlement_entries').values(rows).execute()
}

interface Counting {
  trips: readonly SeedTrip[]
  tripIds: readonly string[]
  travellers: readonly Enrolled[]
}

/** What is taken of each limit; and each branch has places of its own, some more than it has used. */
async function countPlaces(trx: Trx, id: string, { trips, tripIds, travellers }: Counting): Promise<void> {
  const seated = travellers.filter(({ status }) => status === 'confirmed')
  const takenOf = (keep: (one: Enrolled) => boolean) => seated.filter(keep).length
  const outIds = new Set(tripIds.filter((_, index) => trips[index]?.out))
  const limits = (await limitsOf(trx, id)).map((limit) => ({
    ...limit,
    taken: limit.tag === outTag ? takenOf(({ tripId }) => outIds.has(tripId)) : takenOf(({ tripId }) => tripId === limit.optionId),
  }))
  const spare = 15
  const branches = [...new Set(travellers.map(({ unitId }) => unitId))].map((unitId) => {
    const taken = takenOf((one) => one.unitId === unitId)
    return { optionId: null, tag: null, unitId, cap: taken + spare, taken }
  })
  // Numbers are set where they are new: what stands there already is written anew.
  await storeLimits(trx, id, { limits: [], taken: [] })
  const all = [...limits, ...branches]
  await storeLimits(trx, id, { limits: all, taken: all.map(({ taken }) => taken) })
}

interface Group {
  id: string
  unitId: string
  tripId: string
  trip: SeedTrip
  group: readonly Enrolled[]
}

/** Checked by the branches, led, formed; what is back is settled, rated and half of it answered. */
async function formSeeded(trx: Trx, { id, unitId, tripId, trip, group }: Group): Promise<void> {
  const [, leader, safety] = group
  if (!leader || !safety) return
  const checked = { tenant_id: trx.tenantId, offer_id: id, passed: true, reason: null, account_id: null, actor_name: '分工会干部', at: trx.at }
  await trx.q
    .insertInto('recuperation_checks')
    .values(group.map((one) => ({ ...checked, enrolment_id: one.id })))
    .execute()
  await trx.q
    .updateTable('recuperation_trips')
    .set({ leader_id: leader.staffId, safety_id: safety.staffId })
    .where('tenant_id', '=', trx.tenantId)
    .where('option_id', '=', tripId)
    .execute()
  await decideTrip(trx, tripId, { state: 'formed' })
  if (trip.leaves >= 0) return
  const costs = {
    priceFen: fenFromYuan(trip.price),
    unionFen: fenFromYuan(trip.union),
    administrationFen: fenFromYuan(trip.administration),
    noShowFen: 0n,
    noShowPayer: 'member' as const,
  }
  const lines = group.flatMap(({ id: enrolmentId, staffId, unitId: branch }) =>
    splitCost({ party: 1, came: true }, costs).map((line) => ({ ...line, enrolmentId, staffId, unitId: branch })),
  )
  await insertSettlement(trx, { id: newId(), offerId: id, tripId, no: 1, paper: `发票 演示${tripId.slice(-4)}`, note: '', actorName: '校工会办公室', lines })
  await askAbout(trx, howTripsWere, { id: tripId, offerId: id, title: trip.title, unitId })
  const row = await trx.q.selectFrom('recuperation_trips').select('survey_id').where('tenant_id', '=', trx.tenantId).where('option_id', '=', tripId).executeTakeFirst()
  const surveyId = row?.survey_id
  if (!surveyId) return
  for (const [index, { staffId }] of group.slice(0, 12).entries()) await answerSurvey(trx, { surveyId, staffId, choice: index % 5 === 4 ? 'mostly' : 'satisfied', line: null })
}

async function writeSteps(trx: Trx, offerId: string, opens: number): Promise<void> {
  const plain = {
    tenant_id: trx.tenantId,
    offer_id: offerId,
    until_day: null,
    file_id: null,
    file_name: null,
    account_id: null,
    actor_name: '校工会办公室',
    at: trx.at,
    removed_at: null,
  }
  await trx.q
    .insertInto('recuperation_steps')
    .values(
      steps.map(({ kind, title, documentNo, day, people, note }) => ({
        ...plain,
        id: newId(),
        kind,
        title,
        document_no: documentNo,
        people,
        note,
        from_day: addDays(dayOf(trx.at), opens + day),
      })),
    )
    .execute()
}
