import { call } from '@orpc/server'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { identityRoutes } from './identity.routes.ts'
import { everythingRecorded, failureOf, goodPassword, makePerson, signInAs, visitor, type Person } from './identity.testing.ts'
import { stepOfCode } from './second-factor.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  world.clock.advance(600_000)
})

function codeFor(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now().getTime() })
}

async function personWithTotp(username: string): Promise<{ person: Person; secret: string; recoveryCodes: string[] }> {
  const person = await makePerson(world, username)
  const browser = await signInAs(world, person)
  const { secret } = await call(identityRoutes.totp.enrol, { password: goodPassword }, { context: await browser.next() })
  const { recoveryCodes } = await call(identityRoutes.totp.confirm, { code: codeFor(secret) }, { context: await browser.next() })
  // The code that confirmed is used up.
  world.clock.advance(30_000)
  return { person, secret, recoveryCodes }
}

function trySignIn(username: string, totp?: string) {
  return call(identityRoutes.signIn, { username, password: goodPassword, ...(totp ? { totp } : {}) }, { context: visitor(world).context })
}

test('codes are those of RFC 6238', () => {
  const secret = Secret.fromLatin1('12345678901234567890').base32
  expect(stepOfCode(secret, '287082', new Date(59_000))).toBe(1)
  expect(stepOfCode(secret, '２８７ ０８２', new Date(59_000))).toBe(1)
  expect(stepOfCode(secret, '287083', new Date(59_000))).toBeNull()
})

test('enrolling gives an address for the authenticator and changes nothing until confirmed', async () => {
  const person = await makePerson(world, 'enrolling')
  const browser = await signInAs(world, person)
  const { uri } = await call(identityRoutes.totp.enrol, { password: goodPassword }, { context: await browser.next() })
  expect(decodeURIComponent(uri)).toMatch(/^otpauth:\/\/totp\/同心·钱江:enrolling\?issuer=同心·钱江&secret=[A-Z2-7]{32}&/)
  expect(await trySignIn('enrolling')).toMatchObject({ needsTotp: false })
})

test('with the second factor on, a password alone opens no session', async () => {
  const { person } = await personWithTotp('two-steps')
  const { context, cookie } = visitor(world)
  const answer = await call(identityRoutes.signIn, { username: person.username, password: goodPassword }, { context })
  expect(answer.needsTotp).toBe(true)
  expect(cookie()).toBeNull()
})

test('a wrong password with the second factor on does not tell that it is on', async () => {
  await personWithTotp('quiet')
  const work = call(identityRoutes.signIn, { username: 'quiet', password: 'wrong', totp: '123456' }, { context: visitor(world).context })
  await expect(work).rejects.toMatchObject({ code: 'identity.wrong_credentials' })
})

test('password and code open a session', async () => {
  const { secret } = await personWithTotp('both')
  await expect(trySignIn('both', codeFor(secret))).resolves.toMatchObject({ needsTotp: false })
})

test('a code is good once, also when two use it at the same moment', async () => {
  const { secret } = await personWithTotp('once')
  const code = codeFor(secret)
  const tries = await Promise.allSettled([trySignIn('once', code), trySignIn('once', code)])
  expect(tries.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(trySignIn('once', code)).rejects.toMatchObject({ code: 'identity.wrong_second_factor' })
})

test('guessing codes locks the account like guessing passwords', async () => {
  const { secret } = await personWithTotp('guessed')
  for (let guess = 0; guess < 5; guess++) await failureOf(trySignIn('guessed', '000000'))
  await expect(trySignIn('guessed', codeFor(secret))).rejects.toMatchObject({ code: 'identity.locked_out' })
})

test('asking for the code step in between does not reset the count of wrong codes', async () => {
  await personWithTotp('sly')
  for (let guess = 0; guess < 5; guess++) {
    world.clock.advance(60_000)
    await trySignIn('sly')
    await failureOf(trySignIn('sly', '000000'))
  }
  await expect(trySignIn('sly')).rejects.toMatchObject({ code: 'identity.locked_out' })
})

test('a recovery code opens a session once, however it is typed', async () => {
  const { recoveryCodes } = await personWithTotp('lost-phone')
  expect(recoveryCodes).toHaveLength(10)
  const typed = (recoveryCodes[0] ?? '').toLowerCase().replaceAll('-', ' ')
  await expect(trySignIn('lost-phone', typed)).resolves.toMatchObject({ needsTotp: false })
  await expect(trySignIn('lost-phone', typed)).rejects.toMatchObject({ code: 'identity.wrong_second_factor' })
})

test('the second factor is turned off with the password only', async () => {
  const { person, secret } = await personWithTotp('turner')
  const browser = await signInAs(world, person, { totp: codeFor(secret) })
  const wrong = call(identityRoutes.totp.disable, { password: 'guess' }, { context: await browser.next() })
  await expect(wrong).rejects.toMatchObject({ code: 'identity.wrong_password' })
  await call(identityRoutes.totp.disable, { password: goodPassword }, { context: await browser.next() })
  expect(await trySignIn('turner')).toMatchObject({ needsTotp: false })
})

test('a second factor that is on cannot be replaced without turning it off', async () => {
  const { person, secret } = await personWithTotp('replacer')
  const browser = await signInAs(world, person, { totp: codeFor(secret) })
  const work = call(identityRoutes.totp.enrol, { password: goodPassword }, { context: await browser.next() })
  await expect(work).rejects.toMatchObject({ code: 'identity.totp_already_on', status: 409 })
})

test('the secret is stored sealed and stands in no record', async () => {
  const { person, secret, recoveryCodes } = await personWithTotp('sealed')
  const row = await world.db.q.selectFrom('accounts').selectAll().where('tenant_id', '=', world.db.tenantId).where('id', '=', person.id).executeTakeFirstOrThrow()
  expect(row.totp_sealed).not.toBeNull()
  expect(row.totp_sealed).not.toContain(secret)
  const recorded = await everythingRecorded(world)
  for (const word of [secret, ...recoveryCodes]) expect(recorded).not.toContain(word)
})
