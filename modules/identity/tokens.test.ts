import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { endGrantRow } from './grants.store.ts'
import { identityRoutes } from './identity.routes.ts'
import { everythingRecorded, goodPassword, inTransaction, makePerson, signInAs, type Browser } from './identity.testing.ts'
import { resolveActor } from './resolve-actor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.clock.advance(600_000)
})

async function makeToken(browser: Browser, wanted: { name?: string; scopes?: string[]; lastDay?: string; password?: string } = {}) {
  const input = { name: 'sync', scopes: ['members.read'], lastDay: '2026-12-31', password: goodPassword, ...wanted }
  return call(identityRoutes.tokens.create, input, { context: await browser.next() })
}

function actorOf(token: string) {
  return resolveActor(world.services, world.tenant, { bearer: token })
}

async function officer(username: string): Promise<Browser> {
  return signInAs(world, await makePerson(world, username, { role: 'school_officer' }))
}

test('a token carries its scopes and nothing else', async () => {
  const { token } = await makeToken(await officer('scoped'), { scopes: ['members.read', 'plans.work'] })
  expect(token.startsWith(`txp_${world.tenant.id}.`)).toBe(true)
  const actor = await actorOf(token)
  expect(actor).toMatchObject({ via: 'token', sessionId: null })
  expect([...(actor?.permissions.keys() ?? [])].toSorted()).toEqual(['members.read', 'plans.work'])
})

test('a token cannot be given what its owner may not do', async () => {
  await expect(makeToken(await officer('modest'), { scopes: ['audit.read'] })).rejects.toMatchObject({ code: 'identity.token_scope', status: 403 })
})

test.each([
  ['system_admin', 'identity.accounts'],
  ['security_admin', 'identity.roles'],
] as const)('accounts and roles are never managed by a token: %s', async (role, scope) => {
  const browser = await signInAs(world, await makePerson(world, `token-${role.replace('_', '-')}`, { role }))
  await expect(makeToken(browser, { scopes: [scope] })).rejects.toMatchObject({ code: 'identity.token_scope' })
})

test('a token loses what its owner loses', async () => {
  const browser = await officer('loser')
  const { token } = await makeToken(browser)
  const accountId = (await browser.next()).actor.accountId
  const grant = await world.db.q.selectFrom('role_grants').select('id').where('tenant_id', '=', world.db.tenantId).where('account_id', '=', accountId).executeTakeFirstOrThrow()
  await inTransaction(world, world.tenant, async (trx) => {
    await endGrantRow(trx, { id: grant.id, version: 1 }, '2026-03-01')
    trx.audit({ action: 'role.end', entity: { type: 'role_grant', id: grant.id } })
  })
  world.clock.advance(5_000)
  expect((await actorOf(token))?.permissions.size).toBe(0)
})

test('a revoked token is refused at once', async () => {
  const browser = await officer('revoker')
  const { id, token } = await makeToken(browser)
  expect(await actorOf(token)).not.toBeNull()
  await call(identityRoutes.tokens.revoke, { id }, { context: await browser.next() })
  expect(await actorOf(token)).toBeNull()
})

test('a token works on its last day and not after it', async () => {
  world.clock.set('2026-04-01T02:00:00Z')
  const { token } = await makeToken(await officer('expirer'), { lastDay: '2026-04-02' })
  world.clock.set('2026-04-02T15:59:00Z')
  expect(await actorOf(token)).not.toBeNull()
  world.clock.set('2026-04-02T16:00:10Z')
  expect(await actorOf(token)).toBeNull()
})

test.each(['2026-03-31', '2028-01-01'])('a token lasts from today to a year ahead, not until %s', async (lastDay) => {
  world.clock.advance(86_400_000)
  await expect(makeToken(await officer(`dates${lastDay}`), { lastDay })).rejects.toMatchObject({ code: 'identity.token_days' })
})

test('making a token takes the password', async () => {
  await expect(makeToken(await officer('unlocked-desk'), { password: 'guess' })).rejects.toMatchObject({ code: 'identity.wrong_password' })
})

test('a name is used for one open token at a time', async () => {
  const browser = await officer('namer')
  const { id } = await makeToken(browser)
  await expect(makeToken(browser)).rejects.toMatchObject({ code: 'identity.token_name_taken', status: 409 })
  await call(identityRoutes.tokens.revoke, { id }, { context: await browser.next() })
  await expect(makeToken(browser)).resolves.toHaveProperty('token')
})

test('a token cannot make tokens, see sessions or change the password', async () => {
  const { token } = await makeToken(await officer('stolen'))
  const actor = await actorOf(token)
  if (!actor) throw new TypeError('the token works')
  const context = world.context(actor)
  const calls = [
    call(identityRoutes.tokens.create, { name: 'more', scopes: ['members.read'], lastDay: '2026-12-31', password: goodPassword }, { context }),
    call(identityRoutes.sessions.list, undefined, { context }),
    call(identityRoutes.changePassword, { currentPassword: goodPassword, newPassword: 'Willow-Bridge-9' }, { context }),
    call(identityRoutes.totp.enrol, { password: goodPassword }, { context }),
  ]
  for (const work of await Promise.allSettled(calls)) expect(work).toMatchObject({ status: 'rejected', reason: { code: 'identity.in_person_only' } })
})

test('a token of a disabled account is refused', async () => {
  const browser = await officer('disabled-owner')
  const { token } = await makeToken(browser)
  const accountId = (await browser.next()).actor.accountId
  await world.db.q.updateTable('accounts').set({ state: 'disabled' }).where('tenant_id', '=', world.db.tenantId).where('id', '=', accountId).execute()
  expect(await actorOf(token)).toBeNull()
})

test("another university's token is refused", async () => {
  const stranger = await makePerson(world, 'token-stranger', { tenant: world.otherTenant, role: 'school_officer' })
  const browser = await signInAs(world, stranger, { tenant: world.otherTenant })
  const { token } = await makeToken(browser)
  expect(await resolveActor(world.services, world.otherTenant, { bearer: token })).not.toBeNull()
  expect(await actorOf(token)).toBeNull()
  expect(await actorOf(token.replace(world.otherTenant.id, world.tenant.id))).toBeNull()
})

test('a cookie is no token and a token no cookie', async () => {
  const browser = await officer('mixer')
  const { token } = await makeToken(browser)
  expect(await actorOf(`txp_${browser.cookie}`)).toBeNull()
  expect(await resolveActor(world.services, world.tenant, { cookie: token.slice('txp_'.length) })).toBeNull()
})

test('the list shows a token without its secret, and what tokens may carry', async () => {
  const browser = await officer('lister')
  const { token } = await makeToken(browser)
  const listed = await call(identityRoutes.tokens.list, undefined, { context: await browser.next() })
  expect(listed.items).toMatchObject([{ name: 'sync', scopes: ['members.read'], lastUsedAt: null }])
  expect(listed.grantable).toContain('members.import')
  const secret = token.split('.')[1] ?? ''
  expect(JSON.stringify(listed)).not.toContain(secret)
  expect(await everythingRecorded(world)).not.toContain(secret)
})
