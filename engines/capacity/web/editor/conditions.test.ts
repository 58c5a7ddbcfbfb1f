import { expect, test } from 'vitest'
import { conditionKinds, isWhole, newCondition, withTick } from './conditions.ts'

test('a condition that names nobody yet is not whole', () => {
  const whole = conditionKinds.filter((kind) => isWhole(newCondition(kind, '2026-03-08')))
  expect(whole).toEqual(['member', 'sex', 'age', 'serviceYears', 'memberYears', 'retired'])
})

test('an age without bounds says nothing', () => {
  expect(isWhole({ kind: 'age', from: null, to: null, on: '2026-03-08' })).toBe(false)
})

test('ticks keep the order in which the choices stand', () => {
  expect(withTick(['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c'])
  expect(withTick(['a', 'b', 'c'], ['a', 'c'], 'c')).toEqual(['a'])
})
