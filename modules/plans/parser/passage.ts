import { foldText } from './fold-text.ts'
import type { SourceSpan } from './parsed-plan.ts'
import type { SourceLine } from './source-lines.ts'

/** Lines joined into running text that still knows where each character came from. */
export interface Passage {
  text: string
  folded: string
  pieces: { at: number; start: number; length: number }[]
}

const ENDS_A_SENTENCE = /[。!?;:…]["”’』」)\]》]*$/
const SHORT_TITLE_LENGTH = 30
const LABEL = /^[\u4e00-\u9fff]{2,6}:/

/**
 * Joins the lines of one point or item, without the first line's number. A line that broke in mid-sentence
 * (a wrapped line, a page break) goes on where the last one stopped; a new paragraph starts on a new line.
 */
export function joinLines(lines: readonly SourceLine[]): Passage {
  const passage: Passage = { text: '', folded: '', pieces: [] }
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    if (previous) passage.text += separatorBetween(previous, line, index === 1)
    appendLine(passage, line, index === 0 ? (line.marker?.length ?? 0) : 0)
  })
  passage.folded = foldText(passage.text)
  return passage
}

export function isSentenceEnd(line: SourceLine): boolean {
  return ENDS_A_SENTENCE.test(line.folded)
}

function separatorBetween(previous: SourceLine, next: SourceLine, afterFirst: boolean): string {
  if (isSentenceEnd(previous) || (afterFirst && isTitleOnItsOwnLine(previous))) return '\n'
  if (next.marker?.rank === 'detail' || next.marker?.rank === 'bullet' || LABEL.test(next.folded)) return '\n'
  return needsSpace(previous.folded, next.folded) ? ' ' : ''
}

/** Latin words wrapped apart have a space between them; Chinese and the digits of one number have none. */
export function needsSpace(before: string, after: string): boolean {
  return /[A-Za-z,.;:]$/.test(before) ? /^[A-Za-z0-9]/.test(after) : /[0-9]$/.test(before) && /^[A-Za-z]/.test(after)
}

function isTitleOnItsOwnLine(line: SourceLine): boolean {
  return line.folded.length <= SHORT_TITLE_LENGTH && !/[。:;]/.test(line.folded) && !/[,、]$/.test(line.folded) && !hasOpenBracket(line.folded)
}

export function hasOpenBracket(folded: string): boolean {
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0
  return count(/[([《“]/g) > count(/[)\]》”]/g)
}

/** Leaves out `**`, the trace of bold type in text pasted from the web. */
function appendLine(passage: Passage, line: SourceLine, from: number): void {
  for (const found of line.text.slice(from).matchAll(/\*\*|[^*]+|\*/g)) {
    if (found[0] === '**') continue
    passage.pieces.push({ at: passage.text.length, start: line.start + from + found.index, length: found[0].length })
    passage.text += found[0]
  }
}

/** Where the characters [from, to) of the passage stand in the original text. */
export function spanInSource(passage: Passage, from: number, to: number): SourceSpan {
  return { start: offsetInSource(passage, from), end: offsetInSource(passage, to - 1) + 1 }
}

function offsetInSource(passage: Passage, at: number): number {
  const piece = passage.pieces.findLast((each) => each.at <= at) ?? passage.pieces[0]
  if (!piece) return 0
  return piece.start + Math.min(Math.max(at - piece.at, 0), piece.length - 1)
}

/** A stretch of a passage as a passage of its own. */
export function slicePassage(passage: Passage, from: number, to: number): Passage {
  const pieces = passage.pieces
    .map((piece) => ({ piece, cut: Math.max(from - piece.at, 0), end: Math.min(piece.at + piece.length, to) }))
    .filter(({ piece, cut, end }) => piece.at + cut < end)
    .map(({ piece, cut, end }) => ({ at: piece.at + cut - from, start: piece.start + cut, length: end - piece.at - cut }))
  return { text: passage.text.slice(from, to), folded: passage.folded.slice(from, to), pieces }
}

/** One line of words for a title: line breaks and runs of spaces closed, punctuation at both ends dropped. */
export function tidyTitle(text: string): string {
  const closed = text.replace(/[\s\u3000]+/g, (run) => (run.includes('\n') ? '' : ' '))
  return dropTrailing(closed, ' 。；;，,、：:').replace(/^[ ：:，,、—-]+/, '')
}

/** Like trimEnd for other characters. A regular expression would take quadratic time on long runs. */
export function dropTrailing(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}
