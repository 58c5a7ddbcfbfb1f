import type { PlacementCast } from '../../modules/family/seed/seed.types.ts'
import { ageOn, randomDay, yearOf } from './days.ts'
import type { DemoUniversity } from './demo.types.ts'
import { makeName, surnameOf } from './names.ts'
import { openNumberBook } from './numbers.ts'
import { createRandom } from './random.ts'

/** Parents of small children, those of the shown branch first, and the children that they apply for. */
export function placementCast(university: DemoUniversity, { ids, today }: { ids: (key: string) => string; today: string }): PlacementCast {
  const random = createRandom(48)
  const numbers = openNumberBook(random, { idNos: university.staff.flatMap(({ idNo }) => idNo ?? []) })
  const accounts = new Map(university.accounts.map(({ staffKey, username }) => [staffKey, username]))
  const nearest = university.accounts.find(({ role }) => role === 'branch_officer')?.unitKey
  const isParent = (birthDate: string) => ageOn(birthDate, today) >= 29 && ageOn(birthDate, today) <= 43
  const working = university.staff.filter(
    ({ membership, leaveDate, birthDate, sex }) => membership.status === 'active' && leaveDate === null && isParent(birthDate) && (sex === '1' || sex === '2'),
  )
  const others = working.filter(({ key }) => !accounts.has(key))
  const ordered = [...others.filter(({ unitKey }) => unitKey === nearest).slice(0, 6), ...others.filter(({ unitKey }) => unitKey !== nearest)]
  const shown = university.staff.filter(({ key }) => accounts.get(key) === 'huiyuan')
  return {
    parents: [...shown, ...ordered].map(({ key, name, unitKey, hireDate }) => ({ staffId: ids(key), name, unitId: ids(unitKey), since: hireDate })),
    makeChild: (parentName, { from, until }) => {
      const sex = random.chance(0.5) ? '1' : '2'
      const birthDate = randomDay(random, from, until)
      return { name: makeName(random, { year: yearOf(birthDate), sex }, surnameOf(parentName)), sex, birthDate, idNo: numbers.identityNo(birthDate, sex) }
    },
  }
}
