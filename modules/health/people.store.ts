import { sql, type RawBuilder } from 'kysely'
import { directory, people } from '../../engines/capacity/capacity.ports.ts'
import type { Scope } from '../../kernel/auth/actor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { AgeGroup, PersonState } from './health.shapes.ts'
import { packageKey } from './health.rules.ts'

/** Whose places of a round, as of when. */
export interface Among {
  offerId: string
  reach: Scope
  now: Date
  today: string
}

/** Everybody a round concerns: who may come, and who has a slot though the list has changed since; one row each. */
function everybody(db: Db, { offerId, reach, now, today }: Among): RawBuilder<unknown> {
  const within = reach.all ? sql`true` : sql`unit_id = any(${reach.unitIds}::uuid[])`
  return sql`(
    select *, case when age is null then 'unknown' when age < 30 then 'under30' when age < 40 then 'from30' when age < 50 then 'from40'
        when age < 60 then 'from50' else 'from60' end as age_group
    from (
      select staff_id, n.staff_no, n.name, n.pinyin_key, coalesce(e.unit_id, r.unit_id) as unit_id, coalesce(q.sex, '0') as sex, e.id as enrolment_id,
        extract(year from age(coalesce((p.starts_at at time zone 'Asia/Shanghai')::date, ${today}::date), q.birth_date))::int as age,
        p.title as slot, p.place, p.starts_at, p.ends_at, e.answers ->> ${packageKey} as package, c.at as came_at,
        case when e.id is null then 'notChosen' when c.at is not null then 'attended' when p.ends_at <= ${now} then 'missed' else 'chosen' end as state
      from (select staff_id, unit_id from offer_people where tenant_id = ${db.tenantId} and offer_id = ${offerId}) r
      full join (select id, staff_id, unit_id, option_id, answers from enrolments
        where tenant_id = ${db.tenantId} and offer_id = ${offerId} and status = 'confirmed') e using (staff_id)
      join ${directory().everybody(db)} as n using (staff_id)
      left join (select staff_id, case when sex in ('1', '2') then sex else '0' end as sex, birth_date from ${people().relation(db)} as who) q using (staff_id)
      left join offer_options p on p.tenant_id = ${db.tenantId} and p.id = e.option_id
      left join lateral (select min(at) as at from checkins where tenant_id = ${db.tenantId} and enrolment_id = e.id) c on true) as one
    where ${within})`
}

export interface PersonRow {
  staff_id: string
  staff_no: string
  name: string
  pinyin_key: string
  unit_id: string
  sex: '1' | '2' | '0'
  age: number | null
  state: 'notChosen' | 'chosen' | 'attended' | 'missed'
  slot: string | null
  place: string | null
  starts_at: Date | null
  ends_at: Date | null
  package: string | null
  came_at: Date | null
}

export interface PeopleAsked extends Among {
  state: PersonState | null
  unitId: string | null
  sex: '1' | '2' | '0' | null
  age: AgeGroup | null
  search: string | null
}

function asked({ state, unitId, sex, age, search }: PeopleAsked) {
  return sql`(${state}::text is null or x.state = ${state} or (${state} = 'picked' and x.state <> 'notChosen')) and (${unitId}::uuid is null or x.unit_id = ${unitId})
    and (${sex}::text is null or x.sex = ${sex}) and (${age}::text is null or x.age_group = ${age})
    and (${search}::text is null or strpos(x.name, ${search}) > 0 or x.staff_no = ${search})`
}

/** A page by name; one row more than asked for tells that there is a next page. */
export async function pageOfPeople(db: Db, query: PeopleAsked, { after, limit }: { after: { key: string; id: string } | null; limit: number }): Promise<PersonRow[]> {
  const behind = after === null ? sql`true` : sql`(x.pinyin_key collate "C", x.staff_id) > (${after.key}, ${after.id}::uuid)`
  const { rows } = await sql<PersonRow>`
    select x.* from ${everybody(db, query)} as x where ${asked(query)} and ${behind} order by x.pinyin_key collate "C", x.staff_id limit ${limit + 1}`.execute(db.q)
  return rows
}

export const countCap = 1_000

export async function countPeople(db: Db, query: PeopleAsked): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from (select 1 from ${everybody(db, query)} as x where ${asked(query)} limit ${countCap}) as few`.execute(db.q)
  return rows[0]?.count ?? 0
}

export interface Counted {
  unit_id: string
  sex: '1' | '2' | '0'
  age_group: AgeGroup
  state: PersonRow['state']
  count: number
}

/** How many stand where, in one statement; pages add them up as they need them. */
export async function countByGroup(db: Db, among: Among): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select unit_id, sex, age_group, state, count(*)::int as count from ${everybody(db, among)} as x group by unit_id, sex, age_group, state`.execute(db.q)
  return rows
}

/** Everybody with a slot, by hour, place and name; of one day or of all. */
export async function listPicked(db: Db, { day, ...among }: Among & { day: string | null }): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select x.* from ${everybody(db, among)} as x
    where x.state <> 'notChosen' and (${day}::date is null or (x.starts_at at time zone 'Asia/Shanghai')::date = ${day}::date)
    order by x.starts_at, x.place collate "C", x.pinyin_key collate "C", x.staff_no collate "C"`.execute(db.q)
  return rows
}

/** Who has chosen nothing yet and still may: not those who have used up what they may. */
export async function listSilent(db: Db, { unitId, programme, ...among }: Among & { unitId: string | null; programme: { key: string; years: number } | null }): Promise<string[]> {
  const used =
    programme === null
      ? sql`false`
      : sql`(select coalesce(sum(amount), 0) from entitlement_entries u where u.tenant_id = ${db.tenantId} and u.staff_id = x.staff_id
          and u.programme = ${programme.key} and u.used_on > (${among.today}::date - make_interval(years => ${programme.years}))) >= 1`
  const { rows } = await sql<{ staff_id: string }>`
    select x.staff_id from ${everybody(db, among)} as x where x.state = 'notChosen' and (${unitId}::uuid is null or x.unit_id = ${unitId}) and not ${used}
    order by x.staff_id`.execute(db.q)
  return rows.map((row) => row.staff_id)
}
