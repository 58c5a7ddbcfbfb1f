import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, checkIdentityNumber } from './identity-number.ts'

/** A resident of one of five provinces, born 1930–2010. */
const validNumber = fc
  .record({
    region: fc.constantFrom('110101', '330106', '440524', '650102', '820000'),
    born: fc.date({ min: new Date('1930-01-01'), max: new Date('2010-12-31'), noInvalidDate: true }),
    order: fc.integer({ min: 1, max: 999 }),
  })
  .map(({ region, born, order }) => {
    const digits = region + born.toISOString().slice(0, 10).replaceAll('-', '') + String(order).padStart(3, '0')
    return digits + checkCharacter(digits)
  })

const reasonFor = (raw: string, today?: string) => {
  const check = checkIdentityNumber(raw, today)
  return check.ok ? null : check.reason.code
}

test('every well-made number passes, with the birth date and sex that it carries', () => {
  fc.assert(
    fc.property(validNumber, (number) => {
      expect(checkIdentityNumber(number)).toMatchObject({
        ok: true,
        value: number,
        birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
        sex: Number(number[16]) % 2 === 1 ? '1' : '2',
      })
    }),
  )
})

test('a number with any one character changed is refused', () => {
  fc.assert(
    fc.property(validNumber, fc.nat({ max: 17 }), fc.constantFrom(...'0123456789X'), (number, position, other) => {
      fc.pre(number[position] !== other)
      expect(checkIdentityNumber(number.slice(0, position) + other + number.slice(position + 1)).ok).toBe(false)
    }),
  )
})

test('a number with two neighbours swapped is refused', () => {
  fc.assert(
    fc.property(validNumber, fc.nat({ max: 16 }), (number, position) => {
      const [a = '', b = ''] = number.slice(position)
      fc.pre(a !== b)
      expect(checkIdentityNumber(number.slice(0, position) + b + a + number.slice(position + 2)).ok).toBe(false)
    }),
  )
})

test('both examples of GB 11643 are valid and flagged as examples', () => {
  expect(checkIdentityNumber('11010519491231002X')).toMatchObject({
    ok: true,
    birthDate: '1949-12-31',
    sex: '2',
    warnings: [{ code: 'documentation_example' }],
  })
  expect(checkIdentityNumber('440524188001010014')).toMatchObject({
    ok: true,
    birthDate: '1880-01-01',
    sex: '1',
    warnings: [{ code: 'documentation_example' }],
  })
})

// 33010619800101 with the first order number whose check character is X.
const WITH_X = Array.from({ length: 999 }, (_, index) => `33010619800101${String(index + 1).padStart(3, '0')}`).find((digits) => checkCharacter(digits) === 'X') ?? ''

test.each([
  ['a trailing small x', `${WITH_X}x`],
  ['full-width characters', [...WITH_X, 'X'].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('')],
  ['spaces between groups', ` ${WITH_X.slice(0, 6)} ${WITH_X.slice(6)}X `],
  ['the text mark of a spreadsheet', `'${WITH_X}X`],
  ['a zero-width space', `${WITH_X.slice(0, 6)}\u200b${WITH_X.slice(6)}X`],
  ['a multiplication sign for X', `${WITH_X}×`],
])('%s is read as the number that was meant', (_, raw) => {
  expect(checkIdentityNumber(raw)).toMatchObject({ ok: true, value: `${WITH_X}X` })
})

test.each([
  ['330106800101123', 'old_fifteen_digits'],
  ['3.30106E+17', 'scientific_notation'],
  ['330***********123X', 'masked'],
  ['111111111111111111', 'placeholder'],
  ['000000000000000000', 'placeholder'],
  ['123456789012345678', 'placeholder'],
  ['123456199001011234', 'placeholder'],
  ['33010619800101', 'wrong_length'],
  ['330106198O01011234', 'bad_characters'],
  ['990106198001011234', 'unknown_region'],
  ['330106198002301234', 'invalid_date'],
  ['330106197902291234', 'invalid_date'],
  ['110105194912310021', 'wrong_check_digit'],
])('%s is refused as %s', (raw, code) => {
  expect(reasonFor(raw)).toBe(code)
})

test('a birth date after today is refused when today is known', () => {
  const digits = '33010620991231001'
  expect(reasonFor(digits + checkCharacter(digits), '2026-01-01')).toBe('birth_in_future')
})

test('of numbers cut to 15 digits by a spreadsheet, those that pass by chance are flagged', () => {
  const cut = Array.from({ length: 1000 }, (_, index) => `3301061980${String((index % 12) + 1).padStart(2, '0')}${String((index % 28) + 1).padStart(2, '0')}${index % 10}000`)
  const passed = cut.map((number) => checkIdentityNumber(number)).filter((check) => check.ok)
  expect(passed.length).toBeGreaterThan(0)
  for (const check of passed) expect(check.warnings.map((each) => each.code)).toContain('maybe_truncated')
})

test('a refusal says why in both languages and does not repeat the number', () => {
  const check = checkIdentityNumber('110105194912310021')
  if (check.ok) throw new Error('must be refused')
  expect(check.reason.zh).not.toMatch(/\d{6}/)
  expect(check.reason.en.length).toBeGreaterThan(10)
})
