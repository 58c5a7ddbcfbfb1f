import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../kernel/db/handle.ts'
import { prefixRange } from './rules/search-terms.ts'
import type { QueryTerms } from './staff-search.ts'

/** What is looked up in the terms; the rest of a search is a range of names in their order. */
export type LookUp = Exclude<QueryTerms, { kind: 'letter' }>

export function isLookUp(search: QueryTerms | null): search is LookUp {
  return search !== null && search.kind !== 'letter'
}

export interface Hit {
  id: string
  pinyin_key: string
}

/**
 * Whom a search finds, each once: `id` and `pinyin_key`, those merged into another record left out. Read from the index of
 * terms alone: row level security keeps LIKE from using an index; ranges over the terms do.
 */
export function hitsOf(db: Db, search: LookUp): RawBuilder<Hit> {
  const byTerms = fittingAll(db, search.terms)
  if (search.kind === 'terms') return byTerms
  // Two looks at two indexes: asked as one “or”, everybody would be read.
  return sql`
    select p.id, p.pinyin_key from staff p
     where p.tenant_id = ${db.tenantId} and ${sql.ref(`p.${search.column}`)} = ${search.index} and p.merged_into is null
    union ${byTerms}`
}

function fittingAll(db: Db, terms: string[]): RawBuilder<Hit> {
  // A query of nothing but punctuation finds nobody.
  if (terms.length === 0) return sql`select null::uuid as id, ''::text collate "C" as pinyin_key where false`
  const ranges = terms.map((term) => fitting(db, term))
  // Each range is read once: how many fit a term is beyond the planner's guess, and a join by a wrong guess reads one of them for each row of another.
  return sql`${sql.join(ranges, sql` intersect `)}`
}

function fitting(db: Db, term: string) {
  const { from, to } = prefixRange(term)
  return sql`select distinct t.staff_id as id, t.pinyin_key from staff_terms t where t.tenant_id = ${db.tenantId} and t.term >= ${from} and t.term < ${to}`
}
