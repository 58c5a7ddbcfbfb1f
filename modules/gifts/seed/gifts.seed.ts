import { sql } from 'kysely'
import { addDays } from '../../../engines/calendar/working-days.ts'
import { askAboutOffer } from '../../../engines/capacity/ask-how-it-was.ts'
import { drawUpRoster } from '../../../engines/capacity/eligibility/roster.ts'
import { plainRules } from '../../../engines/capacity/offer-rules.ts'
import { giveDefaults } from '../../../engines/capacity/offers/give-defaults.ts'
import { insertPanel } from '../../../engines/panels/panels.store.ts'
import { panelOf } from '../../../engines/panels/seed/panel-of.ts'
import { insertStandards } from '../../../engines/standards/standards.store.ts'
import { answerSurvey, closeSurvey } from '../../../engines/surveys/surveys.actions.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { howGiftsWere } from '../ask-how-it-was.ts'
import { panelSubject } from '../chain/chain.actions.ts'
import { saveStep } from '../chain/chain.store.ts'
import { writeGift } from '../gifts.actions.ts'
import { standardKey } from '../gifts.rules.ts'
import { packagesOf } from '../gifts.store.ts'
import { writeNeeds } from '../needs/needs.actions.ts'
import { giftContact, needs, rounds, said, type SeedRound, type SeedStep } from './words.ts'

export interface GiftCast {
  /** The union of the whole university. */
  rootId: string
  /** Active members; the one whose account is shown stands first. */
  members: readonly { staffId: string; unitId: string }[]
}

interface Seeded {
  offerId: string
  packageIds: readonly string[]
  pointId: string
}

/** Three festivals: one long over and rated, one being handed out, one open to choose from. */
export async function seedGifts(trx: Trx, cast: GiftCast): Promise<void> {
  const year = Number(dayOf(trx.at).slice(0, 4))
  await insertStandards(trx, [sampleStandard(year)])
  for (const round of rounds) await seedRound(trx, { cast, round, year })
  await seedNeeds(trx, cast, year)
}

/** An amount to look at: the real one is the province's, and is entered by the office. */
function sampleStandard(year: number) {
  return {
    key: standardKey('festival'),
    title: '节日慰问品全年人均标准（演示）',
    region: '本校',
    documentNo: null,
    article: null,
    value: { kind: 'amount' as const, yuan: '1500.00' },
    verified: false,
    note: '演示用的金额，不是任何文件的规定。请按省总工会文件录入后使用。',
    validFrom: `${year - 1}-01-01`,
  }
}

interface Seeding {
  cast: GiftCast
  round: SeedRound
  year: number
}

