import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOwner } from '../../kernel/testing/owner.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { countTerms } from './count-terms.ts'
import { countsOf, documentsWithAll, sharingDocuments } from './search.store.ts'

const documents = 3_000
let world: World

beforeAll(async () => {
  world = await openWorld()
  const tenantId = world.tenant.id
  await sql`
    insert into search_documents (tenant_id, kind, id, indexed_at)
    select ${tenantId}::uuid, 'proposal', gen_random_uuid(), ${world.clock.now()}::timestamptz from generate_series(1, ${documents})`.execute(world.db.q)
  await sql`
    insert into search_terms (tenant_id, kind, term, document_id, weight)
    select tenant_id, kind, 'common' || n % 10, id, 500 from search_documents, generate_series(1, 10) n where tenant_id = ${tenantId}::uuid
    union all
    select tenant_id, kind, 'rare' || substr(md5(id::text || n), 1, 4), id, 500 from search_documents, generate_series(1, 30) n where tenant_id = ${tenantId}::uuid
    on conflict do nothing`.execute(world.db.q)
  await openOwner(world.ownerUrl, (client) => client.query('vacuum analyze search_terms'))
  await countTerms(world.db, world.clock)
})
afterAll(() => world.close())

const worth = new Map(Array.from({ length: 80 }, (_, at): [string, number] => [`rare${at.toString(16).padStart(4, '0')}`, 1]))

test('similar texts are found in the index of terms alone under row level security, not in everything', async () => {
  const plan = JSON.stringify(await sharingDocuments(world.db, { kind: 'proposal', worth, exclude: [], limit: 5 }).explain('json'))
  expect(plan).toContain('"Node Type":"Index Only Scan"')
  expect(plan).toContain('search_terms_pkey')
  expect(plan).not.toContain('Seq Scan')
})

test('so are those in which every word stands', async () => {
  const plan = JSON.stringify(await documentsWithAll(world.db, { kind: 'proposal', beginnings: ['rare00a', 'common3'], limit: 5 }).explain('json'))
  expect(plan).toContain('search_terms_pkey')
  expect(plan).not.toContain('Seq Scan')
})

test('the counts of terms are read by their key', async () => {
  const plan = JSON.stringify(await countsOf(world.db, { kind: 'proposal', terms: [...worth.keys()] }).explain('json'))
  expect(plan).toContain('search_term_counts_pkey')
  expect(plan).not.toContain('Seq Scan')
})
