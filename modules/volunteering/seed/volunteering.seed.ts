import { addDays } from '../../../engines/calendar/working-days.ts'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { staffNames } from '../../members/members.api.ts'
import { insertHours } from '../hours/hours.store.ts'
import { eligibilityFor } from '../teams/follow-team.ts'
import { insertTeam } from '../teams/teams.store.ts'
import { writeTask } from '../tasks/tasks.actions.ts'
import { teams, type SeedTeam } from './words.ts'

interface SeedMember {
  staffId: string
  unitId: string
}

/** Who volunteers in the demonstration. */
export interface VolunteeringCast {
  /** The union of the whole university. */
  rootId: string
  /** Active members; the one whose account is shown stands first. */
  members: readonly SeedMember[]
}

interface Seeded {
  id: string
  unitId: string
  leaderName: string
  people: readonly SeedMember[]
  words: SeedTeam
}

/** Small teams, what they did in the last months, and what they do next. */
export async function seedVolunteering(trx: Trx, cast: VolunteeringCast): Promise<void> {
  const [shown] = cast.members
  if (!shown) return
  const peopleOf = teams.map((words, index) => mates(cast.members, words, index))
  const names = await staffNames(
    trx,
    peopleOf.flatMap(([leader]) => leader?.staffId ?? []),
  )
  const seeded: Seeded[] = []
  for (const [index, words] of teams.entries()) {
    const people = peopleOf[index] ?? []
    const [leader] = people
    if (!leader) return
    const team = { id: newId(), unitId: words.ofBranch ? leader.unitId : cast.rootId, leaderName: names.get(leader.staffId)?.name ?? '—', people, words }
    await seedTeam(trx, team)
    // Those who would like to join the shown member's team are not in it yet.
    if (index === 0) await seedStandings(trx, team, { people: cast.members.slice(-2), state: 'asked' })
    seeded.push(team)
  }
  for (const { team, day, write } of calendarOf(seeded)) await write(trx, team, day)
}

interface Dated {
  team: Seeded
  day: number
  write: (trx: Trx, team: Seeded, day: number) => Promise<void>
}

/** What all teams do, day by day: what was written later was done later. */
function calendarOf(seeded: readonly Seeded[]): Dated[] {
  const dated = seeded.flatMap((team): Dated[] => [
    ...team.words.held.map((day) => ({ team, day, write: seedCertified })),
    ...(team.words.justHeld === undefined ? [] : [{ team, day: team.words.justHeld, write: seedHeldOnly }]),
    ...(team.words.next === undefined ? [] : [{ team, day: team.words.next, write: seedNext }]),
  ])
  return dated.toSorted((one, other) => one.day - other.day)
}

const apart = 17

/** The leader first. The shown member leads the first team and is in the second; otherwise everybody is in one. */
function mates(members: readonly SeedMember[], { people }: SeedTeam, index: number): SeedMember[] {
  const [shown, ...others] = members
  const own = others.slice(index * apart, index * apart + people)
  if (!shown || index > 1) return own
  return index === 0 ? [shown, ...own.slice(1)] : [...own.slice(0, -1), shown]
}

async function seedTeam(trx: Trx, { id, unitId, people, words: { name, about, joining } }: Seeded): Promise<void> {
  const leaderId = people[0]?.staffId ?? id
  await insertTeam(trx, { id, unitId, name, about, joining, leaderId })
  await seedStandings(trx, { id }, { people, state: 'in' })
}

async function seedStandings(trx: Trx, { id }: Pick<Seeded, 'id'>, { people, state }: { people: readonly SeedMember[]; state: 'in' | 'asked' }): Promise<void> {
  const since = new Date(trx.at.getTime() - (state === 'in' ? 150 : 1) * 86_400_000)
  const rows = people.map(({ staffId }) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    team_id: id,
    staff_id: staffId,
    state,
    reason: null,
    asked_at: since,
    joined_at: state === 'in' ? since : null,
    ended_at: null,
    decided_by: null,
  }))
  if (rows.length > 0) await trx.q.insertInto('volunteer_team_members').values(rows).execute()
}

/** An hour of a day, counted from today. */
function at({ at: now }: Trx, days: number, hour: number): Date {
  return new Date(Date.parse(`${addDays(dayOf(now), days)}T00:00:00+08:00`) + hour * 3_600_000)
}

