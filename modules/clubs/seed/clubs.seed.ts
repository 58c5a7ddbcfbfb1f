import { addDays } from '../../../engines/calendar/working-days.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { fenFromYuan } from '../../../kernel/money.ts'
import { insertProfile } from '../clubs.store.ts'
import { seedActivity } from './activities.ts'
import type { ClubCast } from './seed.types.ts'
import { spread } from './spread.ts'
import { clubWords, messages, type SeedClub } from './words.ts'

/** The shown member sings, and has asked to play. */
const shownIn = '合唱团'
const shownAsks = '羽毛球协会'
const mostYears = 4

interface Seeding {
  club: ClubCast['clubs'][number]
  words: SeedClub
  index: number
}

/** Clubs as they stand in the middle of a year: people who came and went, a plan partly done, fees partly paid. */
export async function seedClubs(trx: Trx, cast: ClubCast): Promise<void> {
  for (const [index, club] of cast.clubs.entries()) {
    const words = clubWords[club.shortName]
    if (!words) continue
    const seeding = { club, words, index }
    await insertProfile(trx, club.id, words.facts)
    const memberIds = await seedPeople(trx, cast, seeding)
    await seedRequests(trx, cast, { seeding, memberIds })
    await seedPlan(trx, seeding)
    await seedFees(trx, seeding, memberIds)
    const people = cast.members.filter(({ staffId }) => memberIds.includes(staffId))
    for (const activity of words.activities) await seedActivity(trx, { unitId: club.id, activity, people })
  }
}

/** Answers who is in it now. Of eight one has left again. */
async function seedPeople(trx: Trx, { members }: ClubCast, { club, words, index }: Seeding): Promise<string[]> {
  const [shown] = members
  const drawn = members.filter(({ staffId }, at) => {
    if (staffId === shown?.staffId) return club.shortName === shownIn
    return club.officerIds.includes(staffId) || spread(index * 7919 + at * 31) % 1000 < words.share
  })
  const rows = drawn.map(({ staffId, hiredOn }, at) => {
    const chance = spread(index * 401 + at * 17)
    const back = 20 + (chance % (mostYears * 365))
    const wished = addDays(dayOf(trx.at), -back)
    const joinedOn = [wished, addDays(hiredOn, 30), club.foundedOn].toSorted().at(-1) ?? wished
    const isOver = at > 0 && chance % 8 === 0 && !club.officerIds.includes(staffId) && staffId !== shown?.staffId && joinedOn < addDays(dayOf(trx.at), -40)
    const leftAt = isOver ? new Date(`${addDays(dayOf(trx.at), -5 - (chance % 30))}T10:00:00+08:00`) : null
    const joinedAt = new Date(Math.min(Date.parse(`${joinedOn}T09:00:00+08:00`), trx.at.getTime()))
    return { tenant_id: trx.tenantId, id: newId(), unit_id: club.id, staff_id: staffId, joined_at: joinedAt, left_at: leftAt, ended: isOver ? 'left' : null, reason: null }
  })
  if (rows.length > 0) await trx.q.insertInto('club_memberships').values(rows).execute()
  return rows.filter((row) => row.left_at === null).map((row) => row.staff_id)
}

async function seedRequests(trx: Trx, { members }: ClubCast, { seeding: { club, words, index }, memberIds }: { seeding: Seeding; memberIds: readonly string[] }): Promise<void> {
  const [shown, ...others] = members
  const outside = others.filter(({ staffId }) => !memberIds.includes(staffId))
  const asking = [...(club.shortName === shownAsks && shown ? [shown] : []), ...outside.filter((_, at) => at % 97 === index).slice(0, words.asked)].slice(0, words.asked)
  const rows = asking.map(({ staffId }, at) => ({
    tenant_id: trx.tenantId,
    id: newId(),
    unit_id: club.id,
    staff_id: staffId,
    message: messages[at % messages.length] ?? '',
    asked_at: new Date(trx.at.getTime() - (at + 1) * 26 * 3_600_000),
    decided_at: null,
    outcome: null,
    reason: null,
    decided_by: null,
  }))
  if (rows.length > 0) await trx.q.insertInto('club_requests').values(rows).execute()
}

async function seedPlan(trx: Trx, { club, words }: Seeding): Promise<void> {
  const [year = 0, month = 0] = dayOf(trx.at).split('-').map(Number)
  const rows = words.plan.map((line) => {
    const isPast = line.month !== null && line.month < month
    const state = line.state ?? (isPast ? 'done' : 'planned')
    return { tenant_id: trx.tenantId, id: newId(), unit_id: club.id, year, month: line.month, title: line.title, note: line.note ?? '', state, created_at: trx.at, version: 1 }
  })
  if (rows.length > 0) await trx.q.insertInto('club_plan_lines').values(rows).execute()
}

async function seedFees(trx: Trx, { club, words, index }: Seeding, memberIds: readonly string[]): Promise<void> {
  if (words.facts.fee === null || memberIds.length === 0) return
  const today = dayOf(trx.at)
  const year = Number(today.slice(0, 4))
  const dueFen = fenFromYuan(words.facts.fee)
  const elapsed = Math.max(0, Math.round((Date.parse(today) - Date.parse(`${year}-01-01`)) / 86_400_000))
  const rows = memberIds.map((staffId, at) => {
    const chance = spread(index * 97 + at * 13)
    const isPaid = chance % 100 < words.paid
    const paidOn = isPaid ? addDays(`${year}-01-01`, elapsed === 0 ? 0 : chance % (elapsed + 1)) : null
    const paid = { paid_fen: isPaid ? dueFen : null, paid_on: paidOn, note: '' }
    return { tenant_id: trx.tenantId, id: newId(), unit_id: club.id, staff_id: staffId, year, due_fen: dueFen, ...paid, created_at: trx.at, version: 1 }
  })
  await trx.q.insertInto('club_fees').values(rows).execute()
}
