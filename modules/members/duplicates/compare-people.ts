import type { Clock } from '../../../kernel/clock.ts'
import type { Services } from '../../../kernel/context.ts'
import type { Db } from '../../../kernel/db/handle.ts'
import { comparePeople } from '../rules/duplicates.ts'
import { comparedOf, findCandidates, findCandidatesOf, findCompared, type Candidate, type ComparedRow } from './candidates.store.ts'
import { dropPairs, holdPairing, lastPairing, listUnpaired, markAllPaired, markPaired, notePairing, storePairs, type StoredPair } from './pairs.store.ts'

/** So few are compared while somebody waits for the list. */
const mostAtOnce = 200
/** Beyond this it is quicker to compare everybody. */
const mostOneByOne = 1_000
/** Comparing some misses what only shows among all: a number that too many share, or no longer too many. */
const compareAllHours = 24
/** Then requests have their turn. */
const pairsAtATime = 250

/** Before the list is shown: whoever changed since is compared, unless they are too many or somebody else is at it. */
export async function compareNew(db: Db): Promise<void> {
  const people = await listUnpaired(db, mostAtOnce + 1)
  if (people.length > 0 && people.length <= mostAtOnce) await compareSome(db, people)
}

/** Keeps the pairs up to date: after an import of many, and once a day, among everybody. */
export async function keepPairs(services: Services, db: Db): Promise<void> {
  const people = await listUnpaired(db, mostOneByOne + 1)
  if (people.length > mostOneByOne || (await isDue(services.clock, db))) await compareAll(services.clock, db)
  else if (people.length > 0) await compareSome(db, people)
}

async function isDue(clock: Clock, db: Db): Promise<boolean> {
  const last = await lastPairing(db)
  return last === null || clock.now().getTime() - last.getTime() >= compareAllHours * 3_600_000
}

async function compareSome(db: Db, people: { id: string; version: number }[]): Promise<void> {
  const ids = people.map(({ id }) => id)
  await db.q.transaction().execute(async (q) => {
    const trx = { tenantId: db.tenantId, q }
    if (!(await holdPairing(trx))) return
    const pairs = await judged(trx, await findCandidatesOf(trx, ids))
    await dropPairs(trx, ids)
    await storePairs(trx, pairs)
    await markPaired(trx, people)
  })
}

async function compareAll(clock: Clock, db: Db): Promise<void> {
  // Noted as undone before anybody is marked, so that a process that dies in between leaves it to the next.
  const begun = await db.q.transaction().execute(async (q) => {
    const trx = { tenantId: db.tenantId, q }
    if (!(await holdPairing(trx))) return false
    await notePairing(trx, null)
    await markAllPaired(trx)
    return true
  })
  if (!begun) return
  await db.q.transaction().execute(async (q) => {
    const trx = { tenantId: db.tenantId, q }
    if (!(await holdPairing(trx))) return
    const pairs = await judged(trx, await findCandidates(trx))
    await dropPairs(trx, null)
    await storePairs(trx, pairs)
    await notePairing(trx, clock.now())
  })
}

async function judged(db: Db, candidates: Candidate[]): Promise<StoredPair[]> {
  const pairs: StoredPair[] = []
  for (let from = 0; from < candidates.length; from += pairsAtATime) {
    const some = candidates.slice(from, from + pairsAtATime)
    const people = new Map((await findCompared(db, [...new Set(some.flatMap(({ a, b }) => [a, b]))])).map((row) => [row.id, row]))
    pairs.push(...some.flatMap(({ a, b }) => scored(people.get(a), people.get(b))))
  }
  return pairs
}

function scored(first: ComparedRow | undefined, second: ComparedRow | undefined): StoredPair[] {
  if (!first || !second) return []
  const compared = comparePeople(comparedOf(first), comparedOf(second))
  return 'score' in compared ? [{ a: first.id, b: second.id, score: compared.score }] : []
}
