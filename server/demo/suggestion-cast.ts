import type { SeedCast, SeedPerson } from '../../modules/suggestions/seed/seed.types.ts'
import type { DemoUniversity } from './demo.types.ts'

const mostAuthors = 120

/** Who makes the demonstration's suggestions, and who handles them: people who are there already. */
export function suggestionCast(university: DemoUniversity, ids: (key: string) => string): SeedCast {
  const people = new Map(university.staff.map((person) => [person.key, person]))
  const person = (key: string): SeedPerson => {
    const found = people.get(key)
    if (!found) throw new RangeError(`nobody is ${key}`)
    return { staffId: ids(key), name: found.name, unitId: ids(found.unitKey) }
  }
  const holding = (role: string) => person(university.accounts.find((account) => account.role === role)?.staffKey ?? '')
  const members = university.staff.filter(({ membership }) => membership.status === 'active')
  const own = university.accounts.find((account) => account.role === 'member')?.staffKey
  // The member whose account is shown has suggestions of their own to look at.
  const keys = [...(own === undefined ? [] : [own]), ...members.filter(({ key }) => key !== own).map(({ key }) => key)]
  return {
    authors: keys.slice(0, mostAuthors).map(person),
    office: holding('school_officer'),
    leader: holding('leader'),
    departments: university.congress.unitPeople.map(({ unitKey, staffKey }) => ({
      unitId: ids(unitKey),
      name: university.units.find(({ key }) => key === unitKey)?.name ?? '',
      person: person(staffKey),
    })),
  }
}
