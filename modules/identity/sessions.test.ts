import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { identityRoutes } from './identity.routes.ts'
import { makePerson, signInAs, type Browser } from './identity.testing.ts'
import { resolveActor } from './resolve-actor.ts'
import { tidyIdentity } from './tidy.job.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const minute = 60_000
const hour = 60 * minute

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await resolveActor(world.services, world.tenant, { cookie: browser.cookie })) !== null
}

async function sessionRows(accountId: string) {
  return world.db.q.selectFrom('sessions').selectAll().where('tenant_id', '=', world.db.tenantId).where('account_id', '=', accountId).execute()
}

test('a session ends after twelve hours without use', async () => {
  const browser = await signInAs(world, await makePerson(world, 'idle'))
  world.clock.advance(12 * hour - minute)
  expect(await isSignedIn(browser)).toBe(true)
  world.clock.advance(12 * hour)
  expect(await isSignedIn(browser)).toBe(false)
})

test('a session ends after thirty days however much it is used', async () => {
  const browser = await signInAs(world, await makePerson(world, 'busy'))
  for (let used = 0; used < 30 * 4 - 1; used++) {
    world.clock.advance(6 * hour)
    expect(await isSignedIn(browser)).toBe(true)
  }
  world.clock.advance(6 * hour)
  expect(await isSignedIn(browser)).toBe(false)
})

test('an ended session is refused at once in this process', async () => {
  const person = await makePerson(world, 'ender')
  const [here, there] = [await signInAs(world, person), await signInAs(world, person)]
  const theirs = (await there.next()).actor.sessionId ?? ''
  await call(identityRoutes.sessions.end, { id: theirs }, { context: await here.next() })
  expect(await isSignedIn(there)).toBe(false)
  expect(await isSignedIn(here)).toBe(true)
})

test('a session that another process ended is refused within five seconds', async () => {
  const person = await makePerson(world, 'elsewhere')
  const browser = await signInAs(world, person)
  expect(await isSignedIn(browser)).toBe(true)
  await world.db.q.updateTable('sessions').set({ ended_at: world.clock.now() }).where('tenant_id', '=', world.db.tenantId).where('account_id', '=', person.id).execute()
  world.clock.advance(5_000)
  expect(await isSignedIn(browser)).toBe(false)
})

test('all other sessions end together', async () => {
  const person = await makePerson(world, 'tidy')
  const [here, there, elsewhere] = [await signInAs(world, person), await signInAs(world, person), await signInAs(world, person)]
  expect(await call(identityRoutes.sessions.endOthers, undefined, { context: await here.next() })).toEqual({ endedSessions: 2 })
  expect([await isSignedIn(here), await isSignedIn(there), await isSignedIn(elsewhere)]).toEqual([true, false, false])
})

test('a person sees their own sessions, and which one is this', async () => {
  const person = await makePerson(world, 'looker')
  const here = await signInAs(world, person)
  await signInAs(world, person)
  await signInAs(world, await makePerson(world, 'somebody-else'))
  const { items } = await call(identityRoutes.sessions.list, undefined, { context: await here.next() })
  expect(items.filter((item) => item.current)).toHaveLength(1)
  expect(items).toHaveLength(2)
})

test('nobody ends the session of another', async () => {
  const [mine, theirs] = [await signInAs(world, await makePerson(world, 'me')), await signInAs(world, await makePerson(world, 'they'))]
  const id = (await theirs.next()).actor.sessionId ?? ''
  await expect(call(identityRoutes.sessions.end, { id }, { context: await mine.next() })).rejects.toMatchObject({ code: 'not_found' })
  expect(await isSignedIn(theirs)).toBe(true)
})

test('being seen is written at most once a minute', async () => {
  const person = await makePerson(world, 'seen')
  const browser = await signInAs(world, person)
  const writes: number[] = []
  for (let second = 0; second < 120; second += 6) {
    world.clock.advance(6_000)
    world.statements.length = 0
    await isSignedIn(browser)
    writes.push(world.statements.filter((sql) => /update .*sessions set last_seen_at/.test(sql)).length)
  }
  expect(writes.reduce((sum, count) => sum + count, 0)).toBe(2)
})

test('requests within five seconds read the session once', async () => {
  const browser = await signInAs(world, await makePerson(world, 'quick'))
  world.statements.length = 0
  await Promise.all(Array.from({ length: 20 }, () => isSignedIn(browser)))
  expect(world.statements.filter((sql) => sql.includes('"sessions"'))).toHaveLength(1)
})

test('signing out ends the session and takes the cookie back', async () => {
  const browser = await signInAs(world, await makePerson(world, 'leaver'))
  const told: [string, string, number][] = []
  const context = await browser.next({ setCookie: (...cookie) => void told.push(cookie) })
  await call(identityRoutes.signOut, undefined, { context })
  expect(told).toEqual([['tongxin', '', 0]])
  expect(await isSignedIn(browser)).toBe(false)
})

test.each([
  ['no dot', 'tongxin'],
  ['no secret', '0192f0c1-2222-7333-8444-555566667777.'],
  ['a word', 'x.y'],
])('what is no cookie of ours is nobody: %s', async (_, cookie) => {
  expect(await resolveActor(world.services, world.tenant, { cookie })).toBeNull()
})

test("another university's cookie is refused, also with the tenant's name put in its place", async () => {
  const stranger = await makePerson(world, 'stranger', { tenant: world.otherTenant })
  const browser = await signInAs(world, stranger, { tenant: world.otherTenant })
  const secret = browser.cookie.split('.')[1] ?? ''
  expect(await resolveActor(world.services, world.otherTenant, { cookie: browser.cookie })).toMatchObject({ accountId: stranger.id })
  expect(await resolveActor(world.services, world.tenant, { cookie: browser.cookie })).toBeNull()
  expect(await resolveActor(world.services, world.tenant, { cookie: `${world.tenant.id}.${secret}` })).toBeNull()
})

test('a changed policy holds for sessions opened from then on', async () => {
  const manager = await signInAs(world, await makePerson(world, 'policy', { role: 'system_admin' }))
  const before = await call(identityRoutes.sessions.readPolicy, undefined, { context: await manager.next() })
  expect(before).toEqual({ idleMinutes: 720, longestDays: 30, version: 0 })
  await call(identityRoutes.sessions.changePolicy, { idleMinutes: 30, longestDays: 1, version: 0 }, { context: await manager.next() })
  const browser = await signInAs(world, await makePerson(world, 'after-policy'))
  world.clock.advance(31 * minute)
  expect(await isSignedIn(browser)).toBe(false)
  const late = call(identityRoutes.sessions.changePolicy, { idleMinutes: 60, longestDays: 2, version: 0 }, { context: await manager.next() })
  await expect(late).rejects.toMatchObject({ code: 'version_conflict', details: { by: '测试policy' } })
})

test('sessions are forgotten three months after their end, and not before', async () => {
  const person = await makePerson(world, 'old')
  const browser = await signInAs(world, person)
  await call(identityRoutes.signOut, undefined, { context: await browser.next() })
  world.clock.advance(89 * 24 * hour)
  await tidyIdentity(world.services, world.db)
  expect(await sessionRows(person.id)).toHaveLength(1)
  world.clock.advance(2 * 24 * hour)
  await tidyIdentity(world.services, world.db)
  expect(await sessionRows(person.id)).toHaveLength(0)
})