async function write(trx: Trx, { id: teamId, unitId, words }: Seeded, day: number) {
  const { task, body, place, from, to, people, own } = words
  const [startsAt, endsAt] = [at(trx, day, from), at(trx, day, to)]
  const window = { opensAt: at(trx, Math.min(day - 10, -3), 9).toISOString(), closesAt: at(trx, day - 1, 18).toISOString() }
  const facts = { title: task, body, contact: '', place, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), ...window }
  const id = newId(Math.min(trx.at.getTime(), startsAt.getTime()))
  const audience = own ? ('team' as const) : ('all' as const)
  const made = await writeTask(trx, { ...facts, id, unitId, teamId, places: Math.max(8, people), quarters: (to - from) * 4, audience })
  await trx.q
    .updateTable('offers')
    .set({ state: 'published', published_at: new Date(window.opensAt) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
  return { ...made, offerId: id, startsAt, endsAt, audience }
}

/** Took place; its hours are still to be certified. */
async function seedHeldOnly(trx: Trx, team: Seeded, day: number): Promise<void> {
  await seedHeld(trx, team, { day, absent: 1 })
}

/** Took place, and the hours of who came stand in the ledger. */
async function seedCertified(trx: Trx, team: Seeded, day: number): Promise<void> {
  const { came, ...task } = await seedHeld(trx, team, { day, absent: day % 3 === 0 ? 1 : 0 })
  const then: Trx = { ...trx, at: new Date(task.endsAt.getTime() + 86_400_000) }
  const quarters = (team.words.to - team.words.from) * 4
  const ofTask = { offerId: task.offerId, teamId: team.id, servedOn: dayOf(task.startsAt), by: team.leaderName, kind: 'certified' as const }
  await insertHours(
    then,
    came.map(({ staffId, unitId }, index) => ({
      ...ofTask,
      staffId,
      unitId,
      ...(index === 2 ? { quarters: quarters - 2, reason: '提前半小时离开' } : { quarters, reason: null }),
    })),
  )
  await trx.q
    .updateTable('volunteer_tasks')
    .set({ certified_at: then.at, certified_by: newId(), certified_name: team.leaderName })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', task.offerId)
    .execute()
}

/** The leader and some of the team signed up; all but a few of them came. */
async function seedHeld(trx: Trx, team: Seeded, { day, absent }: { day: number; absent: number }) {
  const [leader, ...others] = team.people
  if (!leader) throw new RangeError('a team without a leader')
  const from = Math.abs(day) % Math.max(1, others.length)
  const turn = [...others.slice(from), ...others.slice(0, from)].slice(0, 3 + (Math.abs(day) % 4))
  const task = await write(trx, team, day)
  const came = await enrol(trx, task, { people: [leader, ...turn], absent })
  const scan = { point_id: task.pointId, via: 'officer', account_id: newId(), scanned_at: task.startsAt, at: task.startsAt, clock_ahead_s: 0 }
  await trx.q
    .insertInto('checkins')
    .values(came.map(({ id }) => ({ tenant_id: trx.tenantId, enrolment_id: id, ...scan })))
    .execute()
  return { ...task, came }
}

async function seedNext(trx: Trx, team: Seeded, day: number): Promise<void> {
  const task = await write(trx, team, day)
  await drawUpRoster(trx, { id: task.offerId, unitId: team.unitId }, await eligibilityFor(trx, { audience: task.audience, teamId: team.id }))
  await enrol(trx, task, { people: team.people.slice(1, 4), absent: 0 })
}

interface Signed extends SeedMember {
  id: string
}

/** Signs people up, one after the other from the opening on; answers those who came. */
async function enrol(
  trx: Trx,
  task: { offerId: string; optionId: string; startsAt: Date },
  { people, absent }: { people: readonly SeedMember[]; absent: number },
): Promise<Signed[]> {
  const since = Math.min(trx.at.getTime(), task.startsAt.getTime()) - 3 * 86_400_000
  const rows = people.map((person, index) => {
    const created = new Date(since + index * 3_600_000)
    const id = newId()
    const asking = { party: 1, choices: null, answers: null, by_default: false, account_id: null, lapses_at: null, reason: null, place: null }
    const who = { offer_id: task.offerId, option_id: task.optionId, staff_id: person.staffId, unit_id: person.unitId }
    return { tenant_id: trx.tenantId, id, ...who, ...asking, status: 'confirmed', seq: BigInt(index + 1), key: id, asked: '', created_at: created, changed_at: created }
  })
  await trx.q.insertInto('enrolments').values(rows).execute()
  await trx.q
    .updateTable('offer_gates')
    .set({ next_seq: BigInt(rows.length + 1) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', task.offerId)
    .execute()
  await trx.q.updateTable('offer_counters').set({ taken: rows.length }).where('tenant_id', '=', trx.tenantId).where('offer_id', '=', task.offerId).execute()
  return rows.slice(0, rows.length - absent).map(({ id, staff_id: staffId, unit_id: unitId }) => ({ id, staffId, unitId }))
}
