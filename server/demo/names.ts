import { givenNamePool } from './pools/given-names.ts'
import { compoundSurnames, surnames } from './pools/surnames.ts'
import type { Random } from './random.ts'

/** A Han name as people of that year and sex bear it. */
export function makeName(random: Random, { year, sex }: { year: number; sex: '1' | '2' }, surname = random.pick(surnames)): string {
  const pool = givenNamePool(year, sex)
  // With a compound surname a given name of one character is as usual as one of two.
  if (random.chance([...surname].length > 1 ? 0.5 : pool.singleShare)) return surname + random.pick(pool.single)
  return surname + random.pick(pool.first) + random.pick(pool.last)
}

export function surnameOf(name: string): string {
  return compoundSurnames.find((surname) => name.startsWith(surname)) ?? [...name][0] ?? name
}
