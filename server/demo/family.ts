import { addYears, ageOn, randomDay, yearOf } from './days.ts'
import type { DemoRelative } from './demo.types.ts'
import { makeName, surnameOf } from './names.ts'
import type { Random } from './random.ts'

interface Person {
  name: string
  birthDate: string
  sex: '1' | '2'
}

/** Relations by GB/T 4761. */
const SPOUSE = '10'
const CHILD = { 1: '20', 2: '30' } as const
const PARENT = { 1: '51', 2: '52' } as const

/** The rows that this person has given the union: two in three gave any. */
export function makeFamily(random: Random, person: Person & { married: boolean }, today: string): DemoRelative[] {
  if (!random.chance(0.66)) return []
  const birthYear = yearOf(person.birthDate)
  const relatives: DemoRelative[] = []
  if (person.married) {
    const spouse = makeName(random, { year: birthYear, sex: person.sex === '1' ? '2' : '1' })
    relatives.push({ relation: SPOUSE, name: spouse, birthDate: null }, ...makeChildren(random, { parent: person, spouse, today }))
  }
  if (random.chance(0.12)) {
    const sex = random.chance(0.5) ? '1' : '2'
    relatives.push({ relation: PARENT[sex], name: makeName(random, { year: birthYear - random.int(22, 32), sex }), birthDate: null })
  }
  return relatives
}

function makeChildren(random: Random, { parent, spouse, today }: { parent: Person; spouse: string; today: string }): DemoRelative[] {
  const count = random.weighted([
    [0, 20],
    [1, 56],
    [2, 24],
  ])
  const born = Array.from({ length: count }, () => randomDay(random, addYears(parent.birthDate, 25), addYears(parent.birthDate, 38)))
  return born
    .filter((birthDate) => birthDate <= today && ageOn(birthDate, today) < 30)
    .map((birthDate) => {
      const sex = random.chance(0.5) ? '1' : '2'
      const surname = surnameOf(parent.sex === '1' || random.chance(0.08) ? parent.name : spouse)
      return { relation: CHILD[sex], name: makeName(random, { year: yearOf(birthDate), sex }, surname), birthDate }
    })
}
