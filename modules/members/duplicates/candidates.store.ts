import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { MAX_BLOCK, type ComparedPerson } from '../rules/duplicates.ts'
import type { IdType } from '../rules/identity-document.ts'
import type { StaffRow } from '../staff-record.store.ts'

/** No more are compared at once: who has looked at so many pairs finds the next when these are settled. */
export const candidateCap = 10_000

export interface Candidate {
  a: string
  b: string
}

// The key is syllable, tone, character: without the last two it is how the name sounds.
const soundOf = (row: string) => sql`regexp_replace(${sql.ref(`${row}.pinyin_key`)}, '[^a-z]', '', 'g')`

/** The number of an identity card that passed its check: two that differ are two people. */
const proofOf = (row: string) => sql`
  case when coalesce(${sql.ref(`${row}.id_type`)}, 'resident_id') = 'resident_id' and not ${sql.ref(`${row}.quality_rules`)} && array['id_no_invalid', 'id_no_doubtful']
       then ${sql.ref(`${row}.id_no_index`)} end`

/**
 * Pairs among everybody that share a phone, a birth date and the sound of the name, or a name and a unit, the strongest lead
 * first. The database finds them by grouping, so that no request carries everybody; `comparePeople` judges them.
 */
export async function findCandidates(db: Db): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with people as materialized (
      select s.id, s.phone_index, s.birth_date, s.name, s.unit_id, ${soundOf('s')} as sound, ${proofOf('s')} as proof
        from staff s where s.tenant_id = ${db.tenantId} and s.merged_into is null),
    blocks as (
      select 1 as lead, array_agg(id) as ids from people where phone_index is not null group by phone_index having count(*) between 2 and ${MAX_BLOCK}
      union all
      select 2, array_agg(id) from people where birth_date is not null and sound <> '' group by birth_date, sound having count(*) between 2 and ${MAX_BLOCK}
      union all
      select 3, array_agg(id) from people group by unit_id, name having count(*) between 2 and ${MAX_BLOCK}),
    pairs as (
      select a.id as a, b.id as b, min(lead) as lead
        from blocks, unnest(ids) as a (id), unnest(ids) as b (id)
       where a.id < b.id group by a.id, b.id)
    select p.a, p.b from pairs p join people one on one.id = p.a join people other on other.id = p.b
     where (one.proof = other.proof or one.proof is null or other.proof is null) and ${notSettled(db)}
     order by p.lead, p.a, p.b
     limit ${candidateCap}`.execute(db.q)
  return rows
}

/** The same for some people, each against everybody: a few steps in an index for each of them. */
export async function findCandidatesOf(db: Db, ids: string[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with people as materialized (
      select s.*, ${soundOf('s')} as sound from staff s where s.tenant_id = ${db.tenantId} and s.id = any(${ids}::uuid[]) and s.merged_into is null),
    found as (
      select p.id, o.id as other from people p, lateral (${sharing(db, sql`o.phone_index = p.phone_index`)}) o
      union
      select p.id, o.id from people p, lateral (${sharing(db, sql`o.birth_date = p.birth_date and p.sound <> '' and ${soundOf('o')} = p.sound`)}) o
      union
      select p.id, o.id from people p, lateral (${sharing(db, sql`o.unit_id = p.unit_id and o.pinyin_key = p.pinyin_key and o.name = p.name`)}) o),
    pairs as (select distinct least(id, other) as a, greatest(id, other) as b from found)
    select p.a, p.b from pairs p
      join staff one on one.tenant_id = ${db.tenantId} and one.id = p.a
      join staff other on other.tenant_id = ${db.tenantId} and other.id = p.b
     where (${proofOf('one')} = ${proofOf('other')} or ${proofOf('one')} is null or ${proofOf('other')} is null) and ${notSettled(db)}`.execute(db.q)
  return rows
}

/** Who shares something with the person `p`; nobody where too many do: then it is a switchboard or a filler. */
function sharing(db: Db, condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select id from (
      select few.id, count(*) over () as many
        from (select o.id from staff o where o.tenant_id = ${db.tenantId} and ${condition} and o.id <> p.id and o.merged_into is null limit ${MAX_BLOCK}) few
    ) counted where many < ${MAX_BLOCK}`
}

function notSettled(db: Db): RawBuilder<unknown> {
  return sql`not exists (select 1 from staff_not_duplicates d where d.tenant_id = ${db.tenantId} and d.first_id = p.a and d.second_id = p.b)`
}

/** What `comparePeople` looks at. */
export type ComparedRow = Pick<StaffRow, 'id' | 'name' | 'id_type' | 'id_no_index' | 'quality_rules' | 'phone_index' | 'birth_date' | 'sex' | 'unit_id'>

export function findCompared(db: Db, ids: string[]): Promise<ComparedRow[]> {
  return db.q
    .selectFrom('staff')
    .select(['id', 'name', 'id_type', 'id_no_index', 'quality_rules', 'phone_index', 'birth_date', 'sex', 'unit_id'])
    .where('tenant_id', '=', db.tenantId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
}

/** A stored person as the rules compare people: numbers by their hashes. */
export function comparedOf(row: ComparedRow): ComparedPerson {
  return {
    key: row.id,
    name: row.name,
    // The code set id_type holds the type's own names; a number without a type was checked as an identity card's.
    idType: (row.id_type ?? 'resident_id') as IdType,
    idNo: row.id_no_index,
    idNoIsValid: row.id_no_index !== null && !row.quality_rules.some((rule) => rule === 'id_no_invalid' || rule === 'id_no_doubtful'),
    phone: row.phone_index,
    birthDate: row.birth_date,
    sex: row.sex,
    unitId: row.unit_id,
  }
}

/** Two records in the one order in which pairs are kept. */
export function ordered(one: string, other: string): { first_id: string; second_id: string } {
  return one < other ? { first_id: one, second_id: other } : { first_id: other, second_id: one }
}
