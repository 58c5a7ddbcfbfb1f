import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwner } from '../../kernel/testing/owner.ts'
import { boxQuery, todosQuery } from './inbox.store.ts'
import { supervisedQuery } from './supervise.store.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

let world: ToyWorld
const unitIds: string[] = []

/** Enough that walking through everything would cost: twelve thousand cases, each waiting at one of forty units, with three events. */
beforeAll(async () => {
  world = await openToyWorld()
  for (let n = 0; n < 40; n += 1) unitIds.push(world.people.unit(`单位${n}`))
  const { tenantId } = world.db
  const { office } = world.cast
  await openOwner(world.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenantId])
    await client.query(
      `insert into cases select $1, lpad(to_hex(n), 32, '0')::uuid, 'toy', 'handling', 10, '标题' || n, null, null, null, null, t, null, t, t, null
         from generate_series(1, 12000) n, lateral (select '2026-01-01'::timestamptz + n * interval '1 minute' as t) times`,
      [tenantId],
    )
    await client.query(
      `insert into case_tasks select $1, id, id, 'toy', 'answer', null, 'toy.answer', ($2::uuid[])[1 + (row_number() over (order by id))::int % 40], null, changed_at, null, opened_at, null, null
         from cases where tenant_id = $1`,
      [tenantId, unitIds],
    )
    await client.query(
      `insert into case_events select $1, id, s, 'edit', null, 'handling', $2, case when s > 1 then $3::uuid end, '赵办公室', null, null, null, null, '{}', changed_at + s * interval '1 second'
         from cases, generate_series(1, 3) s where tenant_id = $1`,
      [tenantId, office.accountId, office.staffId],
    )
    await client.query('analyze cases, case_tasks, case_events')
  })
})
afterAll(() => world.close())

const node = /"Node Type": ?"([^"]+)"[^{}]*?"Relation Name": ?"(\w+)"[^{}]*?"Actual Rows": ?([\d.]+), ?"Actual Loops": ?(\d+)/g

/** How the serving role's statement went: which table it read how, and how many rows of it. */
async function readsOf(query: RawBuilder<unknown>): Promise<{ table: string; how: string; rows: number }[]> {
  const { rows } = await sql`explain (analyze, format json) ${query}`.execute(world.db.q)
  return [...JSON.stringify(rows).matchAll(node)].map(([, how = '', table = '', each, loops]) => ({ table, how, rows: Number(each) * Number(loops) }))
}

test('the to-dos of an office are found by its unit, and only the cases of the page are read', async () => {
  const handler = world.people.make('经办', { 'toy.answer': { all: false, unitIds: unitIds.slice(0, 1) } })
  const reads = await readsOf(todosQuery(world.db, { hats: [{ actor: handler, actingFor: null, process: null }], process: null, handedOver: null }, { limit: 20, after: null }))
  const tasks = reads.filter((read) => read.table === 'case_tasks' && read.rows > 0)
  expect(tasks.every((read) => read.how !== 'Seq Scan' && read.rows <= 600)).toBe(true)
  expect(reads.find((read) => read.table === 'cases')?.rows).toBeLessThanOrEqual(21)
})

test('what somebody did is read from the newest back, as far as the page goes', async () => {
  const reads = await readsOf(boxQuery(world.db, { box: 'done', staffId: world.cast.office.staffId, process: null }, { limit: 20, after: null }))
  expect(reads.filter((read) => read.how === 'Seq Scan')).toEqual([])
  expect(reads.find((read) => read.table === 'case_events')?.rows).toBeLessThan(300)
})

test('what is late is counted from the tasks alone, and only the cases of the page are read', async () => {
  await openOwner(world.ownerUrl, (client) => client.query(`update case_tasks set due_at = opened_at where tenant_id = $1`, [world.db.tenantId]))
  const reads = await readsOf(supervisedQuery(world.db, { scope: { all: true }, now: new Date('2026-03-02T01:00:00Z') }, { limit: 20, after: null }))
  const cases = reads.filter((read) => read.table === 'cases')
  expect(cases.reduce((sum, read) => sum + read.rows, 0)).toBe(21)
})
