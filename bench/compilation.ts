import pg from 'pg'
import { newId } from '../kernel/ids.ts'
import { sessionSettings } from '../modules/proposals/proposals.settings.ts'
import { messageOf, startChild } from './child.ts'
import type { Compiled, ToCompile } from './compile-once.ts'
import type { Measured } from './report.ts'
import { withContext, type Environment } from './with-context.ts'

interface CompilationOptions {
  /** Of an installation with a university in it. */
  environment: Environment
  say: (line: string) => void
}

const goals: Measured['goals'] = { compilation_s: { atMost: 10 }, compilation_grown_mib: { atMost: 64 }, compilation_8000_grown_mib: { atMost: 64 } }

/** A compilation of 1,000 proposals with their answers, in a process of its own; and of 8,000, whose memory must stay within the same bound. */
export async function benchCompilation({ environment, say }: CompilationOptions): Promise<Measured> {
  const figures: Record<string, number> = {}
  for (const [at, [proposals, suffix]] of (
    [
      [1_000, ''],
      [8_000, '_8000'],
    ] as const
  ).entries()) {
    say(`storing ${proposals} proposals …`)
    const work = await withContext(environment, (context, { ownerUrl }) =>
      storeSession(ownerUrl, { tenantId: context.db.tenantId, accountId: context.actor.accountId, at: context.clock.now(), ordinal: 90 + at, proposals }),
    )
    say(`compiling ${proposals} proposals …`)
    const { seconds, grownMib, fileMib } = await compileOnce(environment, work)
    Object.assign(figures, { [`compilation${suffix}_s`]: seconds, [`compilation${suffix}_grown_mib`]: grownMib, [`compilation${suffix}_file_mib`]: fileMib })
  }
  return { figures, ratios: {}, goals }
}

/** Little more heap than the program itself takes: without it the collector waits until there is something to collect. */
const smallHeap = ['--max-semi-space-size=4', '--max-old-space-size=64', '--expose-gc']

async function compileOnce(environment: Environment, work: ToCompile): Promise<Compiled> {
  const child = startChild('./compile-once.ts', { environment, nodeOptions: smallHeap })
  try {
    child.process.send(work)
    return await messageOf<Compiled>(child)
  } finally {
    await child.stop()
  }
}

interface Storing {
  tenantId: string
  accountId: string
  at: Date
  ordinal: number
  proposals: number
}

/** A session whose proposals are all answered, and a compilation of it that waits; written by SQL. */
async function storeSession(ownerUrl: string, { tenantId, accountId, at, ordinal, proposals }: Storing): Promise<ToCompile> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const [sessionId, compilationId] = [newId(), newId()]
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    await client.query('begin')
    await client.query(insertSession, [tenantId, sessionId, ordinal, `第${ordinal}次测速会议`, at, JSON.stringify(sessionSettings.parse({}))])
    await client.query(insertCases, [tenantId, sessionId, at, proposals])
    for (const statement of [insertProposals, insertPeople, insertUnits, insertReplies, insertRatings]) await client.query(statement, [tenantId, sessionId])
    await client.query(insertCompilation, [tenantId, compilationId, sessionId, newId(), accountId, at])
    await client.query('commit')
    await client.query('vacuum (analyze) cases, case_parties, proposals, proposal_replies, proposal_ratings')
    return { tenantId, compilationId }
  } finally {
    await client.end()
  }
}

const insertSession = `
  insert into congress_sessions (tenant_id, id, term_id, ordinal, title, held_on, collect_from, collect_until, settings, version)
  select $1, $2, t.id, $3, $4, null, $5::timestamptz - interval '90 days', $5::timestamptz - interval '30 days', $6, 1
    from congress_terms t where t.tenant_id = $1 order by t.ordinal desc limit 1`

const insertCases = `
  insert into cases (tenant_id, id, process, state, version, title, number, round_id, unit_id, filed_by, state_since, due_at, opened_at, changed_at, closed_at)
  select $1, gen_random_uuid(), 'proposal', 'done', 20, '关于改善第' || n || '号教学楼条件的建议', lpad(n::text, 4, '0'), $2, null, null,
         $3::timestamptz, null, $3::timestamptz, $3::timestamptz, $3::timestamptz
    from generate_series(1, $4::int) n`

const insertProposals = `
  insert into proposals (tenant_id, id, session_id, kind, topic, title, reason, suggestion, is_key, led_by_leader, appeals, handling_round, extended, reply_class)
  select c.tenant_id, c.id, c.round_id, 'individual', (array['teaching', 'research', 'welfare', 'campus', 'logistics', 'digital', 'health'])[1 + c.number::int % 7], c.title,
         repeat('教学楼使用多年，设施陈旧，师生反映集中，影响正常教学和科研秩序。', 20), repeat('建议学校统筹安排经费，分批改造，并公布时间表。' || chr(10), 12), c.number::int % 10 = 0, false, 0, 1, false, 'A'
    from cases c where c.tenant_id = $1 and c.round_id = $2`

const insertPeople = `
  with people as (select array_agg(id) as ids from (select id from staff where tenant_id = $1 order by staff_no limit 1000) s)
  insert into case_parties (tenant_id, id, case_id, relation, staff_id, unit_id, done_at, since, until)
  select c.tenant_id, gen_random_uuid(), c.id, case when n <= 2 then 'proposer' else 'seconder' end, people.ids[1 + (c.number::int * 7 + n) % cardinality(people.ids)], null, null, c.opened_at, null
    from cases c, people, generate_series(1, 6) n where c.tenant_id = $1 and c.round_id = $2`

const insertUnits = `
  with departments as (select array_agg(id) as ids from (select distinct unit_id as id from staff where tenant_id = $1) u)
  insert into case_parties (tenant_id, id, case_id, relation, staff_id, unit_id, done_at, since, until)
  select c.tenant_id, gen_random_uuid(), c.id, case n when 1 then 'leadUnit' else 'supportingUnit' end, null, departments.ids[1 + (c.number::int + n) % cardinality(departments.ids)], null, c.opened_at, null
    from cases c, departments, generate_series(1, 2) n where c.tenant_id = $1 and c.round_id = $2`

const insertReplies = `
  insert into proposal_replies (tenant_id, proposal_id, handling_round, reply_class, progress, text, promise_due_on, drafted_by, drafted_at, signed_by, signed_at, published_at)
  select tenant_id, id, 1, 'A', 'done', repeat('您的建议已经收悉，经会同有关部门研究，现已安排改造并将接受监督。', 20), null, '承办人', opened_at, '校领导', opened_at, opened_at
    from cases where tenant_id = $1 and round_id = $2`

const insertRatings = `
  insert into proposal_ratings (tenant_id, proposal_id, handling_round, staff_id, attitude, result, words, at)
  select tenant_id, case_id, 1, staff_id, 'satisfied', 'mostly', '', since from case_parties p
   where tenant_id = $1 and staff_id is not null and case_id in (select id from cases where tenant_id = $1 and round_id = $2)`

const insertCompilation = `
  insert into proposal_compilations (tenant_id, id, session_id, state, done, file_id, attempts, account_id, actor_name, started_at)
  values ($1, $2, $3, 'waiting', 0, $4, 0, $5, 'bench', $6)`
