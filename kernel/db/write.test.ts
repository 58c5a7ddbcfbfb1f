import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../context.ts'
import { openWorld, type World } from '../testing/harness.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const settingOf = (key: string) => world.db.q.selectFrom('settings').select('value').where('tenant_id', '=', world.tenant.id).where('key', '=', key).executeTakeFirst()

function saveSetting(key: string, value: number, options: { idempotencyKey?: string; silent?: boolean } = {}) {
  const actor = world.actor(['system.manage'], { accountId: '00000000-0000-7000-8000-000000000001' })
  const context = world.context(actor, { idempotencyKey: options.idempotencyKey ?? null })
  return write(
    context,
    async (trx) => {
      await trx.q
        .insertInto('settings')
        .values({ tenant_id: trx.tenantId, key, value: JSON.stringify(value), version: 1, changed_at: trx.at })
        .execute()
      if (!options.silent) trx.audit({ action: 'setting.save', entity: { type: 'setting', id: key } })
      trx.emit({ topic: 'setting.saved', payload: { key } })
      return { key, value }
    },
    { route: 'saveSetting', content: { key, value } },
  )
}

test('a change, its audit row and its event commit together', async () => {
  await saveSetting('together', 1)
  const audit = await world.db.q.selectFrom('audit_entries').selectAll().where('tenant_id', '=', world.tenant.id).where('entity_id', '=', 'together').execute()
  const events = await world.db.q.selectFrom('outbox_events').selectAll().where('tenant_id', '=', world.tenant.id).execute()
  expect(audit).toMatchObject([{ action: 'setting.save', actor_name: '测试员', via: 'session' }])
  expect(events.filter((event) => JSON.stringify(event.payload).includes('together'))).toHaveLength(1)
})

test('work that leaves no audit row changes nothing', async () => {
  await expect(saveSetting('silent', 1, { silent: true })).rejects.toThrow('audit')
  expect(await settingOf('silent')).toBeUndefined()
})

test('the same idempotency key with the same content is done once and answers the same', async () => {
  const [first, second] = await Promise.all([saveSetting('once', 7, { idempotencyKey: 'k1' }), saveSetting('once', 7, { idempotencyKey: 'k1' })])
  expect(first).toEqual(second)
})

test('the same idempotency key with other content is refused', async () => {
  await saveSetting('first', 1, { idempotencyKey: 'k2' })
  await expect(saveSetting('second', 2, { idempotencyKey: 'k2' })).rejects.toMatchObject({ code: 'idempotency_mismatch', status: 409 })
  expect(await settingOf('second')).toBeUndefined()
})

test('an audit row can be neither changed nor removed by the role that serves', async () => {
  await expect(world.db.q.updateTable('audit_entries').set({ action: 'x' }).where('tenant_id', '=', world.tenant.id).execute()).rejects.toThrow('permission denied')
  await expect(world.db.q.deleteFrom('audit_entries').where('tenant_id', '=', world.tenant.id).execute()).rejects.toThrow('permission denied')
})

test('rows of another tenant are invisible, even to a statement that names that tenant', async () => {
  await saveSetting('mine', 1)
  const seen = await world.otherDb.q.selectFrom('settings').selectAll().where('tenant_id', '=', world.tenant.id).execute()
  expect(seen).toEqual([])
})

test('a row cannot be written into another tenant', async () => {
  const row = { tenant_id: world.otherTenant.id, key: 'planted', value: '1', version: 1, changed_at: world.clock.now() }
  await expect(world.db.q.insertInto('settings').values(row).execute()).rejects.toThrow('row-level security')
})
