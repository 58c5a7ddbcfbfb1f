import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskDocumentNumber } from './identity-document.ts'
import { maskBankAccount, maskIdentityNumber, maskPassport, maskPhone } from './masks.ts'

test('an identity number shows its first three and last four characters', () => {
  expect(maskIdentityNumber('33010619800101123X')).toBe('330***********123X')
})

test('a phone number, a bank account and a passport show only what their owner recognises', () => {
  expect(maskPhone('13812345678')).toBe('138****5678')
  expect(maskBankAccount('6222020200112345678')).toBe('***************5678')
  expect(maskPassport('E12345678')).toBe('E*****678')
})

test('a document is masked by its kind', () => {
  expect(maskDocumentNumber('hk_mo_tw_permit', 'H12345678')).toBe('H*****678')
  expect(maskDocumentNumber('hk_mo_tw_permit', '810000199408230021')).toBe('810***********0021')
})

test('no mask shows more than two thirds of a value, and the length stays', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789X'), maxLength: 30 }),
      fc.constantFrom(maskIdentityNumber, maskPhone, maskBankAccount, maskPassport),
      (value, mask) => {
        const masked = mask(value)
        expect(masked.length).toBe(value.length)
        expect([...masked].filter((char) => char === '*').length * 3).toBeGreaterThanOrEqual(value.length)
      },
    ),
  )
})
