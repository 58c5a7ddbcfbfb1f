import { createHash } from 'node:crypto'
import type pg from 'pg'
import { plainRules } from '../engines/capacity/offer-rules.ts'
import { newId } from '../kernel/ids.ts'
import { openOwner } from '../kernel/testing/owner.ts'
import { cookieOf, newSecret } from '../modules/identity/secrets.ts'

export interface RushMember {
  staffId: string
  cookie: string
}

export interface RushOffer {
  id: string
  optionIds: string[]
}

export interface RushData {
  members: RushMember[]
  offers: RushOffer[]
}

export interface RushWanted {
  ownerUrl: string
  tenantId: string
  at: Date
  people: number
  members: number
  /** The cap of each option, for each offer. */
  offers: { cap: number; waiting: 'none' | 'skip' }[]
}

export const optionsPerOffer = 20
const pastOffers = 60
const pastEnrolmentsEach = 3_400

/** A university of so many people, of whom some are signed in, with three years of offers behind it and some that are open. */
export function storeRush({ ownerUrl, tenantId, at, people, members, offers }: RushWanted): Promise<RushData> {
  return openOwner(ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    await client.query('begin')
    await client.query(insertPeople, [tenantId, people])
    const signedIn = await storeSessions(client, { tenantId, at, members })
    for (let past = 0; past < pastOffers; past += 1) await storePast(client, { tenantId, at: new Date(at.getTime() - (past + 1) * 18 * dayMs) })
    const open: RushOffer[] = []
    for (const { cap, waiting } of offers) open.push(await storeOffer(client, { tenantId, at, cap, waiting }))
    await client.query('commit')
    // Plans made for empty tables would be measured otherwise.
    await client.query('vacuum (analyze) staff, accounts, sessions, role_grants, offers, offer_gates, offer_options, offer_counters, offer_people, enrolments, sanctions')
    return { members: signedIn, offers: open }
  })
}

const dayMs = 24 * 3_600_000

/** Copies of those who are there, under other numbers. */
const insertPeople = `
  insert into staff
  select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'staff_no', 'R' || n, 'id_no_index', null, 'phone_index', null, 'card_no', null,
    'membership', 'active', 'leave_date', null, 'death_date', null, 'merged_into', null))).*
    from generate_series(1, $2::int) n
    join (select row_number() over (order by id) as at, s from staff s where tenant_id = $1) known on known.at = 1 + n % (select count(*) from staff where tenant_id = $1)`

async function storeSessions(client: pg.Client, { tenantId, at, members }: { tenantId: string; at: Date; members: number }): Promise<RushMember[]> {
  const secrets = Array.from({ length: members }, newSecret)
  const hashes = secrets.map((secret) => createHash('sha256').update(secret).digest('hex'))
  const { rows } = await client.query<{ staff_id: string; n: string }>(insertAccounts, [tenantId, members, at])
  await client.query(insertSessions, [tenantId, hashes, at])
  await client.query(insertGrants, [tenantId, at])
  return rows.map((row) => ({ staffId: row.staff_id, cookie: `tongxin=${cookieOf(tenantId, secrets[Number(row.n) - 1] ?? '')}` }))
}

const insertAccounts = `
  insert into accounts (tenant_id, id, username, name, staff_id, state, password_hash, must_change_password, created_at, version)
  select $1, gen_random_uuid(), 'rush' || n, name, id, 'active', '-', false, $3, 1
    from (select id, name, row_number() over (order by staff_no) as n from staff where tenant_id = $1 and staff_no like 'R%') s where n <= $2
  returning staff_id, substr(username, 5) as n`

const insertSessions = `
  insert into sessions (tenant_id, id, account_id, secret_hash, created_at, last_seen_at, idle_minutes, expires_at, address, user_agent)
  select $1, gen_random_uuid(), a.id, h.hash, $3, $3, 720, $3::timestamptz + interval '30 days', '127.0.0.1', 'bench'
    from unnest($2::text[]) with ordinality as h (hash, n) join accounts a on a.tenant_id = $1 and a.username = 'rush' || h.n`

