import { calendarDate } from './calendar-date.ts'
import { compactAscii } from './half-width.ts'
import { checkCharacter, checkIdentityNumber } from './identity-number.ts'
import { maskIdentityNumber, maskPassport } from './masks.ts'
import type { CodedReason } from './reason.ts'

/** The five document types of a member record. */
export type IdType = 'resident_id' | 'passport' | 'hk_mo_tw_permit' | 'foreign_permanent_resident' | 'other'

export type DocumentCheck = { ok: true; value: string; birthDate: string | null; sex: '1' | '2' | null; warnings: CodedReason[] } | { ok: false; reason: CodedReason }

/** Checks a document number against its type. A cell of numeric type is refused: its last digits are lost. */
export function checkDocumentNumber(idType: IdType, cell: string | number, today?: string): DocumentCheck {
  if (typeof cell === 'number') return { ok: false, reason: NUMERIC_CELL }
  if (idType === 'resident_id') return checkIdentityNumber(cell, today)
  const value = compactAscii(cell).toUpperCase()
  if (idType === 'hk_mo_tw_permit' && /^8[123]\d{15}[\dX]$/.test(value)) return checkIdentityNumber(value, today)
  if (!isWellFormed(idType, value)) return { ok: false, reason: MALFORMED[idType] }
  return { ok: true, value, birthDate: idType === 'foreign_permanent_resident' ? foreignBirthDate(value) : null, sex: null, warnings: [] }
}

/** The masked form that lists show. */
export function maskDocumentNumber(idType: IdType, value: string): string {
  return idType === 'resident_id' || value.length === 18 ? maskIdentityNumber(value) : maskPassport(value)
}

function isWellFormed(idType: Exclude<IdType, 'resident_id'>, value: string): boolean {
  if (/^(.)\1*$/.test(value)) return false
  switch (idType) {
    case 'passport':
      return /^(?=.*\d)[A-Z0-9]{5,17}$/.test(value)
    // Hong Kong and Macao permits: letter and 8 digits, 10 on the old card. Taiwan permits: 8 digits, 10 on the old one.
    case 'hk_mo_tw_permit':
      return /^[HM]?\d{8}(\d{2})?$/.test(value)
    // Before 2023: 3 letters of the country and 12 digits. Since: 18 digits from 9, check character as in GB 11643.
    case 'foreign_permanent_resident':
      return /^[A-Z]{3}\d{12}$/.test(value) || foreignBirthDate(value) !== null
    case 'other':
      return /^[A-Z0-9\u4e00-\u9fff()（）〔〕/-]{3,40}$/u.test(value)
  }
}

function foreignBirthDate(value: string): string | null {
  if (!/^9\d{16}[\dX]$/.test(value) || value.at(-1) !== checkCharacter(value)) return null
  return calendarDate(Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14)))
}

const NUMERIC_CELL: CodedReason = {
  code: 'numeric_cell',
  zh: '该单元格是数字格式，表格软件只保留 15 位，后几位已丢失，不能修复。请把该列设为“文本”，重新填写原号码。',
  en: 'The cell holds a number, of which a spreadsheet keeps 15 digits: the rest is lost. Set the column to text and enter the original number.',
}

const MALFORMED: Record<Exclude<IdType, 'resident_id'>, CodedReason> = {
  passport: {
    code: 'passport_malformed',
    zh: '护照号码由 5 至 17 位字母和数字组成，请核对。',
    en: 'A passport number has 5 to 17 letters and digits: please check.',
  },
  hk_mo_tw_permit: {
    code: 'permit_malformed',
    zh: '港澳台证件号码应为 H 或 M 加 8 位数字、8 位数字，或 18 位居住证号码，请核对。',
    en: 'A permit number is H or M with 8 digits, 8 digits, or an 18-digit residence permit: please check.',
  },
  foreign_permanent_resident: {
    code: 'foreign_permit_malformed',
    zh: '外国人永久居留证号码应为 3 位字母加 12 位数字，或 9 开头的 18 位号码，请核对。',
    en: 'A foreign permanent resident card has 3 letters and 12 digits, or 18 digits from 9: please check.',
  },
  other: {
    code: 'document_malformed',
    zh: '证件号码应为 3 至 40 位文字或数字，请核对。',
    en: 'A document number has 3 to 40 letters or digits: please check.',
  },
}
