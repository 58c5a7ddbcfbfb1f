import { expect, test } from 'vitest'
import { ageBandOf, ageBands, ageOn, isUnderFourteen } from './age.ts'

test.each([
  ['1980-05-10', '2026-05-09', 45],
  ['1980-05-10', '2026-05-10', 46],
  ['2000-02-29', '2026-02-28', 25],
  ['2000-02-29', '2026-03-01', 26],
  ['2000-02-29', '2028-02-29', 28],
])('someone born on %s is on %s %d years old', (birthDate, day, age) => {
  expect(ageOn(birthDate, day)).toBe(age)
})

test('a child is under fourteen until its fourteenth birthday', () => {
  expect([isUnderFourteen('2012-06-01', '2026-05-31'), isUnderFourteen('2012-06-01', '2026-06-01')]).toEqual([true, false])
})

test('every age from 0 to 120 belongs to exactly one band', () => {
  for (let age = 0; age <= 120; age++) {
    expect(ageBands.filter((band) => age >= band.from && age <= (band.to ?? Infinity))).toEqual([ageBandOf(age)])
  }
})

test('a birth date after the day has no band', () => {
  expect(ageBandOf(ageOn('2030-01-01', '2026-01-01'))).toBeNull()
})
