import type { z } from 'zod'
import { directory } from '../../../engines/capacity/capacity.ports.ts'
import { iso } from '../../../engines/capacity/offers/offers.view.ts'
import { scopeFor } from '../../../kernel/auth/actor.ts'
import { today } from '../../../kernel/clock.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { cutPage, decodeCursor } from '../../../kernel/cursor.ts'
import { invalidInput } from '../../../kernel/errors.ts'
import { ledTask } from '../sight.ts'
import { volunteeringService } from '../volunteering.service.ts'
import { certifyRefusal } from './certify.actions.ts'
import { countHonours, rankedPeople, rankedTeams, type After, type HonoursAsked, type Ranked } from './honours.store.ts'
import type { volunteerHoursContract } from './hours.contract.ts'
import { volunteersOf } from './hours.store.ts'
import { countLedger, entriesOf, figuresOf, pageOfLedger, yearsOf, type LedgerAsked, type LedgerRow } from './ledger.store.ts'
import { thresholdOf } from './threshold.ts'

type Input<Name extends keyof typeof volunteerHoursContract> = z.output<NonNullable<(typeof volunteerHoursContract)[Name]['~orpc']['inputSchema']>>

const countCap = 1_000

export function unitNamesOf({ db, clock }: RequestContext, rows: readonly { unitId: string }[]): Promise<ReadonlyMap<string, string>> {
  return directory().unitNames(db, [...new Set(rows.map(({ unitId }) => unitId))], today(clock))
}

/** The page on which hours are certified. */
export async function showHours(context: RequestContext, id: string) {
  const seen = await ledTask(context, id)
  const { offer, task } = seen
  const volunteers = await volunteersOf(context.db, id)
  const units = await unitNamesOf(context, volunteers)
  return {
    id,
    title: offer.title,
    teamName: task.teamName,
    startsAt: iso(task.startsAt),
    endsAt: iso(task.endsAt),
    quarters: task.quarters,
    notYet: task.certified ? null : (certifyRefusal(seen, context.clock.now())?.text ?? null),
    certified: task.certified && { at: task.certified.at.toISOString(), by: task.certified.by },
    came: volunteers.filter(({ came }) => came).length,
    people: volunteers.map(({ unitId, ...person }) => ({ ...person, unitName: units.get(unitId) ?? '—', isMe: person.staffId === context.actor.staffId })),
  }
}

function entryOf({ id, taskId, title, teamName, servedOn, kind, quarters, reason, by, at }: LedgerRow) {
  return { id, taskId, title, teamName, servedOn, kind, quarters, reason, by, at: at.toISOString() }
}

export async function showMine({ db, actor }: RequestContext, year: number) {
  if (actor.staffId === null) return { year, years: [], ofYear: 0, inAll: 0, tasks: 0, entries: [] }
  const rows = await entriesOf(db, { staffId: actor.staffId, year })
  const years = await yearsOf(db, actor.staffId)
  return {
    year,
    years: years.map((one) => one.year),
    ofYear: sum(rows),
    inAll: sum(years),
    tasks: servedTasks(rows).length,
    entries: rows.map(entryOf),
  }
}

function sum(rows: readonly { quarters: number }[]): number {
  return rows.reduce((total, { quarters }) => total + quarters, 0)
}

export interface ServedTask {
  servedOn: string
  title: string
  teamName: string
  quarters: number
}

/** Rows of one person, put together by task; what came to nothing is left out. */
export function servedTasks(rows: readonly LedgerRow[]): ServedTask[] {
  const byTask = Map.groupBy(rows, ({ taskId }) => taskId)
  return [...byTask.values()].flatMap((own) => {
    const [first] = own
    return first && sum(own) > 0 ? [{ servedOn: first.servedOn, title: first.title, teamName: first.teamName, quarters: sum(own) }] : []
  })
}

export function ledgerAsked({ actor }: RequestContext, { year, kind, teamId, search }: Omit<Input<'ledger'>, 'limit' | 'cursor'>): LedgerAsked {
  return { year, kind: kind ?? null, teamId: teamId ?? null, search: search ?? null, scope: scopeFor(actor, volunteeringService.manage) }
}

