import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_BLOCK, comparePeople, duplicatePairs } from './duplicates.ts'
import type { ComparedPerson } from './duplicates.ts'

const person = (key: string, rest: Partial<ComparedPerson> = {}): ComparedPerson => ({ key, name: '张三', ...rest })
const card = (idNo: string, idNoIsValid = true) => ({ idType: 'resident_id' as const, idNo, idNoIsValid })
const codes = (a: ComparedPerson, b: ComparedPerson) => {
  const compared = comparePeople(a, b)
  return 'reasons' in compared ? compared.reasons.map((reason) => reason.code) : []
}

test('an equal valid identity number is the same person', () => {
  expect(comparePeople(person('a', card('X')), person('b', { ...card('X'), name: '张叁' }))).toMatchObject({
    verdict: 'same',
    reasons: [{ code: 'same_id_no' }],
  })
})

test('two valid identity numbers that differ are never the same person, whatever else agrees', () => {
  const alike = { phone: 'p', birthDate: '1980-01-01', unitId: 'u' }
  expect(comparePeople(person('a', { ...alike, ...card('X') }), person('b', { ...alike, ...card('Y') }))).toEqual({ verdict: 'never' })
})

test('a number that failed its check neither proves nor excludes', () => {
  expect(comparePeople(person('a', { ...card('X', false), phone: 'p' }), person('b', { ...card('Y'), phone: 'p' }))).toMatchObject({ verdict: 'candidate' })
  expect(comparePeople(person('a', card('X', false)), person('b', card('X', false)))).toEqual({ verdict: 'unrelated' })
})

test('a renewed passport does not exclude', () => {
  const passport = (idNo: string) => ({ idType: 'passport' as const, idNo, idNoIsValid: true, phone: 'p' })
  expect(comparePeople(person('a', passport('E1')), person('b', passport('E2')))).toMatchObject({ verdict: 'candidate' })
})

test('a name alone never makes a candidate', () => {
  expect(comparePeople(person('a'), person('b'))).toEqual({ verdict: 'unrelated' })
  expect(comparePeople(person('a', { unitId: 'u' }), person('b', { unitId: 'v' }))).toEqual({ verdict: 'unrelated' })
})

test('candidates come with the reasons for and against', () => {
  expect(codes(person('a', { phone: 'p' }), person('b', { phone: 'p', name: '李四' }))).toEqual(['same_phone'])
  expect(codes(person('a', { birthDate: '1980-01-01', sex: '1' }), person('b', { name: '章三', birthDate: '1980-01-01', sex: '2' }))).toEqual([
    'same_birth_date_and_pinyin',
    'other_sex',
  ])
  expect(codes(person('a', { unitId: 'u', birthDate: '1980-01-01' }), person('b', { unitId: 'u', birthDate: '1990-01-01' }))).toEqual(['same_name_and_unit', 'other_birth_date'])
})

test('a surname with two readings is found under both', () => {
  expect(codes(person('a', { name: '单小明', birthDate: '1980-01-01' }), person('b', { name: '丹小明', birthDate: '1980-01-01' }))).toContain('same_birth_date_and_pinyin')
})

test('comparing is symmetric and scores stay between 1 and 100', () => {
  const anyone = fc.record({
    key: fc.constant('k'),
    name: fc.constantFrom('张三', '章三', '李四', 'John'),
    idType: fc.constantFrom('resident_id', 'passport', null),
    idNo: fc.constantFrom('X', 'Y', null),
    idNoIsValid: fc.boolean(),
    phone: fc.constantFrom('p', 'q', null),
    birthDate: fc.constantFrom('1980-01-01', '1990-01-01', null),
    sex: fc.constantFrom('0', '1', '2', null),
    unitId: fc.constantFrom('u', 'v', null),
  })
  fc.assert(
    fc.property(anyone, anyone, (a, b) => {
      const compared = comparePeople(a, b)
      expect(comparePeople(b, a)).toEqual(compared)
      return !('score' in compared) || (compared.score >= 1 && compared.score <= 100)
    }),
  )
})

test('the pairs of a list are those of comparing everyone with everyone', () => {
  const anyone = fc.record({
    name: fc.constantFrom('张三', '章三', '单飞', '丹飞'),
    phone: fc.constantFrom('p', 'q', null),
    birthDate: fc.constantFrom('1980-01-01', null),
    unitId: fc.constantFrom('u', 'v', null),
    idType: fc.constant('resident_id' as const),
    idNo: fc.constantFrom('X', 'Y', null),
    idNoIsValid: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyone, { maxLength: 12 }), (records) => {
      const people = records.map((record, index) => ({ ...record, key: String(index).padStart(2, '0') }))
      const expected = people.flatMap((a, index) =>
        people
          .slice(index + 1)
          .filter((b) => 'score' in comparePeople(a, b))
          .map((b) => `${a.key} ${b.key}`),
      )
      expect(
        duplicatePairs(people)
          .pairs.map(({ a, b }) => `${a} ${b}`)
          .toSorted(),
      ).toEqual(expected.toSorted())
    }),
  )
})

test('a phone number that half the school shares is reported and pairs no one', () => {
  const people = Array.from({ length: MAX_BLOCK + 1 }, (_, index) => person(String(index), { name: `甲${index}`, phone: 'switchboard' }))
  expect(duplicatePairs(people)).toEqual({ pairs: [], tooCommon: 1 })
})
