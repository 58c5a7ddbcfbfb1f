import { addYears, ageOn } from './days.ts'
import type { DemoStaff } from './demo.types.ts'
import type { Random } from './random.ts'

export type Test = (person: DemoStaff) => boolean

export interface Electorate {
  /** One person of these units who stood in no election yet. The first wish must be met; the others are dropped from the end. */
  elect(unitKeys: readonly string[], since: string, wishes: readonly [Test, ...Test[]]): DemoStaff
}

/** Who may hold an office: a member on the day it began, 26 or older, with a record that is in order. */
export function openElectorate(random: Random, staff: readonly DemoStaff[]): Electorate {
  const waiting = new Set(random.shuffle(staff.filter(isInOrder)))
  return {
    elect(unitKeys, since, wishes) {
      const places = new Set(unitKeys)
      const able = [...waiting].filter((person) => belongsTo(person, places) && wasMember(person, since))
      for (let count = wishes.length; count > 0; count--) {
        const elected = able.find((person) => wishes.slice(0, count).every((wish) => wish(person)))
        if (!elected) continue
        waiting.delete(elected)
        return elected
      }
      throw new RangeError(`nobody is left to elect in ${unitKeys.join(', ')}`)
    },
  }
}

function belongsTo({ unitKey, groupKey }: DemoStaff, places: ReadonlySet<string>): boolean {
  return places.has(unitKey) || (groupKey !== null && places.has(groupKey))
}

function isInOrder(person: DemoStaff): boolean {
  const { nationality, idNo, phone, leaveDate, membership } = person
  return nationality === '156' && idNo !== null && phone !== null && leaveDate === null && (membership.status === 'active' || membership.status === 'retained')
}

function wasMember({ membership: { joinedOn }, birthDate }: DemoStaff, since: string): boolean {
  return joinedOn !== null && joinedOn <= since && ageOn(birthDate, since) >= 26
}

export const isWorking: Test = ({ retireDate }) => retireDate === null
export const isRetired: Test = ({ retireDate }) => retireDate !== null
export const isWoman: Test = ({ sex }) => sex === '2'
export const isInParty: Test = ({ politicalStatus }) => politicalStatus === '01'
/** The two upper steps of any ladder of titles. */
export const isSenior: Test = ({ professionalTitle }) => /[12]$/.test(professionalTitle ?? '')
export const isEngineer: Test = ({ professionalTitle }) => professionalTitle?.startsWith('08') ?? false

export function isBetween(from: number, to: number, today: string): Test {
  const [first, last] = [addYears(today, -to - 1), addYears(today, -from)]
  return ({ birthDate }) => birthDate > first && birthDate <= last
}

export function wasWorkingOn(day: string): Test {
  return ({ retireDate }) => retireDate === null || retireDate > day
}
