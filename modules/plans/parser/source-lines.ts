import { foldText, readNumeral } from './fold-text.ts'
import type { SourceSpan } from './parsed-plan.ts'

/** What a line's number says about its depth, as official papers number themselves: 第一部分 > 一、 > （一） > 1. > （1） > •. */
export type MarkerRank = 'chapter' | 'section' | 'subsection' | 'point' | 'detail' | 'bullet'

interface Marker {
  rank: MarkerRank
  no: number | null
  /** Where the line's own words begin, counted from the start of the line. */
  length: number
}

/** A line that is not blank, trimmed; `folded` is `text` with widths and punctuation folded, of the same length. */
export interface SourceLine {
  start: number
  end: number
  text: string
  folded: string
  /** The white space before the line, folded: tabs in it are empty cells of a table. */
  indent: string
  marker: Marker | null
  blankBefore: boolean
}

export function readLines(text: string): SourceLine[] {
  const lines: SourceLine[] = []
  let blankBefore = false
  for (const [raw, offset] of physicalLines(text)) {
    const foldedRaw = foldText(raw)
    const folded = foldedRaw.trim()
    if (folded === '') {
      blankBefore = true
      continue
    }
    const indent = foldedRaw.slice(0, foldedRaw.length - foldedRaw.trimStart().length)
    const start = offset + indent.length
    const end = start + folded.length
    lines.push({ start, end, text: text.slice(start, end), folded, indent, marker: readMarker(folded), blankBefore })
    blankBefore = false
  }
  return lines
}

function* physicalLines(text: string): Generator<[string, number]> {
  let start = 0
  for (const found of text.matchAll(/\r\n|[\n\r\v\f\u2028\u2029]/g)) {
    yield [text.slice(start, found.index), start]
    start = found.index + found[0].length
  }
  yield [text.slice(start), start]
}

const NUMERAL = '[一二三四五六七八九十]{1,3}'
const MARKERS: { rank: MarkerRank; pattern: RegExp }[] = [
  { rank: 'chapter', pattern: new RegExp(`^第(${NUMERAL})(?:部分|章|篇)[\\s、:]*`) },
  { rank: 'section', pattern: new RegExp(`^(${NUMERAL}) ?[、.]\\s*`) },
  { rank: 'subsection', pattern: new RegExp(`^(?:\\( ?(${NUMERAL}) ?\\)|(${NUMERAL})\\)|[㈠-㈩])\\s*[、.]?\\s*`) },
  // 2.0 is no number of a point, but 1.2023年 and 1.5月 are: the year or month belongs to its words.
  {
    rank: 'point',
    pattern: /^(?:(\d{1,3}) ?[.、](?:\s+|(?!\d)|(?=20\d\d ?年)|(?=\d{1,2} ?(?:[、,-] ?\d{1,2} ?){0,5}月))|[⒈-⒛]|(\d{1,3})(?:\t+| {2,})(?=\D))\s*/,
  },
  { rank: 'detail', pattern: /^(?:\( ?(\d{1,2}) ?\)|(\d{1,2})\)|[①-⑳⑴-⒇])\s*[、.]?\s*/ },
  { rank: 'bullet', pattern: /^(?:[•●◆■▪◇□★☆※➢·]|[*-](?= ))\s*(?=\S)/ },
]

function readMarker(folded: string): Marker | null {
  for (const { rank, pattern } of MARKERS) {
    const found = pattern.exec(folded)
    if (found) return { rank, no: readNumeral(found[1] ?? found[2] ?? '') ?? enclosedNumber(found[0]), length: found[0].length }
  }
  return null
}

/** ①, ⑴, ⒈ and ㈠ each hold number and bracket in one character. */
function enclosedNumber(mark: string): number | null {
  const code = mark.charCodeAt(0)
  for (const first of [0x2460, 0x2474, 0x2488, 0x3220]) {
    if (code >= first && code < first + 20) return code - first + 1
  }
  return null
}

export function spanOfLines(first: SourceLine, last: SourceLine): SourceSpan {
  return { start: first.start, end: last.end }
}

/** The line's words without its number, folded. */
export function wordsOf(line: SourceLine): string {
  return line.folded.slice(line.marker?.length ?? 0)
}
