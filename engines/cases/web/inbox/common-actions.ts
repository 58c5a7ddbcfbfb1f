import type { CaseAction } from '../case.types.ts'

/** One row of a selection for each point that a case can stand at: it speaks for all that stand there. */
export function pointsOf<Row extends { process: string; state: string; caseId: string }>(rows: readonly Row[]): Row[] {
  const seen = new Map(rows.map((row) => [`${row.process} ${row.state}`, row]))
  return [...seen.values()]
}

/** What can be done with all of them at once: offered at every point, and made for many. Of different processes nothing is. */
export function commonActions(points: readonly { process: string; actions: readonly CaseAction[] }[]): CaseAction[] {
  const [first, ...others] = points
  if (!first || others.some((point) => point.process !== first.process)) return []
  return first.actions.filter((action) => action.bulk && others.every((point) => point.actions.some((each) => each.bulk && each.name === action.name)))
}
