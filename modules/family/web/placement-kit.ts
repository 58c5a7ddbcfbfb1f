import type { CaseKit } from '../../../engines/cases/web/case.types.ts'

const initial: Record<string, Record<string, unknown>> = { askMore: { workingDays: 5 } }

/** What the forms of an application's actions begin with. */
export const placementKit: CaseKit = { initial: (action) => initial[action.name] ?? {} }
