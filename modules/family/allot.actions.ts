import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { addWorkingDays, endOfDay } from '../../engines/calendar/working-days.ts'
import { advance } from '../../engines/cases/advance.ts'
import { takeBySystem } from '../../engines/cases/settle.ts'
import { dayOf, shanghaiMinute } from '../../kernel/clock.ts'
import { write, type RequestContext } from '../../kernel/context.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { applicationsIn, countIn, findApplication, setPlace, type Application } from './applications.store.ts'
import { moveUpNext } from './move-up.ts'
import { openObjections } from './objections.store.ts'
import { calendarMissing, noticeRunning, notReady, nothingReady, objectionsOpen, offersOpen, schoolFull, stillOpen, unfinished, wrongGrade } from './placement.errors.ts'
import { allotPlaces, type Ranked } from './placement.rules.ts'
import { applicationState, gradeNames } from './placement.shapes.ts'
import { placementStates } from './placement.states.ts'
import { lockAt, wrongState } from './rounds.actions.ts'
import { lockRound, moveRound, schoolsOf, takePlaces, type Round, type School } from './rounds.store.ts'

interface Named {
  id: string
  version: number
}

export const unfinishedStates = ['checking', 'returned', 'papers', 'more'] as const

/** Gives the places by points and order of wish. What was set by hand stays; pressed again it is reckoned anew. */
export async function allotByRule(context: RequestContext, named: Named): Promise<Named> {
  return write(context, async (trx) => {
    const round = await lockAt(trx, named)
    mustAllot(round, trx.at)
    const ready = await applicationsIn(trx, { roundId: round.id, states: ['ready'] })
    for (const { id, schoolId } of ready.filter(({ placedHow }) => placedHow === 'rule')) if (schoolId !== null) await clearPlace(trx, id, schoolId)
    const free = ready.filter(({ placedHow }) => placedHow !== 'hand')
    const rooms = new Map((await schoolsOf(trx, round.id)).map(({ id, places, taken }) => [id, places - taken]))
    const given = allotPlaces(free.map(rankedOf), rooms)
    for (const [id, schoolId] of given) {
      await takePlaces(trx, schoolId, 1)
      await setPlace(trx, id, { schoolId, how: 'rule', why: null })
    }
    const version = await moveRound(trx, round.id, {})
    trx.audit({ action: 'placement_round.allot', entity: { type: 'placement_round', id: round.id }, details: { given: given.size, of: ready.length } })
    return { id: round.id, version }
  })
}

/** Sets one place by hand, with the reason; more than there are places is refused with the numbers. */
export async function placeByHand(context: RequestContext, { id, schoolId, reason }: { id: string; schoolId: string | null; reason: string }): Promise<{ id: string }> {
  const known = await findApplication(context.db, id)
  if (!known) throw notFound()
  return write(context, async (trx) => {
    const round = await lockRound(trx, known.roundId)
    mustAllot(round, trx.at)
    const application = await findApplication(trx, id)
    if (!application || application.state !== 'ready') throw notReady({ state: placementStates[applicationState.parse(application?.state ?? known.state)].title })
    const school = schoolId === null ? null : mustFind(await schoolsOf(trx, round.id), schoolId)
    if (application.schoolId !== null) await takePlaces(trx, application.schoolId, -1)
    if (school) await seat(trx, { application, school })
    await setPlace(trx, id, school ? { schoolId: school.id, how: 'hand', why: reason } : { schoolId: null, how: 'hand', why: reason })
    trx.audit({ action: 'placement.place', entity: { type: 'placement', id }, unitId: application.unitId, details: { schoolId, reason } })
    return { id }
  })
}

/** Announces the allotment for so many working days: who has a place, and who waits. */
export async function giveNotice(context: RequestContext, named: Named): Promise<Named> {
  const calendar = await readCalendar(context.db)
  return write(context, async (trx) => {
    const round = await lockAt(trx, named)
    mustAllot(round, trx.at)
    const open = await countIn(trx, { roundId: round.id, states: unfinishedStates })
    if (open > 0) throw unfinished({ count: open })
    const ready = await applicationsIn(trx, { roundId: round.id, states: ['ready'] })
    if (ready.length === 0) throw nothingReady()
    const counted = addWorkingDays(calendar, dayOf(trx.at), round.noticeDays)
    if (!('day' in counted)) throw calendarMissing({ year: counted.unknownYear })
    const hats = [{ actor: context.actor, actingFor: null }]
    for (const { id } of await applicationsIn(trx, { roundId: round.id, states: ['filling'] })) await takeBySystem(trx, { caseId: id, action: 'endUnsent', calendar })
    for (const { id, caseVersion } of ready) await advance(trx, { hats, calendar }, { caseId: id, action: 'announce', version: caseVersion, input: {}, follows: true })
    const version = await moveRound(trx, round.id, { state: 'noticed', noticed_at: trx.at, notice_until: endOfDay(counted.day) })
    trx.audit({ action: 'placement_round.notice', entity: { type: 'placement_round', id: round.id }, details: { applications: ready.length, until: counted.day } })
    return { id: round.id, version }
  })
}

