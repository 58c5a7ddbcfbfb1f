import { call, isProcedure, type AnyProcedure } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guest } from '../../kernel/auth/actor.ts'
import type { RequestContext } from '../../kernel/context.ts'
import type { RouteMeta } from '../../kernel/contract.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { identityRoutes } from './identity.routes.ts'
import { makePerson, signInAs, type Browser, type Person } from './identity.testing.ts'
import { roleKeys, roles, type RoleKey } from './roles.ts'

let world: World
const browsers = new Map<RoleKey, Browser>()
let theirs: Person
let theirBrowser: Browser
beforeAll(async () => {
  world = await openWorld()
  for (const role of roleKeys) browsers.set(role, await signInAs(world, await makePerson(world, `as-${role.replace('_', '-')}`, { role })))
  theirs = await makePerson(world, 'theirs', { tenant: world.otherTenant, role: 'leader' })
  theirBrowser = await signInAs(world, theirs, { tenant: world.otherTenant })
})
afterAll(() => world.close())

/** Every route with its name: no list kept by hand can miss one. */
const routes = proceduresIn(identityRoutes, 'identity')

function proceduresIn(router: object, path: string): { name: string; procedure: AnyProcedure; access: string }[] {
  return Object.entries(router).flatMap(([key, value]: [string, unknown]) => {
    const name = `${path}.${key}`
    if (isProcedure(value)) {
      // Contracts start from `route` in kernel/contract.ts, whose meta is RouteMeta.
      const meta = value['~orpc'].meta as RouteMeta
      return [{ name, procedure: value, access: meta.access ?? '' }]
    }
    return typeof value === 'object' && value !== null ? proceduresIn(value, name) : []
  })
}

/** How a call without input ends: refused at the door, or let in (and then told that the input is missing, or answered). */
async function doorOf(procedure: AnyProcedure, context: RequestContext): Promise<'unauthenticated' | 'forbidden' | 'in'> {
  try {
    await call(procedure, undefined, { context })
    return 'in'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'unauthenticated' || code === 'forbidden' ? code : 'in'
  }
}

function mayPass(access: string, role: RoleKey): boolean {
  return access === 'public' || access === 'signed-in' || roles[role].permissions.some((permission) => permission === access)
}

test('there are routes to be tested', () => {
  expect(routes.length).toBeGreaterThanOrEqual(30)
  expect(routes.filter((route) => route.access === '')).toEqual([])
})

test.each(routes.filter((route) => route.access !== 'public'))('nobody passes without signing in: $name', async ({ procedure }) => {
  expect(await doorOf(procedure, world.context(guest))).toBe('unauthenticated')
})

test.each(routes.filter((route) => route.name !== 'identity.signOut' && route.name !== 'identity.sessions.endOthers'))(
  'each role passes exactly where it may: $name',
  async ({ procedure, access }) => {
    const doors: Record<string, string> = {}
    const expected: Record<string, string> = {}
    for (const [role, browser] of browsers) {
      doors[role] = await doorOf(procedure, await browser.next())
      expected[role] = mayPass(access, role) ? 'in' : 'forbidden'
    }
    expect(doors).toEqual(expected)
  },
)

function has(role: RoleKey): Promise<RequestContext> {
  const browser = browsers.get(role)
  if (!browser) throw new TypeError(`nobody is ${role}`)
  return browser.next()
}

async function theirGrant(): Promise<{ id: string; version: number }> {
  return world.otherDb.q.selectFrom('role_grants').select(['id', 'version']).where('tenant_id', '=', world.otherTenant.id).executeTakeFirstOrThrow()
}

// What belongs to another university looks like what does not exist, to whoever has the permission here.
test.each([
  ['disable an account', async () => call(identityRoutes.accounts.disable, { id: theirs.id, version: 1, reason: '-' }, { context: await has('system_admin') })],
  ['enable an account', async () => call(identityRoutes.accounts.enable, { id: theirs.id, version: 1 }, { context: await has('system_admin') })],
  ['reset a password', async () => call(identityRoutes.accounts.resetPassword, { id: theirs.id, version: 1 }, { context: await has('system_admin') })],
  ['unlock an account', async () => call(identityRoutes.accounts.unlock, { id: theirs.id }, { context: await has('system_admin') })],
  [
    'grant a role',
    async () =>
      call(
        identityRoutes.grants.create,
        { accountId: theirs.id, role: 'leader', unitId: null, from: '2026-03-02', until: null, documentNo: '' },
        { context: await has('security_admin') },
      ),
  ],
  ['end a role', async () => call(identityRoutes.grants.end, { ...(await theirGrant()), lastDay: '2026-03-02' }, { context: await has('security_admin') })],
  ['end a session', async () => call(identityRoutes.sessions.end, { id: (await theirBrowser.next()).actor.sessionId ?? '' }, { context: await has('member') })],
])('in another university nobody here can %s', async (_, attempt) => {
  await expect(attempt()).rejects.toMatchObject({ code: 'not_found', status: 404 })
})

test.each([
  ['accounts', async () => call(identityRoutes.accounts.list, { search: 'theirs' }, { context: await has('system_admin') })],
  ['grants', async () => call(identityRoutes.grants.list, { accountId: theirs.id }, { context: await has('security_admin') })],
  ['audit entries', async () => call(identityRoutes.audit.list, { accountId: theirs.id }, { context: await has('audit_admin') })],
])('lists show nothing of another university: %s', async (_, list) => {
  expect(await list()).toMatchObject({ items: [], count: 0 })
})
