import type { Db, Trx } from '../../kernel/db/handle.ts'
import { deleteDocument, deleteTerms, documentsWithAll, insertTerms, readCounts, sharingDocuments, upsertDocument, type Document } from './search.store.ts'
import { fullWeight, rarityOf, weighTerms, type Text } from './weights.ts'
import { wordsOf } from './words.ts'

/** Makes a text findable, in place of what was there under this id. Index only what everyone who searches the kind may see. */
export async function indexDocument(trx: Trx, document: Document & Text): Promise<void> {
  await upsertDocument(trx, document)
  await deleteTerms(trx, document)
  await insertTerms(trx, document, weighTerms(document))
}

export async function removeDocument(trx: Trx, kind: string, id: string): Promise<void> {
  await deleteDocument(trx, { kind, id })
  await deleteTerms(trx, { kind, id })
}

/** Of a long text so many terms are looked up, and as many of these, most telling first, are searched for as stand in so many places. */
const mostLookedUp = 300
const mostTerms = 80
const mostPlaces = 8_000
const mostBeginnings = 20

export interface Similar {
  id: string
  /** How much of what the given text is about stands in this document: 1 for the same text; below 0.25 it is mostly chance. */
  score: number
}

/** The documents of this kind that are about the same, most similar first. Its cost is bounded, however long the text. */
export async function findSimilar(db: Db, sought: Text & { kind: string; exclude?: string[]; limit: number }): Promise<Similar[]> {
  const { kind, exclude = [], limit } = sought
  const weights = new Map([...weighTerms(sought)].slice(0, mostLookedUp))
  if (weights.size === 0) return []
  const worth = await pickTelling(db, { kind, weights })
  const most = worth.entries().reduce((sum, [term, value]) => sum + value * (weights.get(term) ?? 0), 0)
  const rows = await sharingDocuments(db, { kind, worth, exclude, limit }).execute()
  return rows.map((row) => ({ id: row.id, score: Math.min(1, Math.round((1_000 * row.worth) / most) / 1_000) }))
}

/** What sharing each term is worth, of those terms that tell most within the bounds. */
async function pickTelling(db: Db, { kind, weights }: { kind: string; weights: ReadonlyMap<string, number> }): Promise<Map<string, number>> {
  const { all, documents } = await readCounts(db, { kind, terms: [...weights.keys()] })
  const worth = [...weights].map(([term, weight]): [string, number] => [term, (rarityOf(documents.get(term), Math.max(all, 20)) * weight) / fullWeight])
  const picked = new Map<string, number>()
  let places = 0
  for (const [term, value] of worth.toSorted(([, a], [, b]) => b - a).slice(0, mostTerms)) {
    const here = documents.get(term) ?? 1
    if (picked.size > 0 && places + here > mostPlaces) continue
    picked.set(term, value)
    places += here
  }
  return picked
}

/** For search boxes: the documents of this kind in which every word stands, at least as the beginning of one. */
export async function findByWords(db: Db, { kind, query, limit }: { kind: string; query: string; limit: number }): Promise<{ id: string }[]> {
  const { words, pairs, lone } = wordsOf(query)
  const beginnings = [...new Set([...words, ...pairs, ...lone])].slice(0, mostBeginnings)
  if (beginnings.length === 0) return []
  return documentsWithAll(db, { kind, beginnings, limit }).execute()
}
