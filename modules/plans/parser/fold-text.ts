const FOLDED: Record<string, string> = {
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '「': '[',
  '」': ']',
  '『': '[',
  '』': ']',
  '〖': '[',
  '〗': ']',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '─': '-',
  '～': '-',
  '〜': '-',
  '~': '-',
  '﹣': '-',
  '｡': '。',
  '﹑': '、',
  '∶': ':',
  '︰': ':',
  '﹒': '.',
  '○': '〇',
  零: '〇',
}

const VARIANTS = /[\uFF01-\uFF5E\u3000\u00A0\u1680\u2000-\u200B\u202F\u205F\uFEFF【】〔〕「」『』〖〗‐‑‒–—―−─～〜~﹣｡﹑∶︰﹒○零]/g

/**
 * Folds full-width and typographic variants to one form, UTF-16 unit for unit: the result has the same length,
 * so offsets found in it are offsets in the original. Brackets other than （） become [].
 */
export function foldText(text: string): string {
  return text.replace(VARIANTS, foldUnit)
}

function foldUnit(unit: string): string {
  const known = FOLDED[unit]
  if (known !== undefined) return known
  const code = unit.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' '
}

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** Reads 一 … 九十九 or Arabic digits; null for anything else. */
export function readNumeral(written: string): number | null {
  if (/^\d{1,3}$/.test(written)) return Number(written)
  const parts = /^(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(written)
  if (!parts || written === '') return null
  const tens = parts[2] ? (parts[1] ? CHINESE_DIGITS.indexOf(parts[1]) : 1) : 0
  return tens * 10 + (parts[3] ? CHINESE_DIGITS.indexOf(parts[3]) : 0)
}

/** Reads a year of this century in folded text, 2023 or 二〇二三. */
export function readYear(written: string): number | null {
  const digits = written.replace(/[〇一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)))
  return /^20\d\d$/.test(digits) ? Number(digits) : null
}
