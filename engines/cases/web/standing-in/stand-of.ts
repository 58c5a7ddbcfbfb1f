import type { Delegation } from '../case.types.ts'

/** Whether somebody stands in on this day: both the first and the last day count. */
export function standOf({ endedAt, firstDay, lastDay }: Pick<Delegation, 'endedAt' | 'firstDay' | 'lastDay'>, today: string): 'ended' | 'past' | 'now' | 'later' {
  if (endedAt !== null) return 'ended'
  if (lastDay < today) return 'past'
  return firstDay > today ? 'later' : 'now'
}
