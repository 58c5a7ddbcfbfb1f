const DAY_MS = 86_400_000
/** Day 0 of the workbooks that count from 1900. Excel believes in 29 February 1900, so this holds from serial 61 on. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30)
const EPOCH_1904_MS = Date.UTC(1904, 0, 1)
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465
/** Times that were calculated end a breath before midnight: a tenth of a second. */
const ROUNDING = 1e-6

/** The day of a serial number as `YYYY-MM-DD`; null where there is none: times of day, 29 February 1900, beyond 9999. */
export function dateFromSerial(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial + ROUNDING)
  if (!(days >= 1) || days > LAST_SERIAL - (from1904 ? 1462 : 0)) return null
  if (from1904) return isoDay(EPOCH_1904_MS + days * DAY_MS)
  if (days === 60) return null
  return isoDay(EPOCH_1900_MS + (days < 60 ? days + 1 : days) * DAY_MS)
}

/** The serial number of a `YYYY-MM-DD` day from 1 March 1900 on; null for any other text. */
export function serialFromDate(date: string): number | null {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  const serial = (ms - EPOCH_1900_MS) / DAY_MS
  return serial >= 61 && isoDay(ms) === date ? serial : null
}

/** A sheet repeats its days; writing one out takes longer than reading its cell. */
const writtenDays = new Map<number, string>()
const DAYS_KEPT = 50_000

function isoDay(ms: number): string {
  const known = writtenDays.get(ms)
  if (known !== undefined) return known
  const day = new Date(ms).toISOString().slice(0, 10)
  if (writtenDays.size < DAYS_KEPT) writtenDays.set(ms, day)
  return day
}

/** What a number format makes of a number: a day, so many digits with zeros in front, or nothing special (0). */
export type NumberFormat = 'date' | number

/** Built-in formats by their id; 27–36 and 50–58 are the Chinese dates (ECMA-376 18.8.30). */
export function builtInFormat(id: number): NumberFormat {
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
  return date ? 'date' : 0
}

/** A format by its code: `yyyy"年"m"月"d"日"` is a date, `h:mm` and `[mm]:ss` are not, `00000` pads to five digits. */
export function customFormat(code: string): NumberFormat {
  if (/^0{2,30}$/.test(code)) return code.length
  const first =
    code
      .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
      .replaceAll(/\[[^\]]*\]/g, (bracket) => (/^\[(?:h+|m+|s+)\]$/i.test(bracket) ? 'h' : ''))
      .split(';', 1)[0] ?? ''
  const letters = first.replaceAll(/general|standard|am\/pm|a\/p/gi, '').toLowerCase()
  if (/[yd]/.test(letters)) return 'date'
  return letters.includes('m') && !/[hs]/.test(letters) ? 'date' : 0
}

export function padNumber(literal: string, digits: number): string {
  return /^\d+$/.test(literal) ? literal.padStart(digits, '0') : literal
}
