import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { addDays, weekdayOf } from '../../../engines/calendar/working-days.ts'
import { askAboutOffer } from '../../../engines/capacity/ask-how-it-was.ts'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { plainRules, type Condition } from '../../../engines/capacity/offer-rules.ts'
import { answerSurvey, closeSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { ColumnCipher, Keys } from '../../../kernel/crypto/keys.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { writeActivity } from '../activities.actions.ts'
import type { NewActivity } from '../activities.rules.ts'
import { detailsOf } from '../activities.store.ts'
import { childCipher, storeChildren } from '../children.store.ts'
import { howActivityWas } from '../ask-how-it-was.ts'
import { layOutMeetings } from '../series.rules.ts'
import { spanned } from '../write-series.ts'
import type { ActivityCast, SeedMember } from './seed.types.ts'
import { children } from './children.ts'
import { activities, said, type SeedActivity } from './words.ts'

interface Seeded {
  offerId: string
  optionId: string
  pointIds: string[]
}

/** A handful of activities, one in each state. */
export async function seedActivities(trx: Trx, keys: Keys, cast: ActivityCast): Promise<void> {
  const cipher = await childCipher(keys, trx)
  for (const [index, activity] of activities.entries()) await seedOne(trx, cast, { activity, index, cipher })
}

async function seedOne(trx: Trx, cast: ActivityCast, { activity, index, cipher }: { activity: SeedActivity; index: number; cipher: ColumnCipher }): Promise<void> {
  const [shown] = cast.members
  if (!shown) return
  const offerId = newId()
  const branch: Condition[] = activity.ofBranch ? [{ kind: 'branches', unitIds: [shown.unitId], except: false }] : []
  const eligibility = [...plainRules.eligibility, ...branch]
  const unitId = activity.ofBranch ? shown.unitId : cast.rootId
  const { from, to, opens, closes, title, kind, body, contact, place, places, partyMost } = activity
  const day = activity.weekend ? saturdayFrom(trx, activity.day) : activity.day
  const times = { startsAt: at(trx, day, from), endsAt: at(trx, day, to), opensAt: at(trx, opens, 12), closesAt: at(trx, closes, 24), cancelUntil: null }
  const words = { id: offerId, unitId, title, kind, body, contact, place, places, partyMost, waiting: true, certificate: true, eligibility }
  const facts = spanned({ ...words, ...times, series: await seriesOf(trx, activity) })
  const made = await writeActivity(trx, facts)
  if (activity.state === 'draft') return
  await drawUpRoster(trx, { id: offerId, unitId }, eligibility)
  await trx.q
    .updateTable('offers')
    .set({ state: activity.state, cancelled_reason: activity.reason ?? null, published_at: new Date(Math.min(trx.at.getTime(), Date.parse(times.opensAt))) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', offerId)
    .execute()
  const people = peopleFor(cast, activity, index)
  const enrolled = await enrol(trx, { offerId, ...made }, { activity, people, since: Date.parse(times.opensAt) })
  if (activity.course?.forChildren) await tellOfChildren(trx, cipher, { offerId, enrolled })
  if (activity.course) await attend(trx, { offerId, ...made }, { enrolled, meetings: facts.series?.meetings ?? [] })
  if (activity.came !== undefined) await comeAndSay(trx, { offerId, ...made }, { came: enrolled.slice(0, activity.came), at: new Date(times.startsAt) })
}

/** The meetings of a class as its officer would lay them out. */
async function seriesOf(trx: Trx, { course, day, from, to }: SeedActivity): Promise<NewActivity['series']> {
  if (!course) return null
  const rule = { firstDay: addDays(dayOf(trx.at), day), weekdays: course.weekdays, from: hourOf(from), to: hourOf(to), times: course.times, lastDay: null }
  const { meetings } = layOutMeetings(rule, await readCalendar(trx))
  return {
    ...rule,
    attendLeast: course.attendLeast,
    forChildren: course.forChildren ?? false,
    meetings: meetings.map(({ startsAt, endsAt }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() })),
  }
}

function hourOf(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

/** Each parent has told of a child. */
async function tellOfChildren(trx: Trx, cipher: ColumnCipher, { offerId, enrolled }: { offerId: string; enrolled: readonly Enrolled[] }): Promise<void> {
  for (const [index, { staffId }] of enrolled.entries()) {
    const told = children[index % children.length]
    if (told) await storeChildren(trx, cipher, { offerId, staffId, told: [told] })
  }
}

/** Most come to most of the meetings that are over, some to fewer. */
async function attend(
  trx: Trx,
  { pointIds }: Seeded,
  { enrolled, meetings }: { enrolled: readonly Enrolled[]; meetings: readonly { startsAt: string; endsAt: string }[] },
): Promise<void> {
  const rows = meetings.flatMap(({ startsAt, endsAt }, no) => {
    const point_id = pointIds[no]
    if (point_id === undefined || Date.parse(endsAt) > trx.at.getTime()) return []
    const at = new Date(startsAt)
    const scan = { point_id, via: 'officer', account_id: newId(), scanned_at: at, at, clock_ahead_s: 0 }
    return enrolled.filter((_, index) => (index * 7 + no) % 10 < 8).map(({ id }) => ({ tenant_id: trx.tenantId, enrolment_id: id, ...scan }))
  })
  if (rows.length > 0) await trx.q.insertInto('checkins').values(rows).execute()
}

/** An hour of a day, counted from today; 24 is the end of it. */
function at({ at: now }: Trx, days: number, hour: number): string {
  return new Date(Date.parse(`${addDays(dayOf(now), days)}T00:00:00+08:00`) + hour * 3_600_000).toISOString()
}

/** The first Saturday from then on, in days from today. */
function saturdayFrom({ at: now }: Trx, days: number): number {
  return days + ((6 - weekdayOf(addDays(dayOf(now), days)) + 7) % 7)
}

/** Others for each activity, so that no member is everywhere. */
function peopleFor({ members }: ActivityCast, { ofBranch, shown, confirmed, waiting }: SeedActivity, index: number): SeedMember[] {
  const [own, ...others] = members
  if (!own) return []
  const among = ofBranch ? others.filter(({ unitId }) => unitId === own.unitId) : others.slice(index * 60)
  const wanted = among.slice(0, confirmed + waiting)
  if (shown === 'confirmed') return [own, ...wanted.slice(1)]
  return shown === 'waiting' ? [...wanted.slice(0, -1), own] : wanted
}

interface Enrolled extends SeedMember {
  id: string
}

async function enrol(
  trx: Trx,
  { offerId, optionId }: Seeded,
  { activity: { confirmed, closes, opens }, people, since }: { activity: SeedActivity; people: readonly SeedMember[]; since: number },
): Promise<Enrolled[]> {
  if (people.length === 0) return []
  // They came one after the other until now, or until sign-up closed.
  const stepMs = (Math.min(trx.at.getTime(), since + (closes - opens) * 86_400_000) - since) / (people.length + 1)
  const rows = people.map((person, index) => {
    const created = new Date(since + Math.floor(stepMs * index))
    const status = index < confirmed ? 'confirmed' : 'waiting'
    const id = newId()
    const place = status === 'waiting' ? index - confirmed + 1 : null
    const asking = { party: 1, choices: null, answers: null, by_default: false, account_id: null, lapses_at: null, reason: null }
    const who = { offer_id: offerId, option_id: optionId, staff_id: person.staffId, unit_id: person.unitId }
    return { tenant_id: trx.tenantId, id, ...who, ...asking, status, seq: BigInt(index + 1), key: id, asked: '', place, created_at: created, changed_at: created }
  })
  await trx.q.insertInto('enrolments').values(rows).execute()
  const waiting = rows.filter(({ status }) => status === 'waiting').length
  await trx.q
    .updateTable('offer_gates')
    .set({ next_seq: BigInt(rows.length + 1), waiting: JSON.stringify(waiting === 0 ? {} : { [optionId]: waiting }) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .execute()
  await trx.q
    .updateTable('offer_counters')
    .set({ taken: rows.length - waiting })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .execute()
  return rows.slice(0, confirmed).map(({ id, staff_id: staffId, unit_id: unitId }) => ({ id, staffId, unitId }))
}

/** Over: who came was checked in and asked, most have answered, and what they said is there to read. */
async function comeAndSay(trx: Trx, { offerId, pointIds: [pointId = ''] }: Seeded, { came, at: startsAt }: { came: readonly Enrolled[]; at: Date }): Promise<void> {
  const scan = { point_id: pointId, via: 'officer', account_id: newId(), scanned_at: startsAt, at: startsAt, clock_ahead_s: 0 }
  await trx.q
    .insertInto('checkins')
    .values(came.map(({ id }) => ({ tenant_id: trx.tenantId, enrolment_id: id, ...scan })))
    .execute()
  await askAboutOffer(trx, howActivityWas, offerId)
  const surveyId = (await detailsOf(trx, [offerId])).get(offerId)?.surveyId
  if (!surveyId) return
  const answering = came.slice(0, -10)
  for (const [index, { staffId }] of answering.entries()) {
    const { choice, line } = said[index % said.length] ?? { choice: 'satisfied', line: null }
    // Each line once: people do not say the same in the same words.
    await answerSurvey(trx, { surveyId, staffId, choice, line: index < said.length ? line : null })
  }
  await closeSurvey(trx, surveyId)
}
