import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blindIndex } from './blind-index.ts'
import { makeDataKey } from './field-cipher.ts'

const key = makeDataKey()

test('equal values give equal indexes and other values give others', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (blindIndex(key, 'id_no', a) === blindIndex(key, 'id_no', b)) === (a === b)))
})

test('an index is 22 characters that need no quoting', () => {
  expect(blindIndex(key, 'phone_full', '13800000000')).toMatch(/^[\w-]{22}$/)
})

test('the same value under two purposes cannot be matched', () => {
  const indexes = [blindIndex(key, 'id_no', '1234'), blindIndex(key, 'phone_full', '1234'), blindIndex(key, 'phone_last4', '1234')]
  expect(new Set(indexes).size).toBe(3)
})

test('without the key the index cannot be recomputed', () => {
  expect(blindIndex(makeDataKey(), 'phone_last4', '1234')).not.toBe(blindIndex(key, 'phone_last4', '1234'))
})
