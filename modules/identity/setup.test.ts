import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { readTree } from '../organisation/organisation.api.ts'
import { identityRoutes } from './identity.routes.ts'
import { everythingRecorded, goodPassword, inTransaction, makeUnits, visitor } from './identity.testing.ts'
import { resolveActor } from './resolve-actor.ts'
import { administratorRoles, roles, type AdministratorRole } from './roles.ts'
import { issueSetupCodes, rolesWithoutAdministrator } from './setup.store.ts'
import { readUniversity } from './university.store.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  // The limiter of tries by address has filled up again.
  world.clock.advance(600_000)
})

async function issue(role: AdministratorRole): Promise<string> {
  const [issued] = await inTransaction(world, world.tenant, (trx) => issueSetupCodes(trx, [role]))
  return issued?.code ?? ''
}

function setUp(code: string, username: string, context = visitor(world).context) {
  return call(identityRoutes.setUp, { code, username, name: '李管理', password: goodPassword, university }, { context })
}

const university = { name: '东海大学', shortName: '东大' }
const unnamed = (context = visitor(world).context) => call(identityRoutes.setupState, undefined, { context })

test('a first start lacks all three administrators, and issued codes fill the gap', async () => {
  expect(await rolesWithoutAdministrator(world.otherDb, world.clock.now())).toEqual([...administratorRoles])
  await inTransaction(world, world.otherTenant, (trx) => issueSetupCodes(trx, administratorRoles))
  expect(await rolesWithoutAdministrator(world.otherDb, world.clock.now())).toEqual([])
  world.clock.advance(31 * 86_400_000)
  expect(await rolesWithoutAdministrator(world.otherDb, world.clock.now())).toEqual([...administratorRoles])
})

test('the first administrator says what the university is called, and so its union', async () => {
  const units = await makeUnits(world)
  const code = await issue('system_admin')
  expect(await unnamed()).toEqual({ open: true, asksUniversity: true })
  const nameless = call(identityRoutes.setUp, { code, username: 'nameless', name: '李管理', password: goodPassword }, { context: visitor(world).context })
  await expect(nameless).rejects.toMatchObject({ code: 'identity.university_unnamed', status: 400 })
  await setUp(code, 'first-of-all')
  expect(await readUniversity(world.db)).toEqual({ ...university, version: 1 })
  expect((await readTree(world.db, '2026-03-02')).byId(units.root)?.name).toBe('东海大学工会')
  expect(await everythingRecorded(world)).toContain('university.rename')
})

test('whoever sets up later is not asked, and changes no name', async () => {
  const code = await issue('security_admin')
  expect(await unnamed()).toEqual({ open: true, asksUniversity: false })
  const later = { code, username: 'later', name: '王管理', password: goodPassword, university: { name: '西山大学', shortName: '西大' } }
  await call(identityRoutes.setUp, later, { context: visitor(world).context })
  expect(await readUniversity(world.db)).toEqual({ ...university, version: 1 })
})

test('two first administrators at the same moment are both let in, and one of them names the university', async () => {
  const codes = await inTransaction(world, world.otherTenant, (trx) => issueSetupCodes(trx, ['system_admin', 'audit_admin']))
  const tries = codes.map(({ code, role }) =>
    call(
      identityRoutes.setUp,
      { code, username: role.replace('_', '-'), name: '同时', password: goodPassword, university: { name: `${role}大学`, shortName: '大学' } },
      { context: visitor(world, { tenant: world.otherTenant, db: world.otherDb }).context },
    ),
  )
  await expect(Promise.all(tries)).resolves.toHaveLength(2)
  expect(await readUniversity(world.otherDb)).toMatchObject({ name: expect.stringMatching(/^(system|audit)_admin大学$/), version: 1 })
})

test.each(administratorRoles)('a code makes the administrator it was issued for, signed in: %s', async (role) => {
  const { context, cookie } = visitor(world)
  const answer = await setUp(await issue(role), `first-${role.replace('_', '-')}`, context)
  expect(answer.role).toBe(role)
  const actor = await resolveActor(world.services, world.tenant, { cookie: cookie() ?? '' })
  expect([...(actor?.permissions.keys() ?? [])].toSorted()).toEqual([...roles[role].permissions].toSorted())
})

test('a code works once, also for two at the same moment', async () => {
  const code = await issue('audit_admin')
  const tries = await Promise.allSettled([setUp(code, 'hasty-one'), setUp(code, 'hasty-two')])
  expect(tries.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(setUp(code, 'hasty-three')).rejects.toMatchObject({ code: 'identity.wrong_setup_code', status: 403 })
})

test('a code is read however it is typed', async () => {
  const code = await issue('system_admin')
  await expect(setUp(` ${code.toLowerCase().replaceAll('-', ' ')} `, 'typist')).resolves.toMatchObject({ role: 'system_admin' })
})

test('a code that failed for its user name can be tried again', async () => {
  const code = await issue('system_admin')
  await expect(setUp(code, 'typist')).rejects.toMatchObject({ code: 'identity.username_taken' })
  await expect(setUp(code, 'typist-two')).resolves.toMatchObject({ role: 'system_admin' })
})

test('a new code of a role replaces the one that was not used', async () => {
  const first = await issue('audit_admin')
  const second = await issue('audit_admin')
  await expect(setUp(first, 'replaced')).rejects.toMatchObject({ code: 'identity.wrong_setup_code' })
  await expect(setUp(second, 'replaced')).resolves.toMatchObject({ role: 'audit_admin' })
})

test('a code expires after thirty days', async () => {
  const code = await issue('audit_admin')
  world.clock.advance(30 * 86_400_000)
  await expect(setUp(code, 'tardy')).rejects.toMatchObject({ code: 'identity.wrong_setup_code' })
})

test("another university's code is refused", async () => {
  const [issued] = await inTransaction(world, world.otherTenant, (trx) => issueSetupCodes(trx, ['system_admin']))
  await expect(setUp(issued?.code ?? '', 'neighbour')).rejects.toMatchObject({ code: 'identity.wrong_setup_code' })
})

test('the page knows whether a code waits', async () => {
  const { open: before } = await call(identityRoutes.setupState, undefined, { context: visitor(world).context })
  expect(before).toBe(false)
  await issue('audit_admin')
  expect(await call(identityRoutes.setupState, undefined, { context: visitor(world).context })).toMatchObject({ open: true })
})

test('codes are guessed slowly', async () => {
  const failures = await Promise.allSettled(Array.from({ length: 30 }, (_, index) => setUp('AAAA-BBBB-CCCC-DDDD-EEEE', `guess-${index}`)))
  expect(failures.some((failure) => failure.status === 'rejected' && failure.reason.code === 'rate_limited')).toBe(true)
})

test('neither the code nor the password stands in any record', async () => {
  const code = await issue('audit_admin')
  await setUp(code, 'silent', visitor(world, { idempotencyKey: 'set-up-key' }).context)
  const recorded = await everythingRecorded(world)
  for (const word of [code, code.replaceAll('-', ''), goodPassword, 'set-up-key']) expect(recorded).not.toContain(word)
})
