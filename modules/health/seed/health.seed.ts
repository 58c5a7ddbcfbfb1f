import { sql } from 'kysely'
import { addDays } from '../../../engines/calendar/working-days.ts'
import { askAboutOffer } from '../../../engines/capacity/ask-how-it-was.ts'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { plainRules, type Condition } from '../../../engines/capacity/offer-rules.ts'
import { answerSurvey, closeSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { howHealthWas } from '../ask-how-it-was.ts'
import { writeRound } from '../health.actions.ts'
import { packageKey } from '../health.rules.ts'
import type { SlotLayout } from '../health.shapes.ts'
import { findRound } from '../rounds.store.ts'
import { healthContact, healthRounds, healthSaid, type SeedRound } from './words.ts'

export interface HealthCast {
  /** The union of the whole university. */
  rootId: string
  /** Active members; the one whose account is shown stands first. */
  members: readonly { staffId: string; unitId: string }[]
}

/** A special check that is over and rated, and the year's check for all, open to choose from, its first day already full. */
export async function seedHealth(trx: Trx, cast: HealthCast): Promise<void> {
  for (const round of healthRounds) await seedRound(trx, cast, round)
}

async function seedRound(trx: Trx, cast: HealthCast, round: SeedRound): Promise<void> {
  const id = newId()
  const year = dayOf(trx.at).slice(0, 4)
  const eligibility: Condition[] = [...plainRules.eligibility, ...(round.kind === 'special' ? [{ kind: 'sex' as const, sex: '2' as const }] : [])]
  const opensAt = at(trx, round.opens, 9)
  const { kind, body, bring, packages } = round
  const facts = {
    title: `${year}${round.name}`,
    kind,
    body,
    bring,
    packages,
    contact: healthContact,
    eligibility,
    programme: null,
    poster: true,
    cancelUntil: null,
    closesDaysBefore: null,
  }
  const made = await writeRound(trx, { id, unitId: cast.rootId, ...facts, layouts: layoutsOf(trx, cast, round), opensAt, closesAt: at(trx, round.closes, 17) })
  await drawUpRoster(trx, { id, unitId: cast.rootId }, eligibility)
  await trx.q
    .updateTable('offers')
    .set({ state: 'published', published_at: new Date(opensAt) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
  await choose(trx, { id, round, since: new Date(opensAt), members: cast.members })
  if (round.camePercent !== null) await come(trx, { id, pointId: made.pointId, percent: round.camePercent })
}

/** An hour of a day, counted from today. */
function at(trx: Trx, days: number, hour: number): string {
  return new Date(Date.parse(`${onDay(trx, days)}T00:00:00+08:00`) + hour * 3_600_000).toISOString()
}

function onDay({ at: now }: Trx, days: number): string {
  return addDays(dayOf(now), days)
}

function layoutsOf(trx: Trx, { members }: HealthCast, { firstDay, lastDay, from, to, places, place, branchPlace }: SeedRound): SlotLayout[] {
  const hours = { from, to, minutes: 30, days: 'working' as const }
  const own = { ...hours, firstDay: onDay(trx, firstDay), lastDay: onDay(trx, lastDay), places, place, unitIds: [] }
  const others = [...new Set(members.map(({ unitId }) => unitId))].filter((unitId) => unitId !== members[0]?.unitId).slice(0, 2)
  if (branchPlace === null) return [own]
  return [own, { ...own, places: 20, place: branchPlace, unitIds: others }]
}

interface Choosing {
  id: string
  round: SeedRound
  since: Date
  members: HealthCast['members']
}

/** Who is early takes the first day; the others are spread over what is left. The shown member has not chosen yet. */
async function choose(trx: Trx, { id, round, since, members }: Choosing): Promise<void> {
  const listed = await trx.q.selectFrom('offer_people').select('staff_id').where('tenant_id', '=', trx.tenantId).where('offer_id', '=', id).execute()
  const mayCome = new Set(listed.map((row) => row.staff_id))
  const slots = await trx.q
    .selectFrom('offer_options')
    .select('id')
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', id)
    .where('place', '=', round.place)
    .orderBy('starts_at')
    .execute()
  const chosen = members
    .slice(1)
    .filter(({ staffId }, index) => mayCome.has(staffId) && (index * 37) % 100 < round.chosePercent)
    .slice(0, slots.length * round.places)
    .map((person, index) => ({ ...person, id: newId(), optionId: slots[slotOf(index, { slots: slots.length, places: round.places })]?.id ?? null }))
  const column = <T>(read: (one: (typeof chosen)[number], index: number) => T) => chosen.map(read)
  await sql`
    insert into enrolments (tenant_id, offer_id, id, option_id, staff_id, unit_id, party, status, seq, key, asked, answers, by_default, created_at, changed_at)
    select ${trx.tenantId}::uuid, ${id}::uuid, n.id, n.option_id, n.staff_id, n.unit_id, 1, 'confirmed', n.seq, n.id::text, '', jsonb_build_object(${packageKey}::text, n.package), false,
      ${since}::timestamptz, ${since}::timestamptz
    from unnest(${column((one) => one.id)}::uuid[], ${column(({ optionId }) => optionId)}::uuid[], ${column((one) => one.staffId)}::uuid[], ${column((one) => one.unitId)}::uuid[],
      ${column((_, index) => round.packages[index % 5] ?? round.packages[0] ?? '')}::text[]) with ordinality as n (id, option_id, staff_id, unit_id, package, seq)`.execute(trx.q)
  await sql`update offer_counters c set taken = n.taken from (select option_id, count(*)::int as taken from enrolments
      where tenant_id = ${trx.tenantId} and offer_id = ${id} group by option_id) n
    where c.tenant_id = ${trx.tenantId} and c.offer_id = ${id} and c.option_id = n.option_id and c.unit_id is null`.execute(trx.q)
  await trx.q
    .updateTable('offer_gates')
    .set({ next_seq: BigInt(chosen.length + 1) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', id)
    .execute()
}

const slotsADay = 6

/** The first day is taken whole, then the rest evenly: none gets more than it has places. */
function slotOf(index: number, { slots, places }: { slots: number; places: number }): number {
  const early = slotsADay * places
  return index < early ? Math.floor(index / places) : slotsADay + ((index - early) % (slots - slotsADay))
}

const answersEach = 24

/** It is over: most came, some said how they found it, and that is there to read. */
async function come(trx: Trx, { id, pointId, percent }: { id: string; pointId: string; percent: number }): Promise<void> {
  await sql`
    insert into checkins (tenant_id, enrolment_id, point_id, via, scanned_at, account_id, at, clock_ahead_s)
    select e.tenant_id, e.id, ${pointId}::uuid, case when e.seq % 3 = 0 then 'member' else 'officer' end, p.starts_at, ${newId()}::uuid, p.starts_at, 0
    from enrolments e join offer_options p on p.tenant_id = e.tenant_id and p.id = e.option_id
    where e.tenant_id = ${trx.tenantId} and e.offer_id = ${id} and (e.seq * 61) % 100 < ${percent}`.execute(trx.q)
  await askAboutOffer(trx, howHealthWas, id)
  const surveyId = (await findRound(trx, id))?.surveyId
  if (!surveyId) return
  const { rows } = await sql<{ staff_id: string }>`
    select e.staff_id from enrolments e join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id
    where e.tenant_id = ${trx.tenantId} and e.offer_id = ${id} order by e.seq limit ${answersEach}`.execute(trx.q)
  for (const [index, { staff_id: staffId }] of rows.entries()) {
    const { choice, line } = healthSaid[index % healthSaid.length] ?? { choice: 'satisfied', line: null }
    // Each line once: people do not say the same in the same words.
    await answerSurvey(trx, { surveyId, staffId, choice, line: index < healthSaid.length ? line : null })
  }
  await closeSurvey(trx, surveyId)
}
