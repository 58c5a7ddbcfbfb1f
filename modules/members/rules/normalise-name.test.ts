import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseName } from './normalise-name.ts'

const valueOf = (raw: string) => {
  const result = normaliseName(raw)
  return result.ok ? result.value : result.reason.code
}

test.each([
  ['张 三', '张三'],
  ['张　三', '张三'],
  [' 欧阳 娜娜\n', '欧阳娜娜'],
  ['张\u200b三', '张三'],
  ['John  von   Smith', 'John von Smith'],
  ['Ｊｏｈｎ　Ｓｍｉｔｈ', 'John Smith'],
  ['买买提•艾力', '买买提·艾力'],
  ['买买提‧艾力', '买买提·艾力'],
  ['买买提．艾力', '买买提·艾力'],
  ['买买提・艾力', '买买提·艾力'],
  ['买买提.艾力', '买买提·艾力'],
  ['买买提 · 艾力', '买买提·艾力'],
  ['J. R. R. Tolkien', 'J. R. R. Tolkien'],
  ["O'Brien", "O'Brien"],
  ['Jose\u0301', 'José'],
])('“%s” becomes “%s”', (raw, value) => {
  expect(valueOf(raw)).toBe(value)
})

test.each(['𠮷田', '㛃', '䶮', '\uf900田', '王\u{2f800}', '喆', '赟'])('the rare characters of %s stay as they are', (name) => {
  expect(valueOf(name)).toBe(name)
})

test('a character of the former system’s own font is kept and flagged', () => {
  expect(normaliseName('张\ue123')).toMatchObject({ ok: true, value: '张\ue123', warnings: [{ code: 'private_character' }] })
})

test.each([
  ['张?', 'lost_character'],
  ['张\ufffd明', 'lost_character'],
  ['张□', 'lost_character'],
  ['12345', 'not_a_name'],
  ['张'.repeat(101), 'not_a_name'],
])('“%s” is refused as %s', (raw, code) => {
  expect(valueOf(raw)).toBe(code)
})

test('normalising twice changes nothing more', () => {
  const piece = fc.constantFrom('张', '三', '𠮷', '\ue123', 'John', 'é', 'e\u0301', ' ', '　', '•', '·', '．', '.', '・', 'Ａ', '\u200b', '-', "'")
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = normaliseName(pieces.join(''))
      fc.pre(once.ok && once.value !== null)
      expect(normaliseName(valueOf(pieces.join('')) ?? '')).toEqual(once)
    }),
    { numRuns: 2000 },
  )
})
