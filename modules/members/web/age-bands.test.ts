import { expect, test } from 'vitest'
import { ageBands, ageRange, bandOfKey } from './age-bands.ts'

test('each band of the statistics opens the list of the same ages', () => {
  expect(['to_30', '31_40', '41_50', '51_60', 'over_60'].map(bandOfKey)).toEqual([...ageBands])
})

test('people without a birth date have no band', () => {
  expect(bandOfKey('unknown')).toBeNull()
})

test('both ends of a band count, and an open end is left out', () => {
  expect([ageRange('31-40'), ageRange('-30'), ageRange('61-')]).toEqual([{ ageFrom: 31, ageTo: 40 }, { ageTo: 30 }, { ageFrom: 61 }])
})

test('what is no band narrows nothing', () => {
  expect([ageRange('young'), ageRange(undefined)]).toEqual([{}, {}])
})
