import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit } from '../../kernel/audit/sealer.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { openOwner } from '../../kernel/testing/owner.ts'
import { identityRoutes } from './identity.routes.ts'
import { inTransaction, makePerson, signInAs, type Browser } from './identity.testing.ts'

let world: World
let auditor: Browser
let marks: string[]
beforeAll(async () => {
  world = await openWorld('2026-03-02T01:00:00Z')
  auditor = await signInAs(world, await makePerson(world, 'auditor', { role: 'audit_admin' }))
  marks = []
  // Three days, four entries each, several in one instant.
  for (const day of ['2026-03-03', '2026-03-04', '2026-03-05']) {
    world.clock.set(`${day}T01:00:00Z`)
    for (let index = 0; index < 4; index++) await record(`mark.${index % 2 === 0 ? 'even' : 'odd'}`, `${day}/${index}`)
  }
  auditor = await signInAs(world, { username: 'auditor', id: '', password: 'Lake-Lotus-77' })
})
afterAll(() => world.close())

function record(action: string, id: string): Promise<void> {
  marks.push(id)
  return inTransaction(world, world.tenant, async (trx) => trx.audit({ action, entity: { type: 'mark', id }, details: { note: id } }))
}

async function list(query: Parameters<typeof listOf>[1] = {}) {
  return listOf(auditor, query)
}

async function listOf(
  browser: Browser,
  query: { action?: string; entityType?: string; entityId?: string; from?: string; until?: string; accountId?: string; cursor?: string; limit?: number },
) {
  return call(identityRoutes.audit.list, query, { context: await browser.next() })
}

test('pages follow one another, the latest first, without gap or repeat', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list({ entityType: 'mark', limit: 5, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map((item) => item.entityId))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(marks.toReversed())
})

test.each([
  ['one action', { action: 'mark.even' }, 6],
  ['a family of actions', { action: 'mark.' }, 12],
  ['the beginning of a word is no family', { action: 'mark' }, 0],
  ['one thing', { entityType: 'mark', entityId: '2026-03-04/1' }, 1],
  ['a day in China, both ends included', { entityType: 'mark', from: '2026-03-04', until: '2026-03-04' }, 4],
  ['from a day on', { entityType: 'mark', from: '2026-03-04' }, 8],
])('the log is filtered by %s', async (_, query, count) => {
  expect(await list(query)).toMatchObject({ count, countCapped: false })
})

test('the log is filtered by who acted', async () => {
  const { accountId } = (await auditor.next()).actor
  const page = await list({ accountId })
  expect(new Set(page.items.map((item) => item.action))).toEqual(new Set(['session.open']))
})

test('a list takes two statements however long it is', async () => {
  const context = await auditor.next()
  world.statements.length = 0
  await call(identityRoutes.audit.list, { limit: 100 }, { context })
  expect(world.statements).toHaveLength(2)
})

test('counting stops at a thousand', async () => {
  await inTransaction(world, world.tenant, async (trx) => {
    for (let index = 0; index < 1_001; index++) trx.audit({ action: 'many.things', entity: { type: 'many', id: String(index) } })
  })
  expect(await list({ action: 'many.things' })).toMatchObject({ count: 1_000, countCapped: true })
})

test('a reader whose reach is a unit sees entries of that unit only', async () => {
  const unitId = '0192f0c1-2222-7333-8444-555566667777'
  await inTransaction(world, world.tenant, async (trx) => trx.audit({ action: 'unit.thing', entity: { type: 'thing', id: '1' }, unitId }))
  const context = world.context(world.actor(['audit.read'], { scope: { all: false, unitIds: [unitId] } }))
  expect((await call(identityRoutes.audit.list, {}, { context })).items).toMatchObject([{ action: 'unit.thing' }])
})

test('a reader who reaches no unit sees nothing', async () => {
  const context = world.context(world.actor(['audit.read'], { scope: { all: false, unitIds: [] } }))
  expect((await call(identityRoutes.audit.list, {}, { context })).items).toEqual([])
})

test('an intact log verifies, and a changed entry is found by its seal', async () => {
  await sealAudit(world.db, world.clock)
  const before = await call(identityRoutes.audit.verify, undefined, { context: await auditor.next() })
  expect(before).toMatchObject({ intact: true, brokenAt: null, unsealedEntries: 0 })
  await openOwner(world.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [world.tenant.id])
    const changed = await client.query(`update audit_entries set details = '{"note":"changed"}' where entity_id = '2026-03-04/1'`)
    expect(changed.rowCount).toBe(1)
  })
  const after = await call(identityRoutes.audit.verify, undefined, { context: await auditor.next() })
  expect(after).toMatchObject({ intact: false, brokenAt: '1' })
})
