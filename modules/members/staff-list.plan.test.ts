import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwner } from '../../kernel/testing/owner.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { foundPage, staffPage, type StaffFilter } from './staff-list.store.ts'
import type { LookUp } from './staff-search.store.ts'
import { foundCampus } from './testing/people.ts'

const people = 20_000
let world: World

beforeAll(async () => {
  world = await openWorld()
  const campus = await foundCampus(world)
  const tenantId = world.tenant.id
  await sql`
    insert into staff (tenant_id, id, staff_no, name, pinyin_key, sex, unit_id, membership, consents, quality_lost, quality_rules, version, created_at, updated_at, phone_index, phone_last4_index)
    select ${tenantId}::uuid, gen_random_uuid(), 'N' || n, '人' || n, 'ren2人 ' || n, '1', ${campus.physics}::uuid, 'active', '{}', 0, '{}', 1, now(), now(), 'full' || n, 'last' || n % 5000
      from generate_series(1, ${people}) n`.execute(world.db.q)
  await sql`
    insert into staff_terms (tenant_id, term, staff_id, pinyin_key)
    select s.tenant_id, t.term, s.id, s.pinyin_key
      from staff s, lateral (values (lower(s.staff_no)), (s.name), ('ren' || lower(s.staff_no)), (substr(md5(s.id::text), 1, 6))) t (term)
     where s.tenant_id = ${tenantId}::uuid`.execute(world.db.q)
  await openOwner(world.ownerUrl, (client) => client.query('vacuum (analyze) staff, staff_terms'))
})

afterAll(() => world.close())

const everybody: StaffFilter = {
  search: null,
  reach: null,
  within: null,
  membership: null,
  sex: null,
  employmentType: null,
  ageFrom: null,
  ageTo: null,
  qualityRule: null,
}

const pageOf = (filter: Partial<StaffFilter>) => ({ filter: { ...everybody, ...filter }, sort: 'name' as const, after: null, limit: 20, today: '2026-03-02' })

async function planOf(filter: Partial<StaffFilter>): Promise<string> {
  return JSON.stringify(await staffPage(world.db, pageOf(filter)).explain('json'))
}

/** The steps of a search, each with its index, its method of sorting and how many rows it gave. */
async function stepsOf(search: LookUp, filter: Partial<StaffFilter> = {}): Promise<Step[]> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Step }] }>`explain (analyze, format json) ${foundPage(world.db, pageOf({ search, ...filter }), search)}`.execute(world.db.q)
  return rows.flatMap((row) => flattened(row['QUERY PLAN'][0].Plan))
}

interface Step {
  'Node Type': string
  'Index Name'?: string
  'Sort Method'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Relation Name'?: string
  Plans?: Step[]
}

function flattened(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(flattened)]
}

const indexesOf = (steps: Step[]) => steps.flatMap((step) => step['Index Name'] ?? [])
const readsAll = (steps: Step[]) => steps.filter((step) => step['Node Type'] === 'Seq Scan')
/** How often people were looked at. */
const looksAtPeople = (steps: Step[]) => Math.max(0, ...steps.filter((step) => step['Relation Name'] === 'staff').map((step) => step['Actual Loops']))

test('a search by terms reads the index of terms under row level security, not everybody', async () => {
  const steps = await stepsOf({ kind: 'terms', terms: ['renn1234'] })
  expect(indexesOf(steps)).toContain('staff_terms_pkey')
  expect(readsAll(steps)).toEqual([])
})

test('a search that fits thousands sorts no more than the page from the index alone, and fetches only those shown', async () => {
  const steps = await stepsOf({ kind: 'terms', terms: ['人1'] })
  expect(readsAll(steps)).toEqual([])
  expect(steps.filter((step) => step['Index Name'] === 'staff_terms_pkey').map((step) => step['Node Type'])).toEqual(['Index Only Scan'])
  expect(steps.flatMap((step) => step['Sort Method'] ?? [])).toContain('top-N heapsort')
  expect(looksAtPeople(steps)).toBeLessThanOrEqual(21)
})

test('two words that each fit thousands are each read once', async () => {
  const steps = await stepsOf({ kind: 'terms', terms: ['人1', 'renn1'] })
  expect(steps.filter((step) => step['Index Name'] === 'staff_terms_pkey').map((step) => step['Actual Loops'])).toEqual([1, 1])
})

test.each(['phone_index', 'phone_last4_index'] as const)('a search by phone reads the index of %s', async (column) => {
  const steps = await stepsOf({ kind: 'digits', column, index: 'last77', terms: ['0077'] })
  expect(indexesOf(steps)).toEqual(expect.arrayContaining(['staff_terms_pkey', column === 'phone_index' ? 'staff_by_phone' : 'staff_by_phone_last4']))
  expect(readsAll(steps)).toEqual([])
})

test('a page of everybody reads as many people as it shows', async () => {
  expect(await planOf({})).toContain('staff_by_name')
})
