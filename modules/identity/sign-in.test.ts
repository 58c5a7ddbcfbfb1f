import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type * as argon2 from '@node-rs/argon2'
import type { RequestContext } from '../../kernel/context.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { identityRoutes } from './identity.routes.ts'
import { everythingRecorded, failureOf, goodPassword, makePerson, signInAs, visitor } from './identity.testing.ts'
import { resolveActor } from './resolve-actor.ts'

const looks = vi.hoisted(() => ({ count: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return {
    ...real,
    verify: (...given: Parameters<typeof real.verify>) => {
      looks.count += 1
      return real.verify(...given)
    },
  }
})

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  // The limiter of tries by name has filled up again.
  world.clock.advance(600_000)
})

const minute = 60_000

function trySignIn(username: string, password: string, context: RequestContext = visitor(world).context) {
  return call(identityRoutes.signIn, { username, password }, { context })
}

async function failTimes(username: string, times: number): Promise<unknown[]> {
  const failures: unknown[] = []
  for (let time = 0; time < times; time++) failures.push(await failureOf(trySignIn(username, 'wrong')))
  return failures
}

test('the right password opens a session whose cookie is the person', async () => {
  const person = await makePerson(world, 'right')
  const browser = await signInAs(world, person)
  expect(await resolveActor(world.services, world.tenant, { cookie: browser.cookie })).toMatchObject({ accountId: person.id, via: 'session' })
})

test('a user name typed with full-width and capital letters is the same name', async () => {
  await makePerson(world, 'zhang3')
  await expect(trySignIn(' ＺＨＡＮＧ３ ', goodPassword)).resolves.toMatchObject({ needsTotp: false })
})

test('an unknown name and a wrong password answer alike, after the same work', async () => {
  await makePerson(world, 'known')
  await trySignIn('known', goodPassword)
  await failTimes('warm-up', 1)
  const seen: { answer: unknown; statements: string[]; looks: number }[] = []
  for (const username of ['known', 'nobody-here']) {
    looks.count = 0
    world.statements.length = 0
    const error = await failureOf(trySignIn(username, 'wrong'))
    seen.push({ answer: JSON.stringify(error), statements: [...world.statements], looks: looks.count })
  }
  expect(seen[0]?.looks).toBe(1)
  expect(seen[1]).toEqual(seen[0])
})

test.each(['five-wrong', 'five-wrong-unknown'])('five wrong passwords lock the name, whether it exists or not: %s', async (username) => {
  if (username === 'five-wrong') await makePerson(world, username)
  const failures = await failTimes(username, 6)
  expect(failures.slice(0, 4)).toMatchObject([4, 3, 2, 1].map((left) => ({ code: 'identity.wrong_credentials', details: { left } })))
  expect(failures.slice(4)).toMatchObject([
    { code: 'identity.locked_out', status: 423, details: { minutes: 15 } },
    { code: 'identity.locked_out', status: 423, details: { minutes: 15 } },
  ])
})

test('a locked account refuses the right password too, without looking at it', async () => {
  await makePerson(world, 'locked')
  await failTimes('locked', 5)
  looks.count = 0
  await expect(trySignIn('locked', goodPassword)).rejects.toMatchObject({ code: 'identity.locked_out' })
  expect(looks.count).toBe(0)
})

test('the clock releases a lock, and the next lock lasts longer', async () => {
  await makePerson(world, 'released')
  await failTimes('released', 5)
  world.clock.advance(15 * minute)
  expect((await failTimes('released', 5)).at(-1)).toMatchObject({ details: { minutes: 30 } })
  world.clock.advance(29 * minute)
  await expect(trySignIn('released', goodPassword)).rejects.toMatchObject({ code: 'identity.locked_out' })
  world.clock.advance(minute)
  await expect(trySignIn('released', goodPassword)).resolves.toMatchObject({ needsTotp: false })
})

test('a successful sign-in forgets the wrong tries before it', async () => {
  await makePerson(world, 'forgiven')
  await failTimes('forgiven', 4)
  await trySignIn('forgiven', goodPassword)
  expect(await failTimes('forgiven', 1)).toMatchObject([{ details: { left: 4 } }])
})

test('ten tries at once get no more than five looks at the password', async () => {
  await makePerson(world, 'rushed')
  looks.count = 0
  await Promise.all(Array.from({ length: 10 }, () => failureOf(trySignIn('rushed', 'wrong'))))
  expect(looks.count).toBe(5)
})

test('one name tried too often is slowed down', async () => {
  const failures = await failTimes('hammered', 11)
  expect(failures.at(-1)).toMatchObject({ code: 'rate_limited', status: 429 })
})

