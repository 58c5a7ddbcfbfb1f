import { expect, test } from 'vitest'
import { checkDocumentNumber } from './identity-document.ts'
import { checkCharacter } from './identity-number.ts'

test.each([
  ['passport', ' e１2345678 ', 'E12345678'],
  ['hk_mo_tw_permit', 'h12345678', 'H12345678'],
  ['hk_mo_tw_permit', '01234567', '01234567'],
  ['foreign_permanent_resident', 'usa330180010112', 'USA330180010112'],
  ['other', '军字第1234567号', '军字第1234567号'],
] as const)('a %s is accepted in its normal form', (idType, raw, value) => {
  expect(checkDocumentNumber(idType, raw)).toMatchObject({ ok: true, value })
})

test('a residence permit of Hong Kong, Macao or Taiwan is checked like an identity card', () => {
  const digits = '81000019940823002'
  expect(checkDocumentNumber('hk_mo_tw_permit', digits + checkCharacter(digits))).toMatchObject({ ok: true, birthDate: '1994-08-23', sex: '2' })
  expect(checkDocumentNumber('hk_mo_tw_permit', digits + (checkCharacter(digits) === '0' ? '1' : '0'))).toMatchObject({
    ok: false,
    reason: { code: 'wrong_check_digit' },
  })
})

test('a new foreign permanent resident card gives the birth date and is checked by its last character', () => {
  const digits = '93384019850314001'
  expect(checkDocumentNumber('foreign_permanent_resident', digits + checkCharacter(digits))).toMatchObject({ ok: true, birthDate: '1985-03-14' })
  expect(checkDocumentNumber('foreign_permanent_resident', digits + (checkCharacter(digits) === '0' ? '1' : '0'))).toMatchObject({ ok: false })
})

test.each(['resident_id', 'passport', 'hk_mo_tw_permit', 'foreign_permanent_resident', 'other'] as const)('a numeric cell is never taken as a %s', (idType) => {
  expect(checkDocumentNumber(idType, 330106198001011200)).toMatchObject({ ok: false, reason: { code: 'numeric_cell' } })
})

test.each([
  ['passport', '护照'],
  ['passport', '00000000'],
  ['hk_mo_tw_permit', 'A1234'],
  ['foreign_permanent_resident', '123'],
  ['other', '!'],
] as const)('a malformed %s is refused', (idType, raw) => {
  expect(checkDocumentNumber(idType, raw).ok).toBe(false)
})
