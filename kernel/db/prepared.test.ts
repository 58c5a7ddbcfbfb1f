import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../testing/harness.ts'
import { prepared } from './prepared.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})

afterAll(() => world.close())

test('a marked statement is prepared once on a connection, for any values; others are not prepared', async () => {
  const names = await world.db.q.transaction().execute(async (q) => {
    const ask = (people: number) => q.selectFrom('staff_counts').select('people').where('tenant_id', '=', world.tenant.id).where('people', '=', people)
    await ask(1).execute()
    for (const people of [2, 3]) await ask(people).modifyFront(prepared).execute()
    return (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(q)).rows
  })
  expect(names).toHaveLength(1)
  expect(names[0]?.statement).toContain('"people" = $2')
})
