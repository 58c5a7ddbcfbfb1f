import pg from 'pg'
import { matterProcess } from './matter.process.ts'

export interface StoredCases {
  ids: string[]
  /** A few that only the raw client changes, and from where their versions count. */
  raw: string[]
  countedFrom: number
}

const rawCases = 200
const countedFrom = 1_000_000_000
const eventsPerCase = 10

/** So many cases of all ages, two of twenty-five open, ten events each, with their people and tasks; written by SQL, as years of use would have. */
export async function storeCases(ownerUrl: string, { tenantId, cases, at }: { tenantId: string; cases: number; at: Date }): Promise<StoredCases> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    const values = [tenantId, matterProcess.id, at, cases + rawCases, eventsPerCase]
    await client.query('begin')
    await client.query(insertCases, values)
    await client.query(insertEvents, values.slice(0, 5))
    await client.query(insertParties, [tenantId, matterProcess.id])
    await client.query(insertTasks, [tenantId, matterProcess.id])
    await client.query(`update cases c set due_at = t.due_at from case_tasks t where c.tenant_id = $1 and t.tenant_id = $1 and t.case_id = c.id`, [tenantId])
    const { rows } = await client.query<{ id: string }>(`select id from cases where tenant_id = $1 and process = $2 order by title`, [tenantId, matterProcess.id])
    const raw = rows.slice(cases).map((row) => row.id)
    await client.query(`update cases set version = $3 where tenant_id = $1 and id = any ($2::uuid[])`, [tenantId, raw, countedFrom])
    await client.query('commit')
    // Plans made for empty tables would be measured otherwise.
    await client.query('vacuum (analyze) cases, case_events, case_parties, case_tasks')
    return { ids: rows.slice(0, cases).map((row) => row.id), raw, countedFrom }
  } finally {
    await client.end()
  }
}

const insertCases = `
  with branches as (select array_agg(distinct unit_id) as ids from staff where tenant_id = $1),
       people as (select array_agg(id) as ids from (select id from staff where tenant_id = $1 order by staff_no limit 1000) s)
  insert into cases (tenant_id, id, process, state, version, title, number, round_id, unit_id, filed_by, state_since, due_at, opened_at, changed_at, closed_at)
  select $1, gen_random_uuid(), $2, case n % 25 when 0 then 'received' when 1 then 'handling' else 'done' end, $5, '事项' || lpad(n::text, 6, '0'), n::text, null,
         branches.ids[1 + n % cardinality(branches.ids)], people.ids[1 + n % cardinality(people.ids)], opened, null, opened, opened + interval '3 days',
         case when n % 25 >= 2 then opened + interval '20 days' end
    from branches, people, generate_series(1, $4::int) n, lateral (select $3::timestamptz - (n % 1000) * interval '1 day' as opened) o`

const insertEvents = `
  insert into case_events (tenant_id, case_id, sequence, action, from_state, to_state, account_id, staff_id, actor_name, relation, permission, unit_id, acting_for, input, at)
  select c.tenant_id, c.id, n, case n when 1 then 'open' else 'note' end, case n when 1 then null else c.state end, c.state, null, c.filed_by, '教职工', 'proposer', null,
         c.unit_id, null, jsonb_build_object('text', repeat('进展', 20)), least(c.opened_at + n * interval '6 hours', $3::timestamptz)
    from cases c, generate_series(1, $5::int) n where c.tenant_id = $1 and c.process = $2 and $4::int > 0`

const insertParties = `
  insert into case_parties (tenant_id, id, case_id, relation, staff_id, unit_id, done_at, since, until)
  select tenant_id, gen_random_uuid(), id, 'proposer', filed_by, null, null, opened_at, null from cases where tenant_id = $1 and process = $2`

const insertTasks = `
  insert into case_tasks (tenant_id, id, case_id, process, action, staff_id, permission, unit_id, taken_by, due_at, due_rule, opened_at, closed_at, closed_by)
  select tenant_id, gen_random_uuid(), id, process, case state when 'received' then 'assign' else 'answer' end, null,
         case state when 'received' then 'plans.manage' else 'plans.work' end, case state when 'received' then null else unit_id end, null,
         opened_at + interval '60 days', '{"days": 60}'::jsonb, opened_at, null, null
    from cases where tenant_id = $1 and process = $2 and state <> 'done'`
