import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../db/write.ts'
import { openWorld, type World } from '../testing/harness.ts'
import { addKeyVersion, openKeyring } from './keyring.ts'
import { openKeys } from './open-keys.ts'
import { rewrapDataKeys } from './rewrap.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** What `tongxin keys rotate` does, in another process than the server. */
async function rotate(): Promise<number> {
  await addKeyVersion(world.keyFile)
  const keyring = await openKeyring(world.keyFile)
  return write({ db: world.db, clock: world.clock, requestId: 'test', actor: { accountId: null, name: '测试', via: 'cli' } }, async (trx) => {
    trx.audit({ action: 'key.rotate', entity: { type: 'tenant', id: world.tenant.id } })
    return rewrapDataKeys(trx, keyring)
  })
}

test('a process that runs during a rotation opens what it had opened before and what it had not', async () => {
  const elsewhere = await openKeys(world.keyFile, world.clock)
  const [known, unknown] = [(await elsewhere.cipher(world.db, 'staff.phone')).seal('1', '13700001111'), (await elsewhere.cipher(world.db, 'staff.id_no')).seal('1', '110105')]
  await world.services.keys.cipher(world.db, 'staff.phone')
  expect(await rotate()).toBe(2)
  expect((await world.services.keys.cipher(world.db, 'staff.phone')).open('1', known)).toBe('13700001111')
  expect((await world.services.keys.cipher(world.db, 'staff.id_no')).open('1', unknown)).toBe('110105')
})

test('a second rotation brings every data key under the newest version', async () => {
  expect(await rotate()).toBe(2)
  const keyring = await openKeyring(world.keyFile)
  const keys = await world.db.q.selectFrom('data_keys').select('wrapped').where('tenant_id', '=', world.tenant.id).execute()
  expect(keys.every(({ wrapped }) => keyring.isCurrent(wrapped))).toBe(true)
})
