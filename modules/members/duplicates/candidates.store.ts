import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { MAX_BLOCK, type ComparedPerson } from '../rules/duplicates.ts'
import type { IdType } from '../rules/identity-document.ts'
import type { UnitReach } from '../staff-reach.ts'
import type { StaffRow } from '../staff-record.store.ts'

/** No list is longer: who has looked at so many pairs finds the next when these are settled. */
export const candidateCap = 2_000

/**
 * Pairs that share a phone, a birth date and the sound of the name, or a name and a unit, the strongest lead first. The
 * database finds them by grouping, so that no request carries everybody; `comparePeople` judges them.
 */
export async function findCandidates(db: Db, reach: UnitReach | null): Promise<{ a: string; b: string }[]> {
  const within = reach ? sql`and (s.unit_id = any(${reach.unitIds}::uuid[]) or s.group_id = any(${reach.groupIds}::uuid[]))` : sql``
  const { rows } = await sql<{ a: string; b: string }>`
    with people as materialized (
      select s.id, s.phone_index, s.birth_date, s.name, s.unit_id,
             -- The key is syllable, tone, character: without the last two it is how the name sounds.
             regexp_replace(s.pinyin_key, '[^a-z]', '', 'g') as sound,
             case when coalesce(s.id_type, 'resident_id') = 'resident_id' and not s.quality_rules && array['id_no_invalid', 'id_no_doubtful'] then s.id_no_index end as proof
        from staff s where s.tenant_id = ${db.tenantId} and s.merged_into is null ${within}),
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
     where (one.proof = other.proof or one.proof is null or other.proof is null)
       and not exists (select 1 from staff_not_duplicates d where d.tenant_id = ${db.tenantId} and d.first_id = p.a and d.second_id = p.b)
     order by p.lead, p.a, p.b
     limit ${candidateCap + 1}`.execute(db.q)
  return rows
}

/** A stored person as the rules compare people: numbers by their hashes. */
export function comparedOf(row: StaffRow): ComparedPerson {
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

/** Two records in the one order in which `staff_not_duplicates` keeps them. */
export function ordered(one: string, other: string): { first_id: string; second_id: string } {
  return one < other ? { first_id: one, second_id: other } : { first_id: other, second_id: one }
}
