import { readCalendar } from '../../../engines/calendar/calendar.store.ts'
import { addDays, endOfDay, type Calendar } from '../../../engines/calendar/working-days.ts'
import { advance } from '../../../engines/cases/advance.ts'
import { findCase, nextNumber, updateCase } from '../../../engines/cases/cases.store.ts'
import { openCase } from '../../../engines/cases/open-case.ts'
import { everywhere, type Actor } from '../../../kernel/auth/actor.ts'
import { dayOf } from '../../../kernel/clock.ts'
import type { Keys } from '../../../kernel/crypto/keys.ts'
import type { Trx } from '../../../kernel/db/handle.ts'
import { newId } from '../../../kernel/ids.ts'
import { maskName } from '../../members/members.api.ts'
import { applicationsIn, insertApplication, setPlace, storeSubmitted } from '../applications.store.ts'
import { openChildSealer, type ChildSealer } from '../child.ts'
import { checkPermission, managePermission, placementProcess } from '../placement.process.ts'
import { allotPlaces, countPoints } from '../placement.rules.ts'
import { blankContent, type Content, type GradeAges } from '../placement.shapes.ts'
import { findRound, insertRound, insertSchools, moveRound, schoolsOf, takePlaces, type Round, type RoundFacts, type School } from '../rounds.store.ts'
import type { PlacementCast, SeedParent } from './seed.types.ts'
import { autumnSchools, commonRules, households, nurserySchools, otherPosts, posts, transferSchools, type SeedSchool } from './words.ts'

const nobody = '00000000-0000-0000-0000-000000000000'
const dayMs = 86_400_000
const office: Actor = actorOf('校工会办公室', [managePermission])
const branch: Actor = actorOf('分工会干部', [checkPermission])

type End = 'checking' | 'returned' | 'papers' | 'more' | 'ready'

interface Scene {
  trx: Trx
  calendar: Calendar
  sealer: ChildSealer
  cast: PlacementCast
}

/** Three rounds: one that takes applications, one to be allotted, and one whose places wait for the parents' word. */
export async function seedPlacements(trx: Trx, keys: Keys, cast: PlacementCast): Promise<void> {
  const scene: Scene = { trx, calendar: await readCalendar(trx), sealer: await openChildSealer(keys, trx), cast }
  const today = dayOf(trx.at)
  const year = Number(today.slice(0, 4)) + (today.slice(5) > '06-30' ? 1 : 0)
  const [shown, ...others] = cast.parents
  if (!shown) return
  const autumn = await openSeedRound(scene, {
    facts: { title: `${year}年秋季子女入学入园申请`, year, opensDays: -9, closesDays: 16, countedOn: `${year}-08-31` },
    grades: [
      { grade: 'p1', from: 6, below: 7 },
      { grade: 'k1', from: 3, below: 4 },
      { grade: 'm1', from: 12, below: 14 },
    ],
    schools: autumnSchools,
  })
  const ends: End[] = ['checking', 'checking', 'checking', 'returned', 'papers', 'papers', 'ready', 'papers', 'more', 'ready', 'ready', 'checking', 'papers', 'ready']
  for (const [at, end] of ends.entries()) await applySeeded(scene, { round: autumn, parent: parentAt(others, at), at, end, daysAgo: 8 - (at % 6) })
  const transfer = await openSeedRound(scene, {
    facts: { title: `${today.slice(0, 4)}年小学插班申请`, year: Number(today.slice(0, 4)), opensDays: -24, closesDays: -3, countedOn: addDays(today, -3) },
    grades: [{ grade: 'primary_in', from: 7, below: 12 }],
    schools: transferSchools,
  })
  for (let at = 0; at < 8; at += 1) await applySeeded(scene, { round: transfer, parent: parentAt(others, at + 20), at, end: 'ready', daysAgo: 15 - at })
  const nursery = await openSeedRound(scene, {
    facts: { title: `${today.slice(0, 4)}年托班补充安排`, year: Number(today.slice(0, 4)), opensDays: -40, closesDays: -22, countedOn: addDays(today, -22) },
    grades: [{ grade: 'nursery', from: 1, below: 3 }],
    schools: nurserySchools,
  })
  // Beside the newest colleagues the shown one has points enough for a place.
  const nurseryParents = [shown, ...others.toSorted((one, other) => other.since.localeCompare(one.since)).slice(0, 3)]
  for (const [at, parent] of nurseryParents.entries()) await applySeeded(scene, { round: nursery, parent, at, end: 'ready', daysAgo: 36 - at })
  await bringToTold(scene, nursery)
}

