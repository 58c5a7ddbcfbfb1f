/** How far a project is: the share of its milestones that have been reached; null while there are none. */
export function progressOf(milestones: readonly { done_on: string | null }[]): number | null {
  if (milestones.length === 0) return null
  return Math.round((milestones.filter((one) => one.done_on !== null).length / milestones.length) * 100) / 100
}

export type ProjectState = 'planned' | 'running' | 'late' | 'done'

/** Late follows from the day on which one asks; nothing has to be set when a day passes. */
export function stateOf({ finished, milestones, today }: { finished: boolean; milestones: readonly { done_on: string | null; due_on: string }[]; today: string }): ProjectState {
  if (finished) return 'done'
  if (milestones.some((one) => one.done_on === null && one.due_on < today)) return 'late'
  return milestones.some((one) => one.done_on !== null) ? 'running' : 'planned'
}
