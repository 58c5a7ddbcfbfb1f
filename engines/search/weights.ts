import { matterOf } from './synonyms.ts'
import { wordsOf } from './words.ts'

/** A word of the title says three times what one of the text does; a pair of characters half of what a word does. */
const inTitle = 3
const ofPair = 0.5
/** How soon a repeated word stops saying more, and how much long texts are held back: the k1 and b of BM25. */
const saturation = 1.2
const lengthShare = 0.4
const usualLength = 120
const mostTerms = 1_000
/** Weights are kept in thousandths. */
export const fullWeight = 1_000

export interface Text {
  title: string
  text: string
}

/** What each term says about a text, 1 to 1,000; of a long text the terms that say most. */
export function weighTerms({ title, text }: Text): Map<string, number> {
  const counts = new Map<string, number>()
  countTerms(title, inTitle, counts)
  countTerms(text, 1, counts)
  const length = counts.values().reduce((sum, count) => sum + count, 0)
  const half = saturation * (1 - lengthShare + (lengthShare * length) / usualLength)
  const most = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, mostTerms)
  return new Map(most.map(([term, count]) => [term, Math.max(1, Math.round((fullWeight * count) / (count + half)))]))
}

function countTerms(text: string, weight: number, counts: Map<string, number>): void {
  const add = (term: string, by: number) => counts.set(term, (counts.get(term) ?? 0) + by)
  const { words, pairs } = wordsOf(text)
  for (const word of words) {
    add(word, weight)
    const matter = matterOf(word)
    if (matter !== null) add(matter, weight)
  }
  for (const pair of pairs) add(pair, weight * ofPair)
}

/** Terms that nobody has counted yet are taken for as rare as this. */
const uncounted = 2

/** How much it says that two texts share a term which stands in so many of all documents: the idf of BM25. */
export function rarityOf(documents: number | undefined, all: number): number {
  const having = Math.min(documents ?? uncounted, all)
  return Math.log(1 + (all - having + 0.5) / (having + 0.5))
}
