/** A run of one script within a name. `beginsName`: a surname can only stand there. */
export type NameRun = { text: string; script: 'han' | 'word'; beginsName: boolean }

const RUN = /(?<han>[\p{Script=Han}\p{Co}]+)|(?<word>(?:(?![\p{Script=Han}\p{Co}])[\p{L}\p{M}\p{N}])+)/gu

/** Splits at spaces, dots and hyphens, and where Han meets another script. Words of other scripts come folded. */
export function runsOf(name: string): NameRun[] {
  const runs: NameRun[] = []
  for (const { groups, index } of name.replace(/['’‘`]/g, '').matchAll(RUN)) {
    const { han, word } = groups ?? {}
    if (han !== undefined) runs.push({ text: han, script: 'han', beginsName: index === 0 })
    else if (word !== undefined) runs.push({ text: foldLatin(word), script: 'word', beginsName: index === 0 })
  }
  return runs
}

/** Lower case without accents: José is found by jose, Strauß by strauss. */
export function foldLatin(text: string): string {
  const lower = text.toLowerCase()
  if (/^[\x00-\x7f]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłđæœßı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
}

const PLAIN_LETTERS: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ß: 'ss', ı: 'i' }
