import type { CaseAction } from './case.types.ts'

/** The one action to offer first, and the rest in the process's order. */
export function orderActions(actions: readonly CaseAction[]): { lead: CaseAction | null; rest: CaseAction[] } {
  const ready = actions.filter((action) => action.refusal === null)
  const lead = ready.find((action) => action.tone === 'main') ?? ready.find((action) => action.tone === 'plain') ?? actions.find((action) => action.tone === 'main') ?? null
  return { lead, rest: actions.filter((action) => action !== lead) }
}

/** Nothing to fill in: a question is enough. What is `hidden` the page supplies itself. */
export function asksNothing({ form }: Pick<CaseAction, 'form'>): boolean {
  const fields = form?.['properties']
  if (typeof fields !== 'object' || fields === null) return true
  return Object.values(fields).every((field: unknown) => typeof field === 'object' && field !== null && 'x-widget' in field && field['x-widget'] === 'hidden')
}
