import { calendarDate } from './calendar-date.ts'
import { compactAscii } from './half-width.ts'
import type { CodedReason } from './reason.ts'

export type IdentityProblem =
  | 'wrong_length'
  | 'bad_characters'
  | 'masked'
  | 'scientific_notation'
  | 'old_fifteen_digits'
  | 'placeholder'
  | 'unknown_region'
  | 'invalid_date'
  | 'birth_in_future'
  | 'wrong_check_digit'
export type IdentityWarning = 'documentation_example' | 'maybe_truncated'

export type IdentityCheck =
  | { ok: true; value: string; birthDate: string; sex: '1' | '2'; warnings: CodedReason<IdentityWarning>[] }
  | { ok: false; reason: CodedReason<IdentityProblem> }

// GB 11643-1999, annex A: weights of the first 17 digits and the check characters by remainder.
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

// First two digits of GB/T 2260. 81–83: residence permits for people from Hong Kong, Macao and Taiwan use the same scheme.
// Counties are not checked: numbers keep the code of a county that was abolished decades ago.
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '))

// The two examples that GB 11643 prints. They pass every check and stand in many sheets where the real number was unknown.
const DOCUMENTATION_EXAMPLES = new Set(['11010519491231002X', '440524188001010014'])

/**
 * Checks an 18-digit identity number that came as text. A cell of numeric type must be refused by the caller before:
 * a spreadsheet keeps 15 digits, and about 9 % of such numbers still pass the check digit.
 * `today` (YYYY-MM-DD) adds the test that the birth date is not in the future.
 */
export function checkIdentityNumber(raw: string, today?: string): IdentityCheck {
  const value = normaliseIdentityNumber(raw)
  const malformed = problemOfShape(value)
  if (malformed) return refuse(malformed)
  const birthDate = calendarDate(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)))
  if (!PROVINCES.has(value.slice(0, 2))) return refuse('unknown_region')
  if (!birthDate) return refuse('invalid_date')
  if (today && birthDate > today) return refuse('birth_in_future')
  if (value.at(-1) !== checkCharacter(value)) return refuse('wrong_check_digit')
  return { ok: true, value, birthDate, sex: Number(value[16]) % 2 === 1 ? '1' : '2', warnings: warningsOf(value) }
}

/** Half-width, without spaces and hyphens; a trailing x, ×, or Cyrillic Х is the check character X. */
function normaliseIdentityNumber(raw: string): string {
  return compactAscii(raw)
    .replace(/[-‐–—]/g, '')
    .replace(/[x×Хх]$/, 'X')
}

/** The check character (GB 11643) that belongs to the first 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

function problemOfShape(value: string): IdentityProblem | null {
  if (/^\d(\.\d+)?E\+?\d+$/i.test(value)) return 'scientific_notation'
  if (value.includes('*')) return 'masked'
  if (/^(\d)\1+X?$/.test(value) || value.startsWith('123456')) return 'placeholder'
  if (/^\d{15}$/.test(value)) return 'old_fifteen_digits'
  if (value.length !== 18) return 'wrong_length'
  return /^\d{17}[\dX]$/.test(value) ? null : 'bad_characters'
}

function warningsOf(value: string): CodedReason<IdentityWarning>[] {
  const warnings: CodedReason<IdentityWarning>[] = []
  if (DOCUMENTATION_EXAMPLES.has(value)) {
    warnings.push({
      code: 'documentation_example',
      zh: '这是国家标准里的示例号码，多半是随手填的，请核对本人证件。',
      en: 'This is the example printed in the national standard: please check it against the card.',
    })
  }
  if (value.endsWith('000')) {
    warnings.push({
      code: 'maybe_truncated',
      zh: '号码以 000 结尾，可能曾被表格软件截断，请核对本人证件。',
      en: 'The number ends in 000 and may have been cut by a spreadsheet: please check it against the card.',
    })
  }
  return warnings
}

function refuse(code: IdentityProblem): IdentityCheck {
  return { ok: false, reason: { code, ...PROBLEMS[code] } }
}

const PROBLEMS: Record<IdentityProblem, { zh: string; en: string }> = {
  wrong_length: { zh: '身份证号应为 18 位。', en: 'An identity number has 18 characters.' },
  bad_characters: { zh: '身份证号只能由数字组成，最后一位可以是 X。', en: 'An identity number has digits only; the last may be X.' },
  masked: { zh: '这是打了星号的号码，请填写完整号码。', en: 'This number is masked: please give the full number.' },
  scientific_notation: {
    zh: '号码被表格软件变成了科学计数法，后几位已丢失。请把该列设为“文本”，重新填写原号码。',
    en: 'A spreadsheet turned the number into scientific notation and lost its last digits. Set the column to text and enter the original number.',
  },
  old_fifteen_digits: {
    zh: '这是 15 位的旧号码，已停止使用，请填写 18 位号码。',
    en: 'This is an old 15-digit number, no longer valid: please give the 18-digit one.',
  },
  placeholder: { zh: '这是占位号码，不是真实的身份证号。', en: 'This is a placeholder, not an identity number.' },
  unknown_region: { zh: '前两位不是任何省份的代码，请核对。', en: 'The first two digits are no province: please check.' },
  invalid_date: { zh: '第 7 至 14 位不是真实存在的日期，请核对。', en: 'Digits 7 to 14 are no real date: please check.' },
  birth_in_future: { zh: '号码里的出生日期晚于今天，请核对。', en: 'The birth date in the number lies in the future: please check.' },
  wrong_check_digit: { zh: '最后一位校验码不符，号码中有错字，请核对。', en: 'The check digit does not match, so a digit is wrong: please check.' },
}
