/** 330***********123X: the province and city stay readable, and the four characters by which people recognise their own. */
export function maskIdentityNumber(value: string): string {
  return maskMiddle(value, 3, 4)
}

/** 138****1234 */
export function maskPhone(value: string): string {
  return maskMiddle(value, 3, 4)
}

/** Only the last four digits, as on a bank's own slips. */
export function maskBankAccount(value: string): string {
  return maskMiddle(value, 0, 4)
}

/** E*****678: also for permits and other documents that are shorter than an identity number. */
export function maskPassport(value: string): string {
  return maskMiddle(value, 1, 3)
}

/** 张**: who stands before you says the rest. Names of several words keep their first letter only. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.min(rest.length, 2))
}

/** Never shows more than half of the characters: a short value is hidden altogether. */
function maskMiddle(value: string, head: number, tail: number): string {
  // Numbers are ASCII, where a character is a code unit; anything else is taken apart properly.
  const chars: string | string[] = /^[ -~]*$/.test(value) ? value : [...value]
  const hidden = chars.length - head - tail
  if (hidden * 2 < chars.length && hidden < 4) return '*'.repeat(chars.length)
  return textOf(chars.slice(0, head)) + '*'.repeat(hidden) + textOf(chars.slice(chars.length - tail))
}

function textOf(chars: string | string[]): string {
  return typeof chars === 'string' ? chars : chars.join('')
}
