import { reaches } from '../../kernel/auth/actor.ts'
import type { ActionDeclaration, Hat, Process, Situation, Standing, Who } from './process.ts'
import { isPrivate } from './registry.ts'

/** What rights are read from. */
export type Held = Pick<Situation<unknown>, 'case' | 'parties' | 'facts'>

/** The first ground on which one of these hats may do what is open to `whos`; null: none of them may. */
export function standingFor(whos: readonly Who[], hats: readonly Hat[], held: Held): Standing | null {
  for (const hat of hats) {
    for (const who of whos) {
      const found = groundOf(who, hat, held)
      if (found) return { ...hat, who, unitId: found.unitId }
    }
  }
  return null
}

/** Whether they may read the case at all: as a party, as one of its readers, or as somebody who could act in it. */
export function mayRead(process: Process, hats: readonly Hat[], held: Held): boolean {
  if (isPersonParty(hats, held.parties)) return true
  return !isPrivate(process, held) && standingFor(named(process), hats, held) !== null
}

export function isPersonParty(hats: readonly Hat[], parties: Held['parties']): boolean {
  return hats.some(({ actor }) => actor.staffId !== null && parties.some((party) => party.staffId === actor.staffId))
}

/** Those who handle the case: holders of a permission that the process names, at the place that it names. */
export const handlers = eachOnce((process) => {
  const byKey = new Map(
    named(process)
      .filter((who) => 'permission' in who)
      .map((who) => [JSON.stringify(who), who]),
  )
  return [...byKey.values()]
})

/** Everybody whom a process names, be it as a reader or for an action. */
const named = eachOnce((process) => [...process.readers, ...Object.values<ActionDeclaration<string, unknown, unknown>>(process.actions).flatMap((action) => action.by)])

/** A list asks it of the same process for every row. */
function eachOnce(work: (process: Process) => Who[]): (process: Process) => readonly Who[] {
  const known = new WeakMap<Process, readonly Who[]>()
  return (process) => {
    const found = known.get(process) ?? work(process)
    known.set(process, found)
    return found
  }
}

function groundOf(who: Who, { actor }: Hat, { case: row, parties, facts }: Held): { unitId: string | null } | null {
  if ('holds' in who) return who.holds(facts, actor) ? { unitId: null } : null
  if ('relation' in who) {
    return actor.staffId !== null && parties.some((party) => party.relation === who.relation && party.staffId === actor.staffId) ? { unitId: null } : null
  }
  const scope = actor.permissions.get(who.permission)
  if (!scope || (who.during && !who.during.includes(row.state))) return null
  if (who.at === 'university') return scope.all ? { unitId: null } : null
  if (who.at === 'case') return reaches(scope, row.unitId) ? { unitId: row.unitId } : null
  const { relation } = who.at
  const reached = parties.filter((one) => one.relation === relation && one.unitId !== null && reaches(scope, one.unitId))
  const party = reached.find((one) => one.doneAt === null) ?? reached[0]
  return party ? { unitId: party.unitId } : null
}