test('hundreds of people behind one address can sign in', async () => {
  const attempts = await Promise.all(Array.from({ length: 300 }, (_, index) => failureOf(trySignIn(`campus${index}`, 'wrong'))))
  expect(attempts.every((error) => error instanceof Error && 'code' in error && error.code === 'identity.wrong_credentials')).toBe(true)
})

test('a disabled account is told so only after its right password', async () => {
  const person = await makePerson(world, 'left-us')
  await world.db.q.updateTable('accounts').set({ state: 'disabled' }).where('tenant_id', '=', world.db.tenantId).where('id', '=', person.id).execute()
  await expect(trySignIn('left-us', 'wrong')).rejects.toMatchObject({ code: 'identity.wrong_credentials' })
  await expect(trySignIn('left-us', goodPassword)).rejects.toMatchObject({ code: 'identity.account_disabled' })
})

test('neither password, name tried nor cookie stands in audit, outbox or stored answers', async () => {
  await makePerson(world, 'discreet')
  const { context, cookie } = visitor(world, { idempotencyKey: 'key-of-a-secret-route' })
  await trySignIn('discreet', goodPassword, context)
  await failTimes('Secret-Typed-As-Name', 1)
  const recorded = await everythingRecorded(world)
  const secret = cookie()?.split('.')[1] ?? ''
  expect(secret).toHaveLength(43)
  expect(recorded).toContain('session.open')
  expect(recorded).toContain('session.refuse')
  for (const word of [goodPassword, secret, 'secret-typed-as-name', 'key-of-a-secret-route']) expect(recorded).not.toContain(word)
})

test('the database holds only a hash of the cookie', async () => {
  const browser = await signInAs(world, await makePerson(world, 'hashed'))
  const rows = await world.db.q.selectFrom('sessions').selectAll().where('tenant_id', '=', world.db.tenantId).execute()
  expect(JSON.stringify(rows)).not.toContain(browser.cookie.split('.')[1])
})

test('signing in again in the same browser ends its earlier session', async () => {
  const person = await makePerson(world, 'again')
  const first = await signInAs(world, person)
  await trySignIn('again', goodPassword, await first.next())
  expect(await resolveActor(world.services, world.tenant, { cookie: first.cookie })).toBeNull()
})

test('a sign-in is recorded under the name of the account', async () => {
  const person = await makePerson(world, 'recorded')
  await signInAs(world, person)
  const entry = await world.db.q.selectFrom('audit_entries').selectAll().where('tenant_id', '=', world.db.tenantId).where('account_id', '=', person.id).executeTakeFirst()
  expect(entry).toMatchObject({ action: 'session.open', actor_name: '测试recorded' })
})

test('whoever has a one-time password may do nothing but change it', async () => {
  const person = await makePerson(world, 'new-here', { role: 'audit_admin', mustChangePassword: true })
  const browser = await signInAs(world, person)
  const context = await browser.next()
  expect(context.actor.permissions.size).toBe(0)
  await call(identityRoutes.changePassword, { currentPassword: goodPassword, newPassword: 'Willow-Bridge-9' }, { context })
  expect([...(await browser.next()).actor.permissions.keys()]).toContain('audit.read')
})

test('a changed password ends the other sessions and keeps this one', async () => {
  const person = await makePerson(world, 'changer')
  const [here, there] = [await signInAs(world, person), await signInAs(world, person)]
  const changed = await call(identityRoutes.changePassword, { currentPassword: goodPassword, newPassword: 'Willow-Bridge-9' }, { context: await here.next() })
  expect(changed).toEqual({ endedSessions: 1 })
  expect((await here.next()).actor.accountId).toBe(person.id)
  expect((await there.next()).actor.accountId).not.toBe(person.id)
})

test('a password is not changed without the current one', async () => {
  const browser = await signInAs(world, await makePerson(world, 'borrowed'))
  const work = call(identityRoutes.changePassword, { currentPassword: 'guess', newPassword: 'Willow-Bridge-9' }, { context: await browser.next() })
  await expect(work).rejects.toMatchObject({ code: 'identity.wrong_password', status: 403 })
})

test('a weak new password is refused with the reason', async () => {
  const browser = await signInAs(world, await makePerson(world, 'weakling'))
  const work = call(identityRoutes.changePassword, { currentPassword: goodPassword, newPassword: 'password123' }, { context: await browser.next() })
  await expect(work).rejects.toMatchObject({ code: 'identity.weak_password', text: { zh: expect.stringContaining('常见密码') } })
})

test('an account opens as often as its password is right', async () => {
  await makePerson(world, 'busy')
  for (let time = 0; time < 25; time++) expect(await trySignIn('busy', goodPassword)).toMatchObject({ needsTotp: false })
})