interface NewSeedRound {
  facts: { title: string; year: number; opensDays: number; closesDays: number; countedOn: string }
  grades: GradeAges[]
  schools: readonly SeedSchool[]
}

async function openSeedRound({ trx }: Scene, { facts: { opensDays, closesDays, ...facts }, grades, schools }: NewSeedRound): Promise<Round> {
  const today = dayOf(trx.at)
  const at = (days: number, hour: number) => new Date(Date.parse(`${addDays(today, days)}T00:00:00+08:00`) + hour * 3_600_000)
  const id = newId()
  const round: RoundFacts = { ...facts, ...commonRules(facts.countedOn), grades, opensAt: at(opensDays, 9), closesAt: at(closesDays, 17) }
  await insertRound(trx, id, round)
  await insertSchools(
    trx,
    id,
    schools.map((school, sort) => ({ ...school, id: newId(), sort })),
  )
  await moveRound(trx, id, { state: 'published' })
  const stored = await findRound(trx, id)
  if (!stored) throw new RangeError('a round that was just made is gone')
  return stored
}

interface Applying {
  round: Round
  parent: SeedParent
  at: number
  end: End
  daysAgo: number
}

/** One application, brought to where it stands by the steps that people take, at the times at which they took them. */
async function applySeeded(scene: Scene, { round, parent, at, end, daysAgo }: Applying): Promise<void> {
  const { trx, calendar } = scene
  const time = (days: number) => ({ ...trx, at: new Date(Math.min(trx.at.getTime(), trx.at.getTime() - days * dayMs + (at % 5) * 3_600_000)) })
  const schools = await schoolsOf(trx, round.id)
  const applicant: Actor = { ...actorOf(parent.name, []), staffId: parent.staffId }
  const filed = time(daysAgo)
  const row = await openCase(filed, placementProcess, {
    title: `${parent.name}：子女入学入园申请`,
    unitId: parent.unitId,
    roundId: round.id,
    filedBy: parent.staffId,
    join: [{ relation: 'applicant', staffId: parent.staffId }],
    by: { actor: applicant, actingFor: null },
    calendar,
    prepare: (id) => insertApplication(filed, { id, roundId: round.id, staffId: parent.staffId }),
  })
  await submitSeeded(scene, { applicationId: row.id, round, schools, parent, at, filed })
  const steps: [Actor, string, Record<string, unknown>][] = [[applicant, 'submit', {}], ...stepsTo(end)]
  let { version } = row
  for (const [index, [actor, action, input]] of steps.entries()) {
    const done = await advance(time(Math.max(daysAgo - index * 2, 0)), { hats: [{ actor, actingFor: null }], calendar }, { caseId: row.id, action, version, input, follows: true })
    version = done.version
    if (index === 0) await numberSeeded(trx, row.id, round)
  }
}

function stepsTo(end: End): [Actor, string, Record<string, unknown>][] {
  const check: [Actor, string, Record<string, unknown>] = [branch, 'check', { opinion: '情况属实。' }]
  switch (end) {
    case 'checking':
      return []
    case 'returned':
      return [[branch, 'sendBack', { reason: '现居住地址请填写到门牌号。' }]]
    case 'papers':
      return [check]
    case 'more':
      return [check, [office, 'askMore', { what: '租赁合同已过期，请补充新的合同。', workingDays: 5 }]]
    default:
      return [check, [office, 'approvePapers', { opinion: '材料齐全。' }]]
  }
}

interface Submitting {
  applicationId: string
  round: Round
  schools: readonly School[]
  parent: SeedParent
  at: number
  filed: Trx
}

