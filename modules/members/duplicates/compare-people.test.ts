import { call } from '@orpc/server'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwner } from '../../../kernel/testing/owner.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { membersRoutes } from '../members.routes.ts'
import { addPerson, foundCampus, office, type Campus } from '../testing/people.ts'
import { keepPairs } from './compare-people.ts'
import { duplicatesRoutes } from './duplicates.routes.ts'

const people = 20_000
const twins = 40
let world: World
let campus: Campus

/** As an import does: many at once, by SQL. The last forty share a phone with the first. */
async function insertMany(): Promise<void> {
  await sql`
    insert into staff (tenant_id, id, staff_no, name, pinyin_key, sex, unit_id, membership, consents, quality_lost, quality_rules, version, created_at, updated_at, phone_index, birth_date)
    select ${world.tenant.id}::uuid, gen_random_uuid(), 'N' || n, '人' || n, 'ren2人 ' || n, '1', ${campus.physics}::uuid, 'active', '{}', 0, '{}', 1, now(), now(),
           'phone' || n % ${people - twins}, date '1970-01-01' + n % 9000
      from generate_series(1, ${people}) n`.execute(world.db.q)
  await openOwner(world.ownerUrl, (client) => client.query('analyze staff'))
}

const list = (limit = 50) => call(duplicatesRoutes.list, { limit }, { context: office(world) })
const sweep = () => keepPairs(world.services, world.db)
const stored = async () => (await sql<{ pair: string }>`select first_id || ' ' || second_id || ' ' || score as pair from staff_pairs order by 1`.execute(world.db.q)).rows

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
  await insertMany()
})
afterAll(() => world.close())

test('after many records came at once the list answers with what it has, and the next sweep completes it', async () => {
  expect(await list()).toMatchObject({ items: [], count: 0, stillComparing: true })
  await sweep()
  expect(await list()).toMatchObject({ count: twins, stillComparing: false })
})

test('a page of the list reads a few rows however many records there are', async () => {
  const before = performance.now()
  for (let time = 0; time < 5; time++) await list(20)
  // Far more than it takes, and far less than comparing everybody would.
  expect((performance.now() - before) / 5).toBeLessThan(100)
})

test('a record that is changed is compared again at once, and its old pairs go', async () => {
  const [pair] = (await list()).items
  const { id, version } = pair?.first ?? { id: '', version: 0 }
  await call(membersRoutes.update, { id, version, phone: '13700001111' }, { context: office(world) })
  expect((await list()).count).toBe(twins - 1)
  await addPerson(office(world), { name: '新来', unitId: campus.history, phone: '13700001111' })
  const found = await list()
  expect(found.count).toBe(twins)
  expect(found.items.flatMap(({ first, second }) => [first.name, second.name])).toContain('新来')
})

test('what is found one by one is what comparing everybody finds', async () => {
  const oneByOne = await stored()
  world.clock.advance(25 * 3_600_000)
  await sweep()
  expect(await stored()).toEqual(oneByOne)
})

test('a number that too many share leads nowhere, also for who comes last', async () => {
  for (let nth = 0; nth < 32; nth++) await addPerson(office(world), { name: `总机${nth}`, unitId: campus.history, phone: '057188880000' })
  const before = (await list()).count
  await addPerson(office(world), { name: '总机末', unitId: campus.history, phone: '057188880000' })
  const found = await list()
  expect(found.items.flatMap(({ first, second }) => [first.name, second.name])).not.toContain('总机末')
  world.clock.advance(25 * 3_600_000)
  await sweep()
  expect((await list()).count).toBeLessThanOrEqual(before)
})
