import type { Condition, FormChoices } from '../offer.types.ts'

export const conditionKinds = ['member', 'branches', 'clubs', 'employment', 'sex', 'age', 'serviceYears', 'memberYears', 'retired', 'people'] as const
export type ConditionKind = (typeof conditionKinds)[number]

/** A condition to begin with; `day` is the day on which ages and years are counted unless another is written. */
export function newCondition(kind: ConditionKind, day: string): Condition {
  switch (kind) {
    case 'member':
      return { kind, states: ['active'] }
    case 'branches':
      return { kind, unitIds: [], except: false }
    case 'clubs':
      return { kind, unitIds: [] }
    case 'employment':
      return { kind, types: [] }
    case 'sex':
      return { kind, sex: '2' }
    case 'age':
      return { kind, from: null, to: 60, on: day }
    case 'serviceYears':
    case 'memberYears':
      return { kind, atLeast: 1, on: day }
    case 'retired':
      return { kind, retired: false, on: day }
    case 'people':
      return { kind, staffIds: [], except: false }
  }
}

/** Whether the condition says anything yet: one that names nobody is not sent. */
export function isWhole(condition: Condition): boolean {
  switch (condition.kind) {
    case 'member':
      return condition.states.length > 0
    case 'branches':
    case 'clubs':
      return condition.unitIds.length > 0
    case 'employment':
      return condition.types.length > 0
    case 'people':
      return condition.staffIds.length > 0
    case 'age':
      return condition.on !== '' && (condition.from !== null || condition.to !== null)
    case 'sex':
      return true
    default:
      return condition.on !== ''
  }
}

/** Ticks or unticks one of several, in the order in which they stand. */
export function withTick<Value extends string>(all: readonly Value[], chosen: readonly Value[], value: Value): Value[] {
  const has = chosen.includes(value)
  return all.filter((one) => (one === value ? !has : chosen.includes(one)))
}

export function employmentOptions({ employmentTypes }: FormChoices, english: boolean) {
  return employmentTypes.map(({ code, label }) => ({ value: code, label: english ? label.en : label.zh }))
}