/** Tells the results: who has a place is asked to accept it, and places that came free meanwhile go to the waiting list first. */
export async function tellResults(context: RequestContext, named: Named): Promise<Named> {
  const calendar = await readCalendar(context.db)
  return write(context, async (trx) => {
    const round = await lockAt(trx, named)
    if (round.state !== 'noticed' || round.noticeUntil === null) throw wrongState(round, { zh: '告知结果', en: 'telling the results' })
    if (trx.at < round.noticeUntil) throw noticeRunning({ until: shanghaiMinute(round.noticeUntil) })
    const objections = await openObjections(trx, round.id)
    if (objections > 0) throw objectionsOpen({ count: objections })
    const hats = [{ actor: context.actor, actingFor: null }]
    const noticed = await applicationsIn(trx, { roundId: round.id, states: ['noticed'] })
    for (const { id, caseVersion } of noticed) await advance(trx, { hats, calendar }, { caseId: id, action: 'tell', version: caseVersion, input: {}, follows: true })
    const version = await moveRound(trx, round.id, { state: 'told', told_at: trx.at })
    for (const { id: schoolId } of await schoolsOf(trx, round.id)) {
      let moved = true
      while (moved) moved = await moveUpNext(trx, { roundId: round.id, schoolId, calendar })
    }
    trx.audit({ action: 'placement_round.tell', entity: { type: 'placement_round', id: round.id }, details: { applications: noticed.length } })
    return { id: round.id, version }
  })
}

/** Ends the round; who still waits is told that no place came free. */
export async function closeRound(context: RequestContext, named: Named): Promise<Named> {
  const calendar = await readCalendar(context.db)
  return write(context, async (trx) => {
    const round = await lockAt(trx, named)
    if (round.state !== 'told') throw wrongState(round, { zh: '结束', en: 'closing it' })
    const offered = await countIn(trx, { roundId: round.id, states: ['offered'] })
    if (offered > 0) throw offersOpen({ count: offered })
    const hats = [{ actor: context.actor, actingFor: null }]
    const waiting = await applicationsIn(trx, { roundId: round.id, states: ['waiting'] })
    for (const { id, caseVersion } of waiting) await advance(trx, { hats, calendar }, { caseId: id, action: 'endWaiting', version: caseVersion, input: {}, follows: true })
    const version = await moveRound(trx, round.id, { state: 'closed', closed_at: trx.at })
    trx.audit({ action: 'placement_round.close', entity: { type: 'placement_round', id: round.id }, details: { waiting: waiting.length } })
    return { id: round.id, version }
  })
}

function mustAllot(round: Round, now: Date): void {
  if (round.state !== 'published') throw wrongState(round, { zh: '安排', en: 'allotting' })
  if (now < round.closesAt) throw stillOpen({ until: shanghaiMinute(round.closesAt) })
}

async function seat(trx: Trx, { application, school }: { application: Application; school: School }): Promise<void> {
  const { grade, schoolId } = application
  if (school.grade !== grade) throw wrongGrade({ school: school.name, grade: gradeNames[school.grade], wanted: grade ? gradeNames[grade] : '' })
  // One who has this very place already has just been counted out of it.
  const taken = school.taken - (schoolId === school.id ? 1 : 0)
  if (taken >= school.places) throw schoolFull({ school: school.name, grade: gradeNames[school.grade], places: school.places, taken })
  await takePlaces(trx, school.id, 1)
}

async function clearPlace(trx: Trx, id: string, schoolId: string): Promise<void> {
  await takePlaces(trx, schoolId, -1)
  await setPlace(trx, id, { schoolId: null, how: null, why: null })
}

function mustFind(schools: readonly School[], id: string): School {
  const school = schools.find((one) => one.id === id)
  if (!school) throw notFound()
  return school
}

function rankedOf({ id, points, serviceSince, submittedAt, wishes }: Application): Ranked {
  return { id, points: points ?? 0, serviceSince, submittedAt: submittedAt ?? new Date(0), wishes }
}
