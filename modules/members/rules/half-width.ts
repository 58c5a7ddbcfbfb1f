/** Full-width letters, digits and signs to their ASCII form, ideographic space to space. Han characters stay untouched. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (char) => (char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0)))
}

/** Marks that no one sees but that make equal texts unequal: zero-width, direction, soft hyphen, control, non-breaking space. */
export function dropInvisible(text: string): string {
  // Nearly every cell is made of these alone; the rest of the rule costs five times as much.
  if (/^[ -~\u4e00-\u9fff]*$/.test(text)) return text
  return text.replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ').replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?!\s)\p{Cc}/gu, '')
}

/** For numbers, codes and mail addresses: half-width, nothing invisible, no spaces, no leading text mark (') of a spreadsheet. */
export function compactAscii(text: string): string {
  if (/^[!-&(-_a-~]*$/.test(text)) return text
  return toHalfWidth(dropInvisible(text))
    .replace(/\s+/g, '')
    .replace(/^['`’‘]+/, '')
}
