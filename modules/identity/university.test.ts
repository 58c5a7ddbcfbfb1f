import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { readTenants } from '../../kernel/tenants.ts'
import { identityRoutes } from './identity.routes.ts'
import { everythingRecorded } from './identity.testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const { read, change } = identityRoutes.university

function manager() {
  return world.context(world.actor(['system.manage'], { name: '系统员' }))
}

test('a changed name is there for the next request, under its next version, and on the record', async () => {
  const { version } = await call(read, undefined, { context: manager() })
  await readTenants(world.services)
  expect(await call(change, { name: '东海大学', shortName: '东大', version }, { context: manager() })).toEqual({ version: version + 1 })
  const { tenants } = await readTenants(world.services)
  expect(tenants.map(({ name, shortName }) => [name, shortName])).toEqual([
    ['东海大学', '东大'],
    ['另一所大学', '另一'],
  ])
  expect(await everythingRecorded(world)).toContain('钱江测试大学（钱江）')
})

test('a name that somebody else has changed meanwhile is not overwritten', async () => {
  const seen = await call(read, undefined, { context: manager() })
  await call(change, { ...seen, name: '南海大学' }, { context: manager() })
  await expect(call(change, { ...seen, name: '北海大学' }, { context: manager() })).rejects.toMatchObject({ code: 'version_conflict', status: 409 })
  expect((await call(read, undefined, { context: manager() })).name).toBe('南海大学')
})

test('a name of one letter is refused', async () => {
  await expect(call(change, { name: '大', shortName: '大', version: 2 }, { context: manager() })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
