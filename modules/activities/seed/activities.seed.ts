import { addDays, weekdayOf } from '../../../engines/calendar/working-days.ts'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { plainRules, type Condition } from '../../../engines/capacity/offer-rules.ts'
import { answerSurvey, closeSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { writeActivity } from '../activities.actions.ts'
import { detailsOf } from '../activities.store.ts'
import { askAbout } from '../ask-how-it-was.ts'
import type { ActivityCast, SeedMember } from './seed.types.ts'
import { activities, said, type SeedActivity } from './words.ts'

interface Seeded {
  offerId: string
  optionId: string
  pointId: string
}

/** A handful of activities, one in each state. */
export async function seedActivities(trx: Trx, cast: ActivityCast): Promise<void> {
  for (const [index, activity] of activities.entries()) await seedOne(trx, cast, { activity, index })
}

async function seedOne(trx: Trx, cast: ActivityCast, { activity, index }: { activity: SeedActivity; index: number }): Promise<void> {
  const [shown] = cast.members
  if (!shown) return
  const offerId = newId()
  const branch: Condition[] = activity.ofBranch ? [{ kind: 'branches', unitIds: [shown.unitId], except: false }] : []
  const eligibility = [...plainRules.eligibility, ...branch]
  const unitId = activity.ofBranch ? shown.unitId : cast.rootId
  const { from, to, opens, closes, title, kind, body, contact, place, places, partyMost } = activity
  const day = activity.weekend ? saturdayFrom(trx, activity.day) : activity.day
  const times = { startsAt: at(trx, day, from), endsAt: at(trx, day, to), opensAt: at(trx, opens, 12), closesAt: at(trx, closes, 24), cancelUntil: null }
  const made = await writeActivity(trx, { id: offerId, unitId, title, kind, body, contact, place, places, partyMost, ...times, waiting: true, certificate: true, eligibility })
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
  if (activity.came !== undefined) await comeAndSay(trx, { offerId, ...made }, { came: enrolled.slice(0, activity.came), at: new Date(times.startsAt) })
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
async function comeAndSay(trx: Trx, { offerId, pointId }: Seeded, { came, at: startsAt }: { came: readonly Enrolled[]; at: Date }): Promise<void> {
  const scan = { point_id: pointId, via: 'officer', account_id: newId(), scanned_at: startsAt, at: startsAt, clock_ahead_s: 0 }
  await trx.q
    .insertInto('checkins')
    .values(came.map(({ id }) => ({ tenant_id: trx.tenantId, enrolment_id: id, ...scan })))
    .execute()
  await askAbout(trx, offerId)
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
