import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sm4Available, sm4CtrHmac } from './field-cipher-sm4.ts'
import { aesGcm, keyVersionOf, makeDataKey, openField, sealField } from './field-cipher.ts'
import type { DataKey, FieldCipher } from './field-cipher.ts'

const place = { table: 'staff', column: 'id_no', rowId: '0190b6a0-0000-7000-8000-000000000001' }
const notOpened = expect.objectContaining({ code: 'crypto.field_not_opened' })

const ciphers: FieldCipher[] = sm4Available() ? [aesGcm, sm4CtrHmac] : [aesGcm]

for (const cipher of ciphers) {
  const key: DataKey = { keyVersion: 7, dek: makeDataKey(cipher), cipher }

  test(`${cipher.name}: whatever is sealed opens to the same text`, () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => openField([key], place, sealField(key, place, text)) === text))
  })

  test(`${cipher.name}: the same text sealed twice looks different`, () => {
    expect(sealField(key, place, '13800000000')).not.toBe(sealField(key, place, '13800000000'))
  })

  test.each([
    ['row', { ...place, rowId: '0190b6a0-0000-7000-8000-000000000002' }],
    ['column', { ...place, column: 'phone' }],
    ['table', { ...place, table: 'family_members' }],
  ])(`${cipher.name}: a value moved to another %s does not open`, (_, elsewhere) => {
    expect(() => openField([key], elsewhere, sealField(key, place, '张三'))).toThrow(notOpened)
  })

  test(`${cipher.name}: a value with any bit changed does not open`, () => {
    const sealed = sealField(key, place, '33010619800101123X')
    const bits = Buffer.from(sealed.slice(3), 'base64url').length * 8
    fc.assert(
      fc.property(fc.nat({ max: bits - 1 }), (bit) => {
        const bytes = Buffer.from(sealed.slice(3), 'base64url')
        bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(() => openField([key], place, `v1.${bytes.toString('base64url')}`)).toThrow(notOpened)
      }),
    )
  })

  test(`${cipher.name}: a value cut short does not open`, () => {
    const sealed = sealField(key, place, '张三')
    for (let length = 0; length < sealed.length; length++) {
      expect(() => openField([key], place, sealed.slice(0, length))).toThrow(notOpened)
    }
  })

  test(`${cipher.name}: another key of the same version does not open it`, () => {
    const stranger: DataKey = { keyVersion: 7, dek: makeDataKey(cipher), cipher }
    expect(() => openField([stranger], place, sealField(key, place, '张三'))).toThrow(notOpened)
  })
}

test('after a data key rotation, even to another cipher, the old values still open', () => {
  const old: DataKey = { keyVersion: 1, dek: makeDataKey() }
  const cipher = ciphers.at(-1) ?? aesGcm
  const current: DataKey = { keyVersion: 2, dek: makeDataKey(cipher), cipher }
  const keys = [current, old]
  expect(openField(keys, place, sealField(old, place, '旧'))).toBe('旧')
  expect(openField(keys, place, sealField(current, place, '新'))).toBe('新')
})

test('a sealed text tells the version of its key, and other texts tell none', () => {
  const key: DataKey = { keyVersion: 513, dek: makeDataKey() }
  expect(keyVersionOf(sealField(key, place, 'x'))).toBe(513)
  expect(keyVersionOf('13800000000')).toBeNull()
  expect(keyVersionOf('v1.')).toBeNull()
})

test('a retired key that is gone makes its values unreadable, which is how content is erased', () => {
  const erased: DataKey = { keyVersion: 1, dek: makeDataKey() }
  const current: DataKey = { keyVersion: 2, dek: makeDataKey() }
  expect(() => openField([current], place, sealField(erased, place, '病历'))).toThrow(notOpened)
})

test('a sealed text is ASCII and says nothing of the plaintext', () => {
  const key: DataKey = { keyVersion: 1, dek: makeDataKey() }
  expect(sealField(key, place, '13800000000')).toMatch(/^v1\.[\w-]+$/)
})