async function submitSeeded({ cast, sealer }: Scene, { applicationId, round, schools, parent, at, filed }: Submitting): Promise<void> {
  const ages = round.grades[at % 5 === 4 ? round.grades.length - 1 : at % Math.min(2, round.grades.length)] ?? round.grades[0]
  if (!ages) throw new RangeError('a round without grades')
  const child = cast.makeChild(parent.name, { from: addDays(yearsBefore(round.countedOn, ages.below), 1), until: yearsBefore(round.countedOn, ages.from) })
  const lines = schools.filter(({ grade }) => grade === ages.grade)
  const turned = [...lines.slice(at % lines.length), ...lines.slice(0, at % lines.length)]
  const claims = round.criteria.filter(({ kind }, index) => kind === 'fact' && (at + index) % 3 === 0).map(({ id }) => id)
  const content: Content = {
    ...blankContent,
    ...child,
    idType: 'resident_id',
    grade: ages.grade,
    wishes: turned.slice(0, 1 + (at % 3)).map(({ id }) => id),
    claims,
    household: pick(households, at),
    residence: `${pick(households, at + 2)}${(at % 9) + 1}幢${(at % 4) + 1}单元${(at % 6) + 1}02室`,
    ownPost: pick(posts, at),
    otherPost: pick(otherPosts, at),
    consent: true,
  }
  const { points, lines: pointsLines } = countPoints(round.criteria, { claims, serviceSince: parent.since, on: round.countedOn })
  await storeSubmitted(filed, applicationId, {
    sealed: sealer.seal(applicationId, content),
    childMasked: maskName(child.name),
    childIndex: sealer.index(child.idNo),
    grade: ages.grade,
    wishes: content.wishes,
    claims,
    points,
    pointsLines,
    serviceSince: parent.since,
  })
}

/** Allotted, announced and told: all that is left is what the parents say. */
async function bringToTold({ trx, calendar }: Scene, round: Round): Promise<void> {
  const at = (days: number): Trx => ({ ...trx, at: new Date(trx.at.getTime() - days * dayMs) })
  const ready = await applicationsIn(trx, { roundId: round.id, states: ['ready'] })
  const schools = await schoolsOf(trx, round.id)
  const ranked = ready.map(({ id, points, serviceSince, submittedAt, wishes }) => ({ id, points: points ?? 0, serviceSince, submittedAt: submittedAt ?? trx.at, wishes }))
  const given = allotPlaces(ranked, new Map(schools.map(({ id, places }) => [id, places])))
  for (const [id, schoolId] of given) {
    await takePlaces(trx, schoolId, 1)
    await setPlace(trx, id, { schoolId, how: 'rule', why: null })
  }
  const hats = [{ actor: office, actingFor: null }]
  for (const { id, caseVersion } of ready) {
    const announced = await advance(at(12), { hats, calendar }, { caseId: id, action: 'announce', version: caseVersion, input: {}, follows: true })
    if (given.has(id)) await advance(at(1), { hats, calendar }, { caseId: id, action: 'tell', version: announced.version, input: {}, follows: true })
  }
  await moveRound(trx, round.id, { state: 'told', noticed_at: at(12).at, notice_until: endOfDay(addDays(dayOf(trx.at), -2)), told_at: at(1).at })
}

async function numberSeeded(trx: Trx, id: string, round: Round): Promise<void> {
  const row = await findCase(trx, id)
  if (row) await updateCase(trx, { ...row, number: `入〔${round.year}〕${await nextNumber(trx, `placement:${round.id}`)}号` })
}

function parentAt(parents: readonly SeedParent[], at: number): SeedParent {
  const parent = parents[at % parents.length]
  if (!parent) throw new RangeError('the demonstration has nobody who could apply')
  return parent
}

function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`
}

function pick(list: readonly string[], at: number): string {
  return list[at % list.length] ?? ''
}

function actorOf(name: string, permissions: string[]): Actor {
  return { accountId: nobody, staffId: null, name, via: 'cli', sessionId: null, permissions: new Map(permissions.map((permission) => [permission, everywhere])) }
}
