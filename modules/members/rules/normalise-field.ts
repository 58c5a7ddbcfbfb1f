import { fenFromYuan, yuanFromFen } from '../../../kernel/money.ts'
import { resolveCode } from './code-sets.ts'
import type { Field } from './fields.ts'
import { compactAscii, dropInvisible } from './half-width.ts'
import { checkDocumentNumber } from './identity-document.ts'
import type { IdType } from './identity-document.ts'
import { normaliseDate } from './normalise-date.ts'
import { normaliseName } from './normalise-name.ts'
import { accepted, reasonOf, refused } from './normalised.ts'
import type { Normalised } from './normalised.ts'

/** A cell as the sheet reader gives it: text cells as text, number and date cells as the number that the file stores. */
export type Cell = string | number | boolean | null | undefined

/** What the rest of the row or the workbook knows. Without a document type, a number is checked as an identity card's. */
export type CellContext = { idType?: IdType; date1904?: boolean; today?: string }

/** One cell to the value that the record keeps, null when the cell says nothing, or the reason why it is refused. */
export function normaliseField(field: Field, cell: Cell, context: CellContext = {}): Normalised {
  if (cell === null || cell === undefined || cell === '') return accepted(null)
  if (typeof cell === 'boolean') return refused(NOT_UNDERSTOOD)
  switch (field.kind) {
    case 'code':
      return normaliseCode(field, cell)
    case 'money':
      return normaliseMoney(cell)
    case 'idNo':
      return typeof cell === 'string' && isPlaceholderWord(cell) ? accepted(null) : checkDocumentNumber(context.idType ?? 'resident_id', cell, context.today)
    default:
      if (isPlaceholder(String(cell))) return accepted(null)
  }
  if (field.kind === 'date') return normaliseDate(cell, context)
  if (field.kind === 'phone') return normalisePhone(cell)
  return normaliseText(field, cell)
}

/** Text that fills a cell without saying anything: 无, /, -, 暂无, N/A, 000. */
export function isPlaceholder(raw: string): boolean {
  return isPlaceholderWord(raw) || /^0+$/.test(compactAscii(raw))
}

/** `+86`, spaces and hyphens go; a mainland mobile number keeps its 11 digits, a land line its area code, a foreign one its +. */
export function normalisePhone(cell: string | number): Normalised {
  const text = typeof cell === 'number' ? (wholeNumber(cell) ?? '') : cell
  if (/[\u4e00-\u9fff]|[/、,，;；]/.test(text)) return refused(SEVERAL_PHONES)
  const digits = compactAscii(text)
    .replace(/[-‐–—()]/g, '')
    .replace(/^(\+|00)?86(?=1[3-9]\d{9}$|0\d{9,11}$)/, '')
  return /^(1[3-9]\d{9}|0[1-9]\d{8,10}|\+[1-9]\d{6,14})$/.test(digits) ? accepted(digits) : refused(PHONE_MALFORMED)
}

/** A number cell 12345.0 is 12345. Leading zeros survive only in text cells: in a number cell they never were. */
export function normaliseStaffNo(cell: string | number): Normalised {
  const text =
    typeof cell === 'number'
      ? wholeNumber(cell)
      : compactAscii(cell)
          .replace(/^(\d+)\.0+$/, '$1')
          .toUpperCase()
  return text !== null && /^[A-Z0-9][A-Z0-9_-]{0,31}$/.test(text) ? accepted(text) : refused(NUMBER_MALFORMED)
}

function normaliseText(field: Field, cell: string | number): Normalised {
  switch (field.key) {
    case 'name':
    case 'formerName':
      return normaliseName(String(cell))
    case 'staffNo':
    case 'cardNo':
      return normaliseStaffNo(cell)
    case 'bankAccount':
      return normaliseBankAccount(cell)
    case 'email':
      return normaliseEmail(String(cell))
    default:
      return accepted(tidyText(String(cell)) || null)
  }
}

function normaliseCode(field: Field & { kind: 'code' }, cell: string | number): Normalised {
  const text = String(cell)
  const code = resolveCode(field.codeSet, text)
  if (code !== null) return accepted(code)
  if (isPlaceholder(text) || /^(无|未评|未定)(学位|职称|职务|学历)?$/.test(tidyText(text))) return accepted(null)
  return field.allowsFreeText ? accepted(tidyText(text), UNVERIFIED_TEXT) : refused(UNKNOWN_CODE)
}