const insertGrants = `
  insert into role_grants (tenant_id, id, account_id, role, unit_id, from_date, document_no, granted_at, version)
  select tenant_id, gen_random_uuid(), id, 'member', null, ($2::timestamptz - interval '1 day')::date, 'bench', $2, 1 from accounts where tenant_id = $1 and username like 'rush%'`

interface Offering {
  tenantId: string
  at: Date
  cap: number
  waiting: 'none' | 'skip'
}

async function storeOffer(client: pg.Client, { tenantId, at, cap, waiting }: Offering): Promise<RushOffer> {
  const [id, optionIds] = [newId(), Array.from({ length: optionsPerOffer }, () => newId())]
  await client.query(insertOffer, [tenantId, id, at, JSON.stringify({ ...plainRules, waiting })])
  await client.query(`insert into offer_gates (tenant_id, offer_id, next_seq, waiting) values ($1, $2, 1, '{}')`, [tenantId, id])
  await client.query(insertOptions, [tenantId, id, optionIds])
  await client.query(insertCounters, [tenantId, id, optionIds, cap])
  await client.query(
    `insert into offer_people (tenant_id, offer_id, staff_id, unit_id) select a.tenant_id, $2, s.id, s.unit_id from accounts a join staff s on s.tenant_id = a.tenant_id and s.id = a.staff_id where a.tenant_id = $1 and a.username like 'rush%'`,
    [tenantId, id],
  )
  return { id, optionIds }
}

const insertOffer = `
  insert into offers (tenant_id, id, service, title, unit_id, mode, state, opens_at, closes_at, cancel_until, final_at, rules, roster_at, roster_size, version, created_by, created_at, published_at)
  select $1::uuid, $2::uuid, 'activity', '测速活动', unit_id, 'first_come', 'published', $3::timestamptz - interval '1 hour', $3::timestamptz + interval '10 days', $3::timestamptz + interval '11 days',
         $3::timestamptz + interval '12 days', $4, $3, 0, 1, id, $3, $3 from staff where tenant_id = $1 limit 1`

const insertOptions = `
  insert into offer_options (tenant_id, id, offer_id, sort, title, state) select $1::uuid, o.id, $2::uuid, o.n, '线路' || o.n, 'open' from unnest($3::uuid[]) with ordinality as o (id, n)`

/** Each option has a limit, and so has the whole. */
const insertCounters = `
  insert into offer_counters (tenant_id, id, offer_id, option_id, cap, taken, held)
  select $1::uuid, gen_random_uuid(), $2::uuid, o.id, $4::int, 0, 0 from unnest($3::uuid[]) as o (id)
  union all select $1::uuid, gen_random_uuid(), $2::uuid, null, $4::int * cardinality($3::uuid[]), 0, 0`

/** An offer of earlier years with those who were on it. */
async function storePast(client: pg.Client, { tenantId, at }: { tenantId: string; at: Date }): Promise<void> {
  const { id, optionIds } = await storeOffer(client, { tenantId, at, cap: pastEnrolmentsEach, waiting: 'skip' })
  await client.query(insertEnrolments, [tenantId, id, optionIds, at, pastEnrolmentsEach])
}

const insertEnrolments = `
  insert into enrolments (tenant_id, id, offer_id, option_id, staff_id, unit_id, party, status, seq, key, asked, by_default, account_id, created_at, changed_at)
  select $1::uuid, gen_random_uuid(), $2::uuid, ($3::uuid[])[1 + n % cardinality($3::uuid[])], staff_id, unit_id, 1, case when n % 10 = 0 then 'cancelled' else 'confirmed' end, n,
         gen_random_uuid()::text, 'past', false, null, $4::timestamptz, $4::timestamptz
    from (select staff_id, unit_id, row_number() over (order by md5(staff_id::text || $2::uuid::text))::int as n from offer_people where tenant_id = $1::uuid and offer_id = $2::uuid) p where n <= $5::int`
