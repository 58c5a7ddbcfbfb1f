import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'

export interface Document {
  kind: string
  id: string
}

/** Takes the document's row, so that two who index it at once come one after the other. */
export async function upsertDocument(trx: Trx, { kind, id }: Document): Promise<void> {
  await trx.q
    .insertInto('search_documents')
    .values({ tenant_id: trx.tenantId, kind, id, indexed_at: trx.at })
    .onConflict((oc) => oc.columns(['tenant_id', 'kind', 'id']).doUpdateSet({ indexed_at: trx.at }))
    .execute()
}

export async function deleteDocument(trx: Trx, { kind, id }: Document): Promise<void> {
  await trx.q.deleteFrom('search_documents').where('tenant_id', '=', trx.tenantId).where('kind', '=', kind).where('id', '=', id).execute()
}

export async function deleteTerms(trx: Trx, { kind, id }: Document): Promise<void> {
  await trx.q.deleteFrom('search_terms').where('tenant_id', '=', trx.tenantId).where('kind', '=', kind).where('document_id', '=', id).execute()
}

export async function insertTerms(trx: Trx, { kind, id }: Document, weights: ReadonlyMap<string, number>): Promise<void> {
  await sql`
    insert into search_terms (tenant_id, kind, term, document_id, weight)
    select ${trx.tenantId}::uuid, ${kind}, w.term, ${id}::uuid, w.weight
      from unnest(${[...weights.keys()]}::text[], ${[...weights.values()]}::smallint[]) w (term, weight)`.execute(trx.q)
}

/** How many documents there are, and in how many of them each of these terms stands, as last counted. */
export async function readCounts(db: Db, { kind, terms }: { kind: string; terms: string[] }): Promise<{ all: number; documents: Map<string, number> }> {
  const [total, counted] = await Promise.all([
    db.q.selectFrom('search_counts').select('documents').where('tenant_id', '=', db.tenantId).where('kind', '=', kind).executeTakeFirst(),
    countsOf(db, { kind, terms }).execute(),
  ])
  return { all: total?.documents ?? 0, documents: new Map(counted.map((row) => [row.term, row.documents])) }
}

export function countsOf(db: Db, { kind, terms }: { kind: string; terms: string[] }) {
  return db.q
    .selectFrom('search_term_counts')
    .select(['term', 'documents'])
    .where('tenant_id', '=', db.tenantId)
    .where('kind', '=', kind)
    .where('term', '=', sql<string>`any(${terms}::text[])`)
}

export interface Sought {
  kind: string
  /** What sharing each term is worth. */
  worth: ReadonlyMap<string, number>
  exclude: string[]
  limit: number
}

/** Documents that share terms, with what these are worth in each, most first. */
export function sharingDocuments(db: Db, { kind, worth, exclude, limit }: Sought) {
  return db.q
    .selectFrom('search_terms as t')
    .innerJoin(wanted(worth), (join) => join.onRef('w.term', '=', 't.term'))
    .select(['t.document_id as id', sql<number>`sum(t.weight * w.worth)`.as('worth')])
    .where('t.tenant_id', '=', db.tenantId)
    .where('t.kind', '=', kind)
    .where('t.document_id', '<>', sql<string>`all(${exclude}::uuid[])`)
    .groupBy('t.document_id')
    .orderBy('worth', 'desc')
    .orderBy('t.document_id')
    .limit(limit)
}

function wanted(worth: ReadonlyMap<string, number>) {
  return sql<{ term: string; worth: number }>`unnest(${[...worth.keys()]}::text[], ${[...worth.values()]}::float8[])`.as<'w'>(sql`w (term, worth)`)
}

/** Documents in which some term begins with each of these, those first where they weigh most. */
export function documentsWithAll(db: Db, { kind, beginnings, limit }: { kind: string; beginnings: string[]; limit: number }) {
  const first = sql<{ beginning: string; past: string }>`unnest(${beginnings}::text[], ${beginnings.map(past)}::text[])`.as<'b'>(sql`b (beginning, past)`)
  return db.q
    .selectFrom('search_terms as t')
    .innerJoin(first, (join) => join.onRef('t.term', '>=', 'b.beginning').onRef('t.term', '<', 'b.past'))
    .select('t.document_id as id')
    .where('t.tenant_id', '=', db.tenantId)
    .where('t.kind', '=', kind)
    .groupBy('t.document_id')
    .having(sql<number>`count(distinct b.beginning)`, '=', beginnings.length)
    .orderBy(sql`sum(t.weight)`, 'desc')
    .orderBy('t.document_id')
    .limit(limit)
}

/** The end of the range of what begins so: no character of any text comes after it. */
function past(beginning: string): string {
  return `${beginning}\u{10FFFF}`
}
