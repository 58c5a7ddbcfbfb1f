import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwner } from '../../kernel/testing/owner.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { staffPage, type StaffFilter } from './staff-list.store.ts'
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
    insert into staff_terms (tenant_id, term, staff_id)
    select s.tenant_id, t.term, s.id
      from staff s, lateral (values (lower(s.staff_no)), (s.name), ('ren' || lower(s.staff_no)), (substr(md5(s.id::text), 1, 6))) t (term)
     where s.tenant_id = ${tenantId}::uuid`.execute(world.db.q)
  await openOwner(world.ownerUrl, (client) => client.query('analyze staff, staff_terms'))
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

async function planOf(filter: Partial<StaffFilter>): Promise<string> {
  const query = staffPage(world.db, { filter: { ...everybody, ...filter }, sort: 'name', after: null, limit: 20, today: '2026-03-02' })
  return JSON.stringify(await query.explain('json'))
}

test('a search by terms reads the index of terms under row level security, not everybody', async () => {
  const plan = await planOf({ search: { kind: 'terms', terms: ['renn1234'] } })
  expect(plan).toContain('staff_terms_pkey')
  expect(plan).not.toContain('Seq Scan')
})

test('a search by phone reads the index of phones', async () => {
  const plan = await planOf({ search: { kind: 'digits', column: 'phone_last4_index', index: 'last77', terms: ['0077'] } })
  expect(plan).not.toContain('"Seq Scan","Parallel Aware":false,"Async Capable":false,"Relation Name":"staff_terms"')
  expect(plan).toContain('staff_terms_pkey')
})

test('a page of everybody reads as many people as it shows', async () => {
  expect(await planOf({})).toContain('staff_by_name')
})
