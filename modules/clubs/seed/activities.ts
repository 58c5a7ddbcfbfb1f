import { addDays } from '../../../engines/calendar/working-days.ts'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { plainRules, type Condition } from '../../../engines/capacity/offer-rules.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { writeActivity } from '../../activities/activities.api.ts'
import { spread } from './spread.ts'
import type { SeedClub } from './words.ts'

interface ClubActivity {
  unitId: string
  activity: SeedClub['activities'][number]
  /** Who is in the club. */
  people: readonly { staffId: string; unitId: string }[]
}

const opensBeforeDays = 21
/** Of nine who signed up one did not come. */
const missedOf = 9

/** An activity for the club's people alone: announced, signed up to, and where it is over, with who came. */
export async function seedActivity(trx: Trx, { unitId, activity, people }: ClubActivity): Promise<void> {
  const { title, kind, body, place, day, from, to, places, load } = activity
  const at = (days: number, hour: number) => new Date(Date.parse(`${addDays(dayOf(trx.at), days)}T00:00:00+08:00`) + hour * 3_600_000)
  const [startsAt, endsAt, opensAt, closesAt] = [at(day, from), at(day, to), at(day - opensBeforeDays, 12), at(day - 1, 22)]
  const eligibility: Condition[] = [...plainRules.eligibility, { kind: 'clubs', unitIds: [unitId] }]
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), cancelUntil: null }
  const offerId = newId()
  const shape = { title, kind, body, contact: '', place, places, waiting: true, partyMost: 1, certificate: false, series: null }
  const { optionId, pointIds } = await writeActivity(trx, { id: offerId, unitId, ...shape, ...times, eligibility })
  await drawUpRoster(trx, { id: offerId, unitId }, eligibility)
  await trx.q.updateTable('offers').set({ state: 'published', published_at: opensAt }).where('tenant_id', '=', trx.tenantId).where('id', '=', offerId).execute()
  const signed = people.filter((_, index) => spread(day * 131 + index) % 100 < load).slice(0, places ?? people.length)
  const enrolmentIds = await enrol(trx, { offerId, optionId, signed, opensAt })
  const [pointId] = pointIds
  if (endsAt < trx.at && pointId !== undefined) await checkIn(trx, { pointId, at: startsAt, enrolmentIds: enrolmentIds.filter((_, index) => index % missedOf !== missedOf - 1) })
}

interface Enrolling {
  offerId: string
  optionId: string
  signed: readonly { staffId: string; unitId: string }[]
  opensAt: Date
}

async function enrol(trx: Trx, { offerId, optionId, signed, opensAt }: Enrolling): Promise<string[]> {
  if (signed.length === 0) return []
  const rows = signed.map(({ staffId, unitId }, index) => {
    const id = newId()
    const created = new Date(opensAt.getTime() + index * 240_000)
    const asking = { party: 1, choices: null, answers: null, by_default: false, account_id: null, lapses_at: null, reason: null, place: null }
    const who = { offer_id: offerId, option_id: optionId, staff_id: staffId, unit_id: unitId }
    return { tenant_id: trx.tenantId, id, ...who, ...asking, status: 'confirmed', seq: BigInt(index + 1), key: id, asked: '', created_at: created, changed_at: created }
  })
  await trx.q.insertInto('enrolments').values(rows).execute()
  await trx.q
    .updateTable('offer_gates')
    .set({ next_seq: BigInt(rows.length + 1) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .execute()
  await trx.q.updateTable('offer_counters').set({ taken: rows.length }).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', offerId).execute()
  return rows.map(({ id }) => id)
}

async function checkIn(trx: Trx, { pointId, at, enrolmentIds }: { pointId: string; at: Date; enrolmentIds: readonly string[] }): Promise<void> {
  if (enrolmentIds.length === 0) return
  const scan = { point_id: pointId, via: 'officer', account_id: newId(), scanned_at: at, at, clock_ahead_s: 0 }
  await trx.q
    .insertInto('checkins')
    .values(enrolmentIds.map((id) => ({ tenant_id: trx.tenantId, enrolment_id: id, ...scan })))
    .execute()
}
