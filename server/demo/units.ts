import { addDays, randomDay } from './days.ts'
import type { DemoUnit } from './demo.types.ts'
import { branches, campuses, clubs, committees, departments, university } from './pools/organisation.ts'
import type { BranchSeed } from './pools/organisation.ts'
import type { Random } from './random.ts'

export const UNIVERSITY_KEY = 'university'

export interface DemoBranch {
  seed: BranchSeed
  key: string
  groupKeys: string[]
}

/** The tree from the university down, and each branch beside what it was made from. */
export function makeUnits(random: Random): { units: DemoUnit[]; branches: DemoBranch[] } {
  const root: DemoUnit = {
    key: UNIVERSITY_KEY,
    parentKey: null,
    kind: 'university',
    committeeKind: null,
    name: `${university.name}工会`,
    shortName: '校工会',
    campus: campuses.riverside,
    validFrom: university.founded,
    sort: 0,
  }
  const units = [root, ...branches.map(branchUnit)]
  const made = branches.map((seed, index) => {
    const groups = seed.groups.map((name, order): DemoUnit => ({
      ...below(branchKey(index), 'group', order),
      key: `${branchKey(index)}-group${order + 1}`,
      name: `${seed.shortName}${name}工会小组`,
      shortName: name,
      validFrom: randomDay(random, seed.validFrom, addDays(seed.validFrom, 1200)),
    }))
    units.push(...groups)
    return { seed, key: branchKey(index), groupKeys: groups.map(({ key }) => key) }
  })
  units.push(
    ...committees.map((committee, order): DemoUnit => ({
      ...below(UNIVERSITY_KEY, 'committee', order),
      key: `committee${order + 1}`,
      committeeKind: committee.kind,
      name: committee.name,
      shortName: committee.name,
      validFrom: committee.validFrom,
    })),
  )
  units.push(
    ...clubs.map((name, order): DemoUnit => ({
      ...below(UNIVERSITY_KEY, 'club', order),
      key: `club${order + 1}`,
      name: `教职工${name}`,
      shortName: name,
      validFrom: randomDay(random, '1995-01-01', '2019-12-31'),
    })),
  )
  units.push(
    ...departments.map((department, order): DemoUnit => ({
      ...below(UNIVERSITY_KEY, 'department', order),
      ...department,
      key: `department${String(order + 1).padStart(2, '0')}`,
    })),
  )
  return { units, branches: made }
}

function branchUnit(seed: BranchSeed, index: number): DemoUnit {
  return {
    ...below(UNIVERSITY_KEY, 'branch', index),
    key: branchKey(index),
    name: `${seed.shortName}分工会`,
    shortName: seed.shortName,
    campus: campuses[seed.campus],
    validFrom: seed.validFrom,
  }
}

function below(parentKey: string, kind: DemoUnit['kind'], order: number): Pick<DemoUnit, 'parentKey' | 'kind' | 'committeeKind' | 'campus' | 'sort'> {
  return { parentKey, kind, committeeKind: null, campus: null, sort: (order + 1) * 10 }
}

function branchKey(index: number): string {
  return `branch${String(index + 1).padStart(2, '0')}`
}
