import pg from 'pg'
import { newId } from '../kernel/ids.ts'
import { sessionSettings } from '../modules/proposals/proposals.settings.ts'

interface Storing {
  tenantId: string
  at: Date
  ordinal: number
  proposals: number
  /** Whether they still stand in every state of a proposal's life; else all are answered. */
  isOpen: boolean
}

/** A session of the congress with its proposals, ten events each, as years of use would have it; written by SQL, with what else belongs to it. */
export async function storeSession<T>(
  ownerUrl: string,
  { tenantId, at, ordinal, proposals, isOpen }: Storing,
  more: (client: pg.Client, sessionId: string) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const sessionId = newId()
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    await client.query('begin')
    await client.query(insertSession, [tenantId, sessionId, ordinal, `第${ordinal}次测速会议`, at, JSON.stringify(sessionSettings.parse({}))])
    await client.query(insertCases, [tenantId, sessionId, at, proposals, isOpen ? openStates : ['done']])
    for (const statement of [insertProposals, insertEvents, insertPeople, insertSeconds, insertUnits, insertReplies, insertRatings])
      await client.query(statement, [tenantId, sessionId])
    const stored = await more(client, sessionId)
    await client.query('commit')
    await client.query('vacuum (analyze) cases, case_events, case_parties, proposals, proposal_seconds, proposal_replies, proposal_ratings')
    return stored
  } finally {
    await client.end()
  }
}

const openStates = ['seconding', 'in_review', 'accepted', 'assigned', 'handling', 'handling', 'handling', 'replied', 'tracked', 'done']

const insertSession = `
  insert into congress_sessions (tenant_id, id, term_id, ordinal, title, held_on, collect_from, collect_until, settings, version)
  select $1, $2, t.id, $3, $4, null, $5::timestamptz - interval '90 days', $5::timestamptz - interval '30 days', $6, 1
    from congress_terms t where t.tenant_id = $1 order by t.ordinal desc limit 1`

const insertCases = `
  insert into cases (tenant_id, id, process, state, version, title, number, round_id, unit_id, filed_by, state_since, due_at, opened_at, changed_at, closed_at)
  select $1, gen_random_uuid(), 'proposal', state, 20, '关于改善第' || n || '号教学楼条件的建议', case when state not in ('seconding', 'in_review') then lpad(n::text, 4, '0') end, $2, null, null,
         at, case when state <> 'done' then at + n % 120 * interval '1 day' end, at, at, case when state = 'done' then at end
    from generate_series(1, $4::int) n, lateral (select ($5::text[])[1 + n % cardinality($5::text[])] as state, $3::timestamptz - n * interval '1 minute' as at) x`

const ofSession = `(select *, substring(title from '第(\\d+)号')::int as place from cases where tenant_id = $1 and round_id = $2) c`

const insertProposals = `
  insert into proposals (tenant_id, id, session_id, kind, topic, title, reason, suggestion, text_hash, is_key, led_by_leader, appeals, handling_round, extended, reply_class)
  select c.tenant_id, c.id, c.round_id, 'individual', (array['teaching', 'research', 'welfare', 'campus', 'logistics', 'digital', 'health'])[1 + c.place % 7], c.title,
         repeat('教学楼使用多年，设施陈旧，师生反映集中，影响正常教学和科研秩序。', 20), repeat('建议学校统筹安排经费，分批改造，并公布时间表。' || chr(10), 12), md5(c.title), c.place % 10 = 0, false, 0, 1, false, case when c.state in ('replied', 'tracked', 'done') then 'A' end
    from ${ofSession}`

const insertEvents = `
  insert into case_events (tenant_id, case_id, sequence, action, from_state, to_state, account_id, staff_id, actor_name, relation, permission, unit_id, acting_for, input, at)
  select c.tenant_id, c.id, n, 'saveDraft', null, c.state, null, null, '教职工', 'proposer', null, null, null, '{}', c.opened_at
    from ${ofSession}, generate_series(1, 10) n`

const insertPeople = `
  with people as (select array_agg(id) as ids from (select id from staff where tenant_id = $1 order by staff_no limit 1000) s)
  insert into case_parties (tenant_id, id, case_id, relation, staff_id, unit_id, done_at, since, until)
  select c.tenant_id, gen_random_uuid(), c.id, case when n <= 2 then 'proposer' else 'seconder' end, people.ids[1 + (c.place * 7 + n) % cardinality(people.ids)], null, null, c.opened_at, null
    from ${ofSession}, people, generate_series(1, 6) n`

const insertSeconds = `
  insert into proposal_seconds (tenant_id, id, proposal_id, staff_id, text_hash, at, voided_at)
  select p.tenant_id, gen_random_uuid(), p.case_id, p.staff_id, md5(c.title), p.since, null
    from case_parties p join ${ofSession} on c.id = p.case_id where p.tenant_id = $1 and p.relation = 'seconder'`

const insertUnits = `
  with departments as (select array_agg(id) as ids from (select distinct unit_id as id from staff where tenant_id = $1) u)
  insert into case_parties (tenant_id, id, case_id, relation, staff_id, unit_id, done_at, since, until)
  select c.tenant_id, gen_random_uuid(), c.id, case n when 1 then 'leadUnit' else 'supportingUnit' end, null, departments.ids[1 + (c.place + n) % cardinality(departments.ids)], null, c.opened_at, null
    from ${ofSession}, departments, generate_series(1, 2) n where c.state not in ('seconding', 'in_review', 'accepted')`

const insertReplies = `
  insert into proposal_replies (tenant_id, proposal_id, handling_round, reply_class, progress, text, promise_due_on, drafted_by, drafted_at, signed_by, signed_at, published_at)
  select tenant_id, id, 1, 'A', 'done', repeat('您的建议已经收悉，经会同有关部门研究，现已安排改造并将接受监督。', 20), null, '承办人', opened_at, '校领导', opened_at, opened_at
    from ${ofSession} where state in ('replied', 'tracked', 'done')`

const insertRatings = `
  insert into proposal_ratings (tenant_id, proposal_id, handling_round, staff_id, attitude, result, words, at)
  select tenant_id, case_id, 1, staff_id, 'satisfied', 'mostly', '', since from case_parties p
   where tenant_id = $1 and staff_id is not null and case_id in (select id from cases where tenant_id = $1 and round_id = $2 and state in ('tracked', 'done'))`