function normaliseMoney(cell: string | number): Normalised {
  if (typeof cell === 'string' && isPlaceholderWord(cell)) return accepted(null)
  // Number cells carry binary dust such as 0.30000000000000004; more than that is no amount in fen.
  const fen = typeof cell === 'number' ? Math.round(cell * 100) : null
  if (fen !== null) return fen >= 0 && fen <= 1e13 && Math.abs(fen - Number(cell) * 100) < 1e-3 ? accepted(yuanFromFen(BigInt(fen))) : refused(AMOUNT_MALFORMED)
  const text = compactAscii(String(cell)).replace(/^[¥￥]|元$/g, '')
  return /^(\d{1,3}(,\d{3})+|\d{1,11})(\.\d{1,2})?$/.test(text) ? accepted(yuanFromFen(fenFromYuan(text))) : refused(AMOUNT_MALFORMED)
}

function normaliseBankAccount(cell: string | number): Normalised {
  if (typeof cell === 'number' && cell >= 1e15) return refused(DIGITS_LOST)
  const text = typeof cell === 'number' ? (wholeNumber(cell) ?? '') : compactAscii(cell).replace(/-/g, '')
  return /^\d{8,30}$/.test(text) ? accepted(text) : refused(ACCOUNT_MALFORMED)
}

function normaliseEmail(raw: string): Normalised {
  const text = compactAscii(raw).toLowerCase()
  return /^[^@,;]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) ? accepted(text) : refused(EMAIL_MALFORMED)
}

function tidyText(raw: string): string {
  const text = dropInvisible(raw)
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
  // One kind of bracket, so that a unit's name matches however it was typed.
  return /\p{Script=Han}/u.test(text) ? text.replace(/ ?\( ?/g, '（').replace(/ ?\) ?/g, '）') : text
}

function isPlaceholderWord(raw: string): boolean {
  return /^(无|没有|暂无|空|不详|未知|未填|待补|待定|略|n\/?a|null|none|nil|nan|#n\/a|#ref!|#value!|[-‐–—/\\._*?？]+|)$/i.test(compactAscii(raw))
}

function wholeNumber(value: number): string | null {
  return Number.isSafeInteger(value) && value >= 0 ? String(value) : null
}

const NOT_UNDERSTOOD = reasonOf('not_understood', '看不懂这个单元格的内容，请核对。', 'The cell is not understood: please check.')
const UNKNOWN_CODE = reasonOf('unknown_code', '不在代码表内，请从选项中选择。', 'Not in the code set: please choose one of its options.')
const UNVERIFIED_TEXT = reasonOf('unverified_text', '代码表里没有这一项，按原文保留，待核实。', 'Not in the code set: kept as written, to be verified.')
const SEVERAL_PHONES = reasonOf('several_phones', '请只填一个号码，不要附文字。', 'Please give one number only, without words.')
const PHONE_MALFORMED = reasonOf('phone_malformed', '不是有效的手机号或带区号的固定电话，请核对。', 'Not a mobile number or a land line with area code: please check.')
const NUMBER_MALFORMED = reasonOf(
  'number_malformed',
  '编号应由字母、数字、短横线组成，不超过 32 位，请核对。',
  'A number has letters, digits and hyphens, at most 32: please check.',
)
const ACCOUNT_MALFORMED = reasonOf('account_malformed', '银行账号应为 8 至 30 位数字，请核对。', 'A bank account has 8 to 30 digits: please check.')
const EMAIL_MALFORMED = reasonOf('email_malformed', '不是有效的邮箱地址，请核对。', 'Not an e-mail address: please check.')
const AMOUNT_MALFORMED = reasonOf('amount_malformed', '不是有效的金额（元，最多两位小数），请核对。', 'Not an amount in yuan with at most two decimals: please check.')
const DIGITS_LOST = reasonOf(
  'numeric_cell',
  '该单元格是数字格式，表格软件只保留 15 位，后几位已丢失。请把该列设为“文本”，重新填写。',
  'The cell holds a number, of which a spreadsheet keeps 15 digits. Set the column to text and enter it again.',
)
