import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Scope } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { RequestContext } from '../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { notFound } from '../../kernel/errors.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { unitNames } from '../organisation/organisation.api.ts'
import { unfinishedStates } from './allot.actions.ts'
import { mustFindRound } from './applications.actions.ts'
import { applicationsNaming, applicationsOf, countApplications, countCap, countIn, listApplications, type Application, type ListedApplication } from './applications.store.ts'
import { openObjections } from './objections.store.ts'
import type { placementContract } from './placement.contract.ts'
import { placementProcess } from './placement.process.ts'
import { applicationState, roundStates, type ApplicationState } from './placement.shapes.ts'
import { placementStates } from './placement.states.ts'
import { countedRounds, findRound, roundsIn, schoolsOf, type Round } from './rounds.store.ts'
import { mayApply, sayGroups } from './who-may.ts'

type Out = InferContractRouterOutputs<typeof placementContract>
type RoundOut = Out['readOpenRound']['round']
type MyItem = Out['mine']['applications'][number]

/** Rounds for the offices, with how many applications of their reach stand where. */
export async function listRounds({ db }: RequestContext, scope: Scope): Promise<Out['rounds']> {
  const [rounds, counts] = await Promise.all([roundsIn(db, roundStates), countedRounds(db, scope.all ? null : scope.unitIds)])
  return {
    items: rounds.map(({ id, title, year, state, opensAt, closesAt }) => ({
      id,
      title,
      year,
      state,
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
      ...(counts.get(id) ?? { places: 0, applications: 0, checking: 0, papers: 0, ready: 0 }),
    })),
  }
}

export async function showRound(context: RequestContext, id: string): Promise<Out['readRound']> {
  const { db } = context
  const round = await findRound(db, id)
  if (!round) throw notFound()
  const count = (states: readonly ApplicationState[]) => countIn(db, { roundId: id, states })
  const [shown, unfinished, ready, openObjectionCount, offered] = await Promise.all([
    roundOut(context, round),
    count(unfinishedStates),
    count(['ready']),
    openObjections(db, id),
    count(['offered']),
  ])
  return { ...shown, unfinished, ready, openObjections: openObjectionCount, offered }
}

/** A published round as members read it, with whether this one may apply. */
export async function showOpenRound(context: RequestContext, id: string): Promise<Out['readOpenRound']> {
  const { db, clock, actor } = context
  const round = await mustFindRound(context, id)
  const now = clock.now()
  const [shown, { eligible, groups }, mine] = await Promise.all([
    roundOut(context, round),
    mayApply(db, round, { staffId: actor.staffId, now }),
    actor.staffId === null ? [] : applicationsOf(db, { staffId: actor.staffId, roundId: id }),
  ])
  const schools = new Map(shown.schools.map((school) => [school.id, school.name]))
  return { round: shown, phase: phaseOf(round, now), mayApply: { eligible, groups }, mine: mine.filter(isShown).map((one) => myItem(one, { round, schools })) }
}

/** What is open or on notice, all that I applied for, and what names me as the other parent. */
export async function listMine({ db, clock, actor }: RequestContext): Promise<Out['mine']> {
  const now = clock.now()
  const rounds = await roundsIn(db, ['published', 'noticed', 'told', 'closed'])
  const mine = actor.staffId === null ? [] : (await Promise.all([applicationsOf(db, { staffId: actor.staffId }), applicationsNaming(db, actor.staffId)])).flat()
  const byId = new Map(rounds.map((round) => [round.id, round]))
  const schools = new Map((await Promise.all([...new Set(mine.map(({ roundId }) => roundId))].map((id) => schoolsOf(db, id)))).flat().map(({ id, name }) => [id, name]))
  return {
    rounds: rounds
      .filter(({ state }) => state !== 'closed')
      .map((round) => ({
        id: round.id,
        title: round.title,
        state: round.state,
        phase: phaseOf(round, now),
        opensAt: round.opensAt.toISOString(),
        closesAt: round.closesAt.toISOString(),
        noticeUntil: round.noticeUntil?.toISOString() ?? null,
      })),
    applications: mine.filter(isShown).flatMap((one) => {
      const round = byId.get(one.roundId)
      return round ? [myItem(one, { round, schools })] : []
    }),
  }
}

