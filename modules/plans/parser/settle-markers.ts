import type { SourceLine } from './source-lines.ts'

const MONTH_AFTER_NUMBER = /^[\d一二三四五六七八九十]{1,3} ?[、.] ?[\d一二三四五六七八九十]{1,3} ?(?:[、,-] ?[\d一二三四五六七八九十]{1,3} ?){0,5}月/

/**
 * 三、四月 may be April under the number three, or March and April. It is a number where it goes on from the line
 * numbered before it (or, for one, where a two follows); otherwise its marker is taken away.
 */
export function settleMarkers(lines: readonly SourceLine[]): SourceLine[] {
  const notNumbers = new Set<SourceLine>()
  for (const rank of ['section', 'point'] as const) {
    const ranked = lines.filter((line) => line.marker?.rank === rank)
    let previous = 0
    ranked.forEach((line, index) => {
      const no = line.marker?.no ?? 0
      const goesOn = no === 1 ? ranked[index + 1]?.marker?.no === 2 : no === previous + 1
      if (MONTH_AFTER_NUMBER.test(line.folded) && !goesOn) notNumbers.add(line)
      else previous = no
    })
  }
  return lines.map((line) => (notNumbers.has(line) ? { ...line, marker: null } : line))
}
