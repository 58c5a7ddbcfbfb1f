import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { countTerms } from './count-terms.ts'
import { readCounts } from './search.store.ts'
import { index } from './testing/index-text.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function store(titles: string[]): Promise<void> {
  for (const title of titles) await index(world, { kind: 'proposal', id: newId(), title, text: '' })
  world.clock.advance(1_000)
}

const counts = () => readCounts(world.db, { kind: 'proposal', terms: ['食堂', '班车'] })

test('common terms are counted, rare ones are taken for rare', async () => {
  await store(['食堂', '食堂', '食堂', '食堂', '班车'])
  await countTerms(world.db, world.clock)
  expect(await counts()).toEqual({ all: 5, documents: new Map([['食堂', 4]]) })
})

test('where nothing has changed nothing is counted again', async () => {
  world.statements.length = 0
  await countTerms(world.db, world.clock)
  expect(world.statements).toHaveLength(1)
})

test('what was indexed or removed since then is counted', async () => {
  await store(['班车', '班车', '班车'])
  await countTerms(world.db, world.clock)
  expect(await counts()).toEqual({
    all: 8,
    documents: new Map([
      ['食堂', 4],
      ['班车', 4],
    ]),
  })
  await world.db.q.deleteFrom('search_documents').where('tenant_id', '=', world.db.tenantId).execute()
  await world.db.q.deleteFrom('search_terms').where('tenant_id', '=', world.db.tenantId).execute()
  await countTerms(world.db, world.clock)
  expect(await counts()).toEqual({ all: 0, documents: new Map() })
})

test('two servers that count at once agree', async () => {
  await store(['食堂', '食堂', '食堂', '食堂'])
  await Promise.all([countTerms(world.db, world.clock), countTerms(world.db, world.clock)])
  expect(await counts()).toEqual({ all: 4, documents: new Map([['食堂', 4]]) })
})
