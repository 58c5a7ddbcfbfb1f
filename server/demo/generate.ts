import { makeAccounts } from './accounts.ts'
import { makeCongress } from './congress/make-congress.ts'
import { admitStaff } from './admissions.ts'
import type { DemoStaff, DemoUniversity } from './demo.types.ts'
import { addEdgeCases } from './edge-cases.ts'
import { openElectorate } from './electorate.ts'
import { openNumberBook } from './numbers.ts'
import { electOfficers } from './offices.ts'
import { makePlan } from './plan.ts'
import { superiors, university } from './pools/organisation.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import { makeStaff } from './staff.ts'
import { makeUnits } from './units.ts'
import type { DemoBranch } from './units.ts'

/**
 * The demonstration university: nobody in it exists, and the same seed and day always give the same one.
 * Plain data with keys of its own; whoever stores it makes the ids.
 */
export function generateDemoUniversity({ seed, today }: { seed: number; today: string }): DemoUniversity {
  const random = createRandom(seed)
  const { units, branches } = makeUnits(random)
  const staff = makeAllStaff(random, branches, today)
  addEdgeCases(random, staff, today)
  admitStaff(random, staff, today)
  const polls = { random, today, units, branches, electorate: openElectorate(random, staff) }
  const { terms, offices } = electOfficers(polls)
  const accounts = makeAccounts(polls, { offices, staff })
  return {
    name: university.name,
    shortName: university.shortName,
    units,
    superiors: [...superiors],
    staff,
    terms,
    offices,
    accounts,
    plan: makePlan(today),
    congress: makeCongress({ random: createRandom(seed + 1), today, units, branches, staff, offices, accounts }),
  }
}

function makeAllStaff(random: Random, branches: readonly DemoBranch[], today: string): DemoStaff[] {
  const maker = { random, today, numbers: openNumberBook(random) }
  const staff: DemoStaff[] = []
  for (const { seed, key, groupKeys } of branches) {
    for (let index = 0; index < seed.headcount; index++) {
      const groupKey = groupKeys.length > 0 && random.chance(0.97) ? random.pick(groupKeys) : null
      staff.push(makeStaff(maker, seed, { key: `staff${String(staff.length + 1).padStart(4, '0')}`, unitKey: key, groupKey }))
    }
  }
  return staff
}
