import { expect, test } from 'vitest'
import { newOneTimePassword, weaknessOf } from './passwords.rules.ts'

const person = { username: '20230117', name: '张三丰' }

test.each(['lake lotus willow', 'Lotus-77', '西湖荷花十里飘香万家灯火', 'tT5#tT6$'])('a good password is accepted: %s', (password) => {
  expect(weaknessOf(password, person)).toBeNull()
})

test.each([
  ['too short', 'lotus77'],
  ['eight characters of two kinds', 'lotus777'],
  ['one character again and again', 'aaaaaaaaaaaa'],
  ['a run up', '1234567890'],
  ['a run down', 'zyxwvutsrqp'],
  ['a common one', 'woaini1314520'],
  ['a common one with capitals', 'P@ssw0rd'],
  ['a common word with a year behind it', 'Password2024!'],
  ['full-width digits of a common one', '１２３４５６７８９１０'],
  ['the user name inside', 'Xx-20230117-yY'],
  ['the name inside', '张三丰张三丰abcDE1'],
])('a weak password is refused: %s', (_, password) => {
  expect(weaknessOf(password, person)).not.toBeNull()
})

test('a one-time password would pass as a password', () => {
  for (let drawn = 0; drawn < 50; drawn++) expect(weaknessOf(newOneTimePassword(), person)).toBeNull()
})
