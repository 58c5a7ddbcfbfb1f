import { sql } from 'kysely'
import { countTerms } from '../engines/search/count-terms.ts'
import { findByWords, findSimilar, indexDocument } from '../engines/search/search.ts'
import { proposals } from '../engines/search/testing/proposals.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../kernel/db/handle.ts'
import { write } from '../kernel/db/write.ts'
import { newId } from '../kernel/ids.ts'
import { createRandom, type Random } from '../server/demo/random.ts'
import type { Measured } from './report.ts'

export interface SimilarOptions {
  db: Db
  clock: Clock
  /** How many proposals are made and indexed. */
  documents: number
  searches: number
  say: (line: string) => void
}

const perTransaction = 200
const kind = 'bench-proposal'

const clauses = proposals.flatMap(({ text, again }) => `${text}${again.text}`.split(/[，。、]/).filter((clause) => clause.length > 3))

/** Similar proposals while somebody types, among so many that share their words: as the serving role, one after another. */
export async function benchSimilar({ db, clock, documents, searches, say }: SimilarOptions): Promise<Measured> {
  say(`indexing ${documents} proposals …`)
  const random = createRandom(1)
  const startedAt = performance.now()
  for (let done = 0; done < documents; done += perTransaction)
    await indexSome(
      db,
      clock,
      Array.from({ length: Math.min(perTransaction, documents - done) }, () => makeProposal(random)),
    )
  const indexedMs = performance.now() - startedAt
  const countMs = await timeOf(() => countTerms(db, clock))
  say('searching …')
  const typed = Array.from({ length: searches }, () => makeProposal(random))
  // In turns with the shortest question there is, so that both meet the machine in the same state.
  const pairs = await alternately(typed, { work: (proposal) => findSimilar(db, { kind, ...proposal, limit: 5 }), reference: () => sql`select 1`.execute(db.q) })
  const titles = await timesOf(typed, ({ title }) => findSimilar(db, { kind, title, text: '', limit: 5 }))
  const long = await timesOf(typed.slice(0, 20), ({ title }) => findSimilar(db, { kind, title, text: Array.from({ length: 900 }, () => clauseOf(random)).join('，'), limit: 5 }))
  const words = await timesOf(typed, ({ title }) => findByWords(db, { kind, query: title.slice(-6), limit: 20 }))
  const figures = {
    similar_index_per_s: (documents / indexedMs) * 1_000,
    similar_count_ms: countMs,
    similar_p50_ms: at(pairs.work, 0.5),
    similar_p95_ms: at(pairs.work, 0.95),
    similar_title_p95_ms: at(titles, 0.95),
    similar_long_text_p95_ms: at(long, 0.95),
    words_p95_ms: at(words, 0.95),
    similar_raw_round_trip_p50_ms: at(pairs.reference, 0.5),
  }
  return { figures, ratios: { similar_over_round_trip: at(pairs.work, 0.5) / at(pairs.reference, 0.5) }, goals: { similar_p95_ms: { atMost: 30 } } }
}

function indexSome(db: Db, clock: Clock, made: { title: string; text: string }[]): Promise<void> {
  return write({ db, clock, requestId: newId(), actor: { accountId: null, name: 'bench', via: 'system' } }, async (trx) => {
    for (const { title, text } of made) await indexDocument(trx, { kind, id: newId(), title, text })
    trx.audit({ action: 'bench.index', entity: { type: kind, id: newId() } })
  })
}

/** A title and some 250 characters, as the rules of universities ask for, in words that the others use too. */
function makeProposal(random: Random): { title: string; text: string } {
  const { title } = random.pick(proposals)
  const building = `${random.pick(['紫金港', '玉泉', '西溪', '华家池', '之江', '舟山', '海宁'])}${random.int(1, 300)}号楼`
  return { title: `${title.slice(0, -3)}${building}`, text: Array.from({ length: 16 }, () => clauseOf(random)).join('，') }
}

function clauseOf(random: Random): string {
  return random.pick(clauses)
}

async function alternately<T>(
  inputs: T[],
  { work, reference }: { work: (input: T) => Promise<unknown>; reference: () => Promise<unknown> },
): Promise<{ work: number[]; reference: number[] }> {
  const times = { work: new Array<number>(), reference: new Array<number>() }
  for (const input of inputs) {
    times.reference.push(await timeOf(reference))
    times.work.push(await timeOf(() => work(input)))
  }
  return { work: times.work.toSorted((a, b) => a - b), reference: times.reference.toSorted((a, b) => a - b) }
}

async function timesOf<T>(inputs: T[], work: (input: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (const input of inputs) times.push(await timeOf(() => work(input)))
  return times.toSorted((a, b) => a - b)
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function at(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
