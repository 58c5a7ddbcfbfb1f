import { randomInt } from 'node:crypto'
import type { Bilingual } from '../../kernel/errors.ts'
import { commonPasswords } from './common-passwords.ts'
import { weakPassword } from './identity.errors.ts'

const longEnough = 10
const shortestMixed = 8
const fewestDifferent = 4

/** Why a password will not do, or null. At least ten characters, or eight of three kinds; nothing that everybody tries first. */
export function weaknessOf(password: string, person: { username: string; name: string }): Bilingual | null {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < longEnough && !(length >= shortestMixed && kindsOf(text) >= 3)) return reasons.short
  const lower = text.toLowerCase()
  if (new Set(lower).size < fewestDifferent || isRun(lower)) return reasons.plain
  // “Password2024!” is “password” to whoever guesses.
  const stem = lower.replace(/[^\p{L}]+$/u, '')
  if (commonPasswords.has(lower) || commonPasswords.has(stem)) return reasons.common
  if (lower.includes(person.username.toLowerCase()) || (person.name.length > 1 && lower.includes(person.name.toLowerCase()))) return reasons.own
  return null
}

export function mustBeStrong(password: string, person: { username: string; name: string }): void {
  const weakness = weaknessOf(password, person)
  if (weakness) throw weakPassword({ reasonZh: weakness.zh, reasonEn: weakness.en })
}

const reasons = {
  short: {
    zh: '密码至少 10 位；或至少 8 位，并含大写字母、小写字母、数字、符号中的三种。',
    en: 'At least 10 characters, or at least 8 with three kinds of: capitals, small letters, digits, signs.',
  },
  plain: { zh: '密码过于简单（重复或连续的字符），请换一个。', en: 'Too plain, repeated or running characters: choose another.' },
  common: { zh: '这是常见密码，容易被猜中，请换一个。', en: 'This is a common password and easily guessed: choose another.' },
  own: { zh: '密码中不能包含您的用户名（工号）或姓名。', en: 'It must not contain your user name (staff number) or your name.' },
} satisfies Record<string, Bilingual>

function kindsOf(text: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(text)).length
}

/** 1234567890, abcdefghij, 9876543210: each one step from the last. */
function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  const turns = steps.filter((step, index) => index > 0 && step !== steps[index - 1] && Math.abs(step) !== 9).length
  return turns === 0 && steps.every((step) => Math.abs(step) === 1 || Math.abs(step) === 9)
}

const letters = 'abcdefghjkmnpqrstuvwxyz'
const digits = '23456789'

/** A password for once, easy to read out over the telephone: four blocks, some 66 bits. */
export function newOneTimePassword(): string {
  const block = () => Array.from({ length: 3 }, () => letters[randomInt(letters.length)]).join('') + digits[randomInt(digits.length)]
  return [block(), block(), block(), block()].join('-')
}