export async function listLedger(context: RequestContext, input: Input<'ledger'>) {
  const asked = ledgerAsked(context, input)
  const rows = await pageOfLedger(context.db, asked, { after: decodeCursor(input.cursor)?.id ?? null, limit: input.limit + 1 })
  const count = await countLedger(context.db, asked, countCap)
  const page = cutPage(rows, { limit: input.limit, positionOf: ({ id }) => ({ key: '', id }), show: (row) => row })
  const units = await unitNamesOf(context, page.items)
  const items = page.items.map((row) => ({ ...entryOf(row), name: row.name, staffNo: row.staffNo, unitName: units.get(row.unitId) ?? '—' }))
  return { items, nextCursor: page.nextCursor, count, countCapped: count >= countCap }
}

type Of = 'people' | 'teams'

/** What is asked of an honour list; those who reached it only where there is something to reach. */
export async function honoursAsked(context: RequestContext, { year, reached, search }: Pick<Input<'people'>, 'year' | 'reached' | 'search'>, of: Of) {
  const threshold = await thresholdOf(context.db, { of, year, clock: context.clock })
  const quarters = threshold === null ? null : threshold.hours * 4
  // Without a threshold nobody has reached it.
  const least = reached === 'yes' ? (quarters ?? 2_147_483_647) : null
  const asked: HonoursAsked = { year, scope: scopeFor(context.actor, volunteeringService.manage), search: search ?? null, least }
  return { asked, threshold, quarters }
}

export async function listPeople(context: RequestContext, input: Input<'people'>) {
  const { asked, threshold, quarters } = await honoursAsked(context, input, 'people')
  const rows = await rankedPeople(context.db, asked, { after: positionOf(input.cursor), limit: input.limit + 1 })
  const { count, reached } = await countHonours(context.db, asked, { of: 'people', threshold: quarters })
  const page = cutPage(rows, { limit: input.limit, positionOf: positionIn, show: (row) => row })
  const units = await unitNamesOf(context, page.items)
  const items = page.items.map((row) => ({ ...rankedOf(row, units), staffNo: row.staffNo }))
  return { items, nextCursor: page.nextCursor, count, countCapped: false, threshold, reached }
}

export async function listTeamsOfYear(context: RequestContext, input: Input<'teams'>) {
  const { asked, threshold, quarters } = await honoursAsked(context, input, 'teams')
  const rows = await rankedTeams(context.db, asked, { after: positionOf(input.cursor), limit: input.limit + 1 })
  const { count, reached } = await countHonours(context.db, asked, { of: 'teams', threshold: quarters })
  const page = cutPage(rows, { limit: input.limit, positionOf: positionIn, show: (row) => row })
  const units = await unitNamesOf(context, page.items)
  const items = page.items.map((row) => ({ ...rankedOf(row, units), leaderName: row.leaderName, people: row.people }))
  return { items, nextCursor: page.nextCursor, count, countCapped: false, threshold, reached }
}

function rankedOf({ id, rank, tied, name, unitId, tasks, quarters }: Ranked, units: ReadonlyMap<string, string>) {
  return { id, rank, tied, name, unitName: units.get(unitId) ?? '—', tasks, quarters }
}

function positionIn({ quarters, sortKey, id }: Ranked) {
  return { key: `${quarters}/${sortKey}`, id }
}

function positionOf(cursor: string | undefined): After | null {
  const position = decodeCursor(cursor)
  if (position === null) return null
  const [quarters = '', ...sortKey] = position.key.split('/')
  if (!/^\d{1,9}$/.test(quarters)) throw invalidInput({ count: 1, issues: [{ path: 'cursor', message: 'cursor' }] })
  return { quarters: Number(quarters), sortKey: sortKey.join('/'), id: position.id }
}

export async function showFigures({ db, actor, clock }: RequestContext) {
  const year = Number(today(clock).slice(0, 4))
  return { year, ...(await figuresOf(db, { year, scope: scopeFor(actor, volunteeringService.manage), now: clock.now() })) }
}
