import type { RequestContext } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { notFound } from '../../kernel/errors.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { findCase, partiesOf } from './cases.store.ts'
import { allHats, hatsFor, type WornHat } from './hats.ts'
import type { CaseRow, Hat, Party, Process, Situation } from './process.ts'
import { isPrivate, processOf, stateOf } from './registry.ts'
import { handlers, isPersonParty, mayRead, standingFor } from './standing.ts'

/** On what ground somebody reads: they handle it, it is theirs, a fact lets them, or everybody may. */
export type Ground = 'office' | 'party' | 'reader' | 'open'

/** A case that somebody may read, with the ground. */
export interface Reading {
  process: Process
  situation: Situation<unknown>
  hats: readonly Hat[]
  ground: Ground
}

/** The case for this reader; what they may not see looks like what does not exist. */
export async function mustReadCase(context: RequestContext, caseId: string): Promise<Reading> {
  const { db, actor, clock } = context
  const now = clock.now()
  const [row, worn] = await Promise.all([findCase(db, caseId), allHats(db, actor, now)])
  if (!row) throw notFound()
  const [reading] = await readCases(context, [row], worn)
  if (!reading) throw notFound()
  return reading
}

/** Those of these cases that the reader may see, in the same order; a constant number of statements for each process among them. */
export async function readCases(context: RequestContext, rows: readonly CaseRow[], worn: readonly WornHat[]): Promise<Reading[]> {
  const { db, clock } = context
  const [parties, facts, calendar] = await Promise.all([
    partiesOf(
      db,
      rows.map((row) => row.id),
    ),
    factsOf(db, rows),
    readCalendar(db),
  ])
  return rows.flatMap((row) => {
    const process = processOf(row.process)
    const hats = hatsFor(worn, row.process)
    const situation = { case: row, parties: parties.get(row.id) ?? [], facts: facts.get(row.id), now: clock.now(), calendar }
    const ground = groundOfReading(process, hats, situation)
    return ground ? [{ process, situation, hats, ground }] : []
  })
}

/** Which of these cases the reader may see. Facts, and who stands in a case, are read only of those where it hangs on them. */
export async function idsInSight(context: RequestContext, rows: readonly CaseRow[], worn: readonly WornHat[]): Promise<Set<string>> {
  const byOffice = rows.filter((row) => handlesBySight(row, [], worn))
  const others = rows.filter((row) => !byOffice.includes(row))
  const parties = await partiesOf(
    context.db,
    others.map((row) => row.id),
  )
  const asParty = others.filter((row) => {
    const its = parties.get(row.id) ?? []
    return isPersonParty(hatsFor(worn, row.process), its) || handlesBySight(row, its, worn)
  })
  const unclear = others.filter((row) => !asParty.includes(row))
  const read = await readCases(context, unclear, worn)
  return new Set([...byOffice, ...asParty, ...read.map(({ situation }) => situation.case)].map((row) => row.id))
}

/** Whether they handle the case, told without its facts: false also where only facts tell whether it is its people's own. */
function handlesBySight(row: CaseRow, parties: readonly Party[], worn: readonly WornHat[]): boolean {
  const process = processOf(row.process)
  const { private: isOwn, privateWhen } = stateOf(process, row.state)
  if (isOwn ?? privateWhen) return false
  return standingFor(handlers(process), hatsFor(worn, row.process), { case: row, parties, facts: undefined }) !== null
}

function groundOfReading(process: Process, hats: readonly Hat[], situation: Situation<unknown>): Ground | null {
  const { case: row, facts } = situation
  const hidden = isPrivate(process, situation)
  if (!hidden && standingFor(handlers(process), hats, situation)) return 'office'
  if (isPersonParty(hats, situation.parties)) return 'party'
  if (mayRead(process, hats, situation)) return 'reader'
  return !hidden && process.open?.(row, facts) ? 'open' : null
}

async function factsOf(db: Db, rows: readonly CaseRow[]): Promise<Map<string, unknown>> {
  const byProcess = Map.groupBy(rows, (row) => row.process)
  const found = await Promise.all([...byProcess].map(([process, its]) => processOf(process).loadFacts(db, its)))
  return new Map(found.flatMap((facts) => [...facts]))
}

/** Whether they stand in the case themselves, or handle it: such readers see what was said and attached. */
export function isInvolved({ ground }: Pick<Reading, 'ground'>): boolean {
  return ground === 'office' || ground === 'party'
}