interface Query {
  id: string
  state?: ApplicationState | undefined
  grade?: string | undefined
  schoolId?: string | undefined
  search?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Applications in reach. What tells of the child is shown to the office, and to a branch while it checks. */
export async function listForOffices(context: RequestContext, scope: Scope, { id, cursor, limit, ...asked }: Query): Promise<Out['applications']> {
  const { db, clock, actor } = context
  if (!(await findRound(db, id))) throw notFound()
  const isOffice = actor.permissions.get('family.manage')?.all ?? false
  const filter = { roundId: id, unitIds: scope.all ? null : scope.unitIds, ...asked }
  const [rows, count, schools] = await Promise.all([listApplications(db, filter, { after: decodeCursor(cursor), limit }), countApplications(db, filter), schoolsOf(db, id)])
  const [units, names] = [
    await unitNames(
      db,
      rows.flatMap(({ unitId }) => unitId ?? []),
      dayOf(clock.now()),
    ),
    new Map(schools.map((school) => [school.id, school.name])),
  ]
  const show = (row: ListedApplication) => itemOf(row, { units, names, seesChild: isOffice || row.state === 'checking' })
  return { ...cutPage(rows, { limit, positionOf: (row) => ({ key: row.key, id: row.id }), show }), count: Math.min(count, countCap), countCapped: count > countCap }
}

function itemOf(
  row: ListedApplication,
  { units, names, seesChild }: { units: ReadonlyMap<string, string>; names: ReadonlyMap<string, string>; seesChild: boolean },
): Out['applications']['items'][number] {
  const state = applicationState.parse(row.state)
  const named = (id: string) => ({ id, name: names.get(id) ?? '—' })
  return {
    id: row.id,
    version: row.caseVersion,
    number: row.number,
    applicant: `${row.name} ${row.staffNo}`,
    unitName: units.get(row.unitId ?? '') ?? '—',
    childMasked: (seesChild && row.childMasked) || '—',
    grade: seesChild ? row.grade : null,
    state,
    stateTitle: placementStates[state].title,
    tone: placementStates[state].tone ?? 'calm',
    points: seesChild ? row.points : null,
    pointsLines: seesChild ? row.pointsLines : [],
    serviceSince: row.serviceSince,
    wishes: seesChild ? row.wishes.map(named) : [],
    school: seesChild && row.schoolId !== null ? named(row.schoolId) : null,
    placedHow: row.placedHow,
    placedWhy: row.placedWhy,
    path: placementProcess.path(row.id),
  }
}

/** Rounds that are published, for the search over everything. */
export async function searchRounds({ db }: RequestContext, query: string): Promise<SearchHit[]> {
  const rounds = await roundsIn(db, ['published', 'noticed', 'told'])
  return rounds.filter(({ title }) => title.includes(query)).map(({ id, title, contact }) => ({ kind: 'placement', title, hint: contact, path: `/school-placement/${id}` }))
}

/** Whether a window lies ahead, is open, or is over. */
export function phaseOf({ opensAt, closesAt, state }: Pick<Round, 'opensAt' | 'closesAt' | 'state'>, now: Date): 'before' | 'open' | 'over' {
  if (now < opensAt) return 'before'
  return now < closesAt && state === 'published' ? 'open' : 'over'
}

/** A draft that was never sent and is thrown away is nobody's to see again. */
function isShown({ state, submittedAt }: Application): boolean {
  return state !== 'withdrawn' || submittedAt !== null
}

function myItem(one: Application, { round, schools }: { round: Pick<Round, 'id' | 'title'>; schools: ReadonlyMap<string, string> }): MyItem {
  const state = applicationState.parse(one.state)
  const { title: stateTitle, says, tone = 'calm' } = placementStates[state]
  return {
    id: one.id,
    roundId: round.id,
    roundTitle: round.title,
    number: one.number,
    childMasked: one.childMasked ?? '',
    grade: one.grade,
    state,
    stateTitle,
    says,
    tone,
    // Before the notice a place is only being thought about.
    school: one.schoolId === null || state === 'ready' ? null : (schools.get(one.schoolId) ?? null),
    path: placementProcess.path(one.id),
  }
}

async function roundOut({ db, clock }: RequestContext, round: Round): Promise<RoundOut> {
  const [schools, groups] = await Promise.all([schoolsOf(db, round.id), sayGroups(db, round, clock.now())])
  const { noticedAt: _noticedAt, ...facts } = round
  return {
    ...facts,
    opensAt: round.opensAt.toISOString(),
    closesAt: round.closesAt.toISOString(),
    noticeUntil: round.noticeUntil?.toISOString() ?? null,
    schools,
    groups,
  }
}
