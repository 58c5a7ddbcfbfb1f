import { segmenter } from './dictionary.ts'
import { stopWords } from './stop-words.ts'

/** About 100 kB of Chinese; what comes after it is not read. */
const mostCharacters = 35_000
const mostLatin = 40

export interface Words {
  /** Words that say something, as often as they stand there. */
  words: string[]
  /** Pairs of characters where a word is long or was not known: they find what was segmented in another way. */
  pairs: string[]
  /** Characters that stand alone, not even beside another of their kind. */
  lone: string[]
}

/** The words of a text: full width is half width, and capitals are small. */
export function wordsOf(text: string): Words {
  const found: Words = { words: [], pairs: [], lone: [] }
  let run = ''
  for (const piece of segmenter().cut(text.slice(0, mostCharacters).normalize('NFKC').toLowerCase(), true)) {
    if (isHan(piece) && piece.length === 1 && !stopWords.has(piece)) {
      run += piece
      continue
    }
    endRun(run, found)
    run = ''
    if (isWord(piece)) found.words.push(piece)
    if (isHan(piece) && piece.length > 2) found.pairs.push(...pairsOf(piece))
  }
  endRun(run, found)
  return found
}

function endRun(run: string, found: Words): void {
  if (run.length === 1) found.lone.push(run)
  else found.pairs.push(...pairsOf(run))
}

function isWord(piece: string): boolean {
  if (stopWords.has(piece)) return false
  return isHan(piece) ? piece.length > 1 : /^[\p{L}\p{N}]+$/u.test(piece) && piece.length > 1 && piece.length <= mostLatin
}

function isHan(piece: string): boolean {
  return /^\p{Script=Han}+$/u.test(piece)
}

function pairsOf(run: string): string[] {
  return Array.from({ length: Math.max(run.length - 1, 0) }, (_, at) => run.slice(at, at + 2)).filter((pair) => !stopWords.has(pair))
}