async function seedRound(trx: Trx, { cast, round, year }: Seeding): Promise<void> {
  const { name, signedPercent, steps, opens, closes, from, until } = round
  const { kind, festival, body, pickupPlaces, post, defaultAt, packages } = round
  const facts = { kind, festival, body, pickupPlaces, post, defaultAt, packages }
  const offerId = newId()
  const times = { opensAt: at(trx, opens, 9), closesAt: at(trx, closes, 17), handOutFrom: at(trx, from, 8), handOutUntil: at(trx, until, 18) }
  const made = await writeGift(trx, { id: offerId, unitId: cast.rootId, title: `${year}年${name}`, year, contact: giftContact, ...facts, ...times })
  await drawUpRoster(trx, { id: offerId, unitId: cast.rootId }, plainRules.eligibility)
  await trx.q
    .updateTable('offers')
    .set({ state: 'published', published_at: new Date(times.opensAt) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', offerId)
    .execute()
  const seeded: Seeded = { offerId, ...made }
  await choose(trx, seeded, { cast, round, since: new Date(times.opensAt) })
  if (closes < 0) await giveDefaults(trx, offerId)
  if (signedPercent !== null) await sign(trx, seeded, { percent: signedPercent, since: Date.parse(times.handOutFrom), spare: cast.members[0]?.staffId ?? null })
  for (const step of steps) await recordStep(trx, { offerId, opens, year }, step)
  if (until < 0) await rate(trx, seeded)
}

/** An hour of a day, counted from today. */
function at({ at: now }: Trx, days: number, hour: number): string {
  return new Date(Date.parse(`${addDays(dayOf(now), days)}T00:00:00+08:00`) + hour * 3_600_000).toISOString()
}

/** Every third takes the second package, every seventh the last; the shown member what the story says. */
async function choose(trx: Trx, { offerId, packageIds }: Seeded, { cast, round, since }: { cast: GiftCast; round: SeedRound; since: Date }): Promise<void> {
  const chosen = cast.members.flatMap((member, index) => {
    const own = index === 0 ? round.shownChose : (index * 37) % 100 >= round.chosePercent ? null : index % 7 === 0 ? packageIds.length - 1 : index % 3 === 0 ? 1 : 0
    const optionId = own === null ? undefined : packageIds[own]
    return optionId === undefined ? [] : [{ ...member, optionId, id: newId() }]
  })
  const column = <T>(read: (one: (typeof chosen)[number]) => T) => chosen.map(read)
  await sql`
    insert into enrolments (tenant_id, offer_id, id, option_id, staff_id, unit_id, party, status, seq, key, asked, by_default, created_at, changed_at)
    select ${trx.tenantId}::uuid, ${offerId}::uuid, n.id, n.option_id, n.staff_id, n.unit_id, 1, 'confirmed', n.seq, n.id::text, '', false, ${since}, ${since}
    from unnest(${column(({ id }) => id)}::uuid[], ${column(({ optionId }) => optionId)}::uuid[], ${column(({ staffId }) => staffId)}::uuid[],
      ${column(({ unitId }) => unitId)}::uuid[]) with ordinality as n (id, option_id, staff_id, unit_id, seq)
    join offer_people r on r.tenant_id = ${trx.tenantId} and r.offer_id = ${offerId} and r.staff_id = n.staff_id`.execute(trx.q)
  await trx.q
    .updateTable('offer_gates')
    .set({ next_seq: BigInt(chosen.length + 1) })
    .where('tenant_id', '=', trx.tenantId)
    .where('offer_id', '=', offerId)
    .execute()
}

/** So many of a hundred have it, evenly over the branches: most from their branch's list, every fifth by the code. */
async function sign(trx: Trx, { offerId, pointId }: Seeded, { percent, since, spare }: { percent: number; since: number; spare: string | null }): Promise<void> {
  const { rows } = await sql<{ id: string; staff_id: string }>`
    select id, staff_id from enrolments where tenant_id = ${trx.tenantId} and offer_id = ${offerId} and status = 'confirmed' order by unit_id, seq`.execute(trx.q)
  const over = percent > 90
  const signed = rows.filter(({ staff_id: staffId }, index) => (over || staffId !== spare) && (index * 61) % 100 < percent)
  const times = signed.map((_, index) => new Date(Math.min(trx.at.getTime(), since + (index % 600) * 90_000)))
  await sql`
    insert into checkins (tenant_id, enrolment_id, point_id, via, scanned_at, account_id, at, clock_ahead_s)
    select ${trx.tenantId}::uuid, n.id, ${pointId}::uuid, case when n.no % 5 = 0 then 'officer' else 'list' end, n.at, ${newId()}::uuid, n.at, 0
    from unnest(${signed.map(({ id }) => id)}::uuid[], ${times}::timestamptz[]) with ordinality as n (id, at, no)`.execute(trx.q)
}

async function recordStep(
  trx: Trx,
  { offerId, opens, year }: { offerId: string; opens: number; year: number },
  { step, day, until, compared, documentNo, ...facts }: SeedStep,
): Promise<void> {
  const on = (days: number) => addDays(dayOf(trx.at), opens + days)
  const record = { ...facts, documentNo: documentNo?.replace('年', String(year)) ?? null, doneOn: on(day), untilOn: until === undefined ? null : on(until) }
  await saveStep(trx, { offerId, step, seen: null, by: '演示数据' }, record)
  if (!compared) return
  const panel = panelOf({ heldOn: record.doneOn, documentNo: record.documentNo, note: record.note, people: record.people, compared })
  await insertPanel(trx, panelSubject(offerId), { after: null, panel, by: '演示数据' })
}

const answersEach = 24

/** It is over: some said what they thought, and that is there to read. */
async function rate(trx: Trx, { offerId }: Seeded): Promise<void> {
  await askAboutOffer(trx, howGiftsWere, offerId)
  for (const [no, { id, surveyId }] of (await packagesOf(trx, offerId)).entries()) {
    if (surveyId === null) continue
    const { rows } = await sql<{ staff_id: string }>`
      select e.staff_id from enrolments e join checkins c on c.tenant_id = e.tenant_id and c.enrolment_id = e.id
      where e.tenant_id = ${trx.tenantId} and e.option_id = ${id} order by e.seq limit ${answersEach}`.execute(trx.q)
    for (const [index, { staff_id: staffId }] of rows.entries()) {
      const { choice, line } = said[index % said.length] ?? { choice: 'satisfied', line: null }
      // Each line once: people do not say the same in the same words.
      await answerSurvey(trx, { surveyId, staffId, choice, line: no === 0 && index < said.length ? line : null })
    }
    await closeSurvey(trx, surveyId)
  }
}

/** Members were asked before the plan was made; some answered, and it is over. */
async function seedNeeds(trx: Trx, { rootId }: GiftCast, year: number): Promise<void> {
  const { id } = await writeNeeds(trx, { unitId: rootId, year, question: needs.question, choices: [...needs.choices], closesOn: addDays(dayOf(trx.at), 1), by: '周敏' })
  const asked = await trx.q
    .selectFrom('survey_tokens')
    .select('staff_id as staffId')
    .where('tenant_id', '=', trx.tenantId)
    .where('survey_id', '=', id)
    .orderBy('staff_id')
    .limit(needs.answers)
    .execute()
  for (const [index, { staffId }] of asked.entries()) {
    const choice = `c${1 + (needs.picked[index % needs.picked.length] ?? 0)}`
    await answerSurvey(trx, { surveyId: id, staffId, choice, line: needs.lines[index] ?? null })
  }
  await closeSurvey(trx, id)
}
