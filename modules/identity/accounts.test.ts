import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { resetPasswordAtConsole } from './accounts.actions.ts'
import { addPerson, foundCampus, office, type Campus } from '../members/testing/people.ts'
import { accountsOfStaff } from './accounts.store.ts'
import { identityModule } from './identity.module.ts'
import { identityRoutes } from './identity.routes.ts'
import { everythingRecorded, failureOf, goodPassword, inTransaction, makePerson, signInAs, visitor, type Browser } from './identity.testing.ts'
import { hashPassword } from './passwords.ts'

let world: World
let manager: Browser
let campus: Campus
beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
  manager = await signInAs(world, await makePerson(world, 'manager', { role: 'system_admin' }))
})
afterAll(() => world.close())

const accounts = identityRoutes.accounts

async function open(username: string, rest: { name?: string; staffId?: string } = {}) {
  return call(accounts.create, { username, name: '王新', ...rest }, { context: await manager.next() })
}

async function list(query: { search?: string; state?: 'active' | 'disabled'; role?: string; limit?: number; cursor?: string }) {
  return call(accounts.list, query, { context: await manager.next() })
}

test('an opened account signs in with its one-time password and must change it', async () => {
  const { oneTimePassword } = await open('fresh')
  const answer = await call(identityRoutes.signIn, { username: 'fresh', password: oneTimePassword }, { context: visitor(world).context })
  expect(answer).toMatchObject({ needsTotp: false, mustChangePassword: true })
})

test('a one-time password stands in no record', async () => {
  const { oneTimePassword } = await open('unrecorded')
  expect(await everythingRecorded(world)).not.toContain(oneTimePassword)
})

test('a user name is given once in a university, whatever its case, and again in another', async () => {
  await open('unique')
  await expect(open('UNIQUE')).rejects.toMatchObject({ code: 'identity.username_taken', status: 409 })
  await expect(makePerson(world, 'unique', { tenant: world.otherTenant })).resolves.toHaveProperty('id')
})

test('a member of staff has one account', async () => {
  const { id: staffId } = await addPerson(office(world), { name: '王新', unitId: campus.physics })
  const { id } = await open('staff-one', { staffId })
  await expect(open('staff-two', { staffId })).rejects.toMatchObject({ code: 'identity.staff_has_account', status: 409 })
  expect(await accountsOfStaff(world.db, [staffId, newId()])).toEqual(new Map([[staffId, { accountId: id, name: '王新', active: true }]]))
})

test('an account shows whose it is, and a later link takes the place of the first', async () => {
  const first = await addPerson(office(world), { name: '赵一', staffNo: 'L1', unitId: campus.physics })
  const second = await addPerson(office(world), { name: '赵二', staffNo: 'L2', unitId: campus.history })
  const { id, version } = await open('linked', { staffId: first.id })
  expect((await list({ search: 'linked' })).items[0]?.staff).toEqual({ id: first.id, name: '赵一', staffNo: 'L1', unitName: '物理学院分工会' })
  const changed = await call(accounts.linkStaff, { id, version, staffId: second.id }, { context: await manager.next() })
  expect((await list({ search: 'linked' })).items[0]?.staff).toMatchObject({ id: second.id, unitName: '历史学院分工会' })
  await call(accounts.linkStaff, { ...changed, staffId: null }, { context: await manager.next() })
  expect((await list({ search: 'linked' })).items[0]?.staff).toBeNull()
})

test('a person signed in sees the newly linked record at once', async () => {
  const { id: staffId } = await addPerson(office(world), { name: '钱三', unitId: campus.physics })
  const person = await makePerson(world, 'relinked')
  const browser = await signInAs(world, person)
  expect((await browser.next()).actor.staffId).toBeNull()
  await call(accounts.linkStaff, { id: person.id, version: 1, staffId }, { context: await manager.next() })
  expect((await browser.next()).actor.staffId).toBe(staffId)
})

test('a link to somebody who has an account, to nobody, or of one’s own account is refused', async () => {
  const { id: staffId } = await addPerson(office(world), { name: '孙四', unitId: campus.physics })
  await open('holder', { staffId })
  const person = await makePerson(world, 'wanting')
  const context = await manager.next()
  const link = (id: string, to: string) => call(accounts.linkStaff, { id, version: 1, staffId: to }, { context })
  await expect(link(person.id, staffId)).rejects.toMatchObject({ code: 'identity.staff_has_account', status: 409 })
  await expect(link(person.id, newId())).rejects.toMatchObject({ code: 'identity.staff_unknown', status: 400 })
  await expect(link(context.actor.accountId, staffId)).rejects.toMatchObject({ code: 'identity.own_link', status: 403 })
  await expect(open('opened-for-nobody', { staffId: newId() })).rejects.toMatchObject({ code: 'identity.staff_unknown' })
})

test('people are found for a link by name, initials and number, and by no telephone', async () => {
  await addPerson(office(world), { name: '欧阳寻找', staffNo: 'F77', phone: '13900001234', unitId: campus.physics })
  const find = async (q: string) => (await call(accounts.findPeople, { q }, { context: await manager.next() })).items.map((person) => person.name)
  expect(await find('欧阳')).toEqual(['欧阳寻找'])
  expect(await find('oyxz')).toEqual(['欧阳寻找'])
  expect(await find('f77')).toEqual(['欧阳寻找'])
  expect(await find('13900001234')).toEqual([])
  expect(await find('1234')).toEqual([])
})

test('disabling ends sessions and tokens and is undone by enabling', async () => {
  const person = await makePerson(world, 'departing', { role: 'school_officer' })
  const browser = await signInAs(world, person)
  const disabled = await call(accounts.disable, { id: person.id, version: 1, reason: '离职' }, { context: await manager.next() })
  expect((await browser.next()).actor.accountId).not.toBe(person.id)
  await call(accounts.enable, disabled, { context: await manager.next() })
  await expect(signInAs(world, person)).resolves.toHaveProperty('cookie')
})

test('a reset password ends sessions, replaces the old one and must be changed', async () => {
  const person = await makePerson(world, 'forgetful')
  const browser = await signInAs(world, person)
  const { oneTimePassword } = await call(accounts.resetPassword, { id: person.id, version: 1 }, { context: await manager.next() })
  expect((await browser.next()).actor.accountId).not.toBe(person.id)
  await expect(signInAs(world, person)).rejects.toMatchObject({ code: 'identity.wrong_credentials' })
  const again = await signInAs(world, { ...person, password: oneTimePassword })
  expect(await call(identityRoutes.me, undefined, { context: await again.next() })).toMatchObject({ mustChangePassword: true, permissions: [] })
})

test.each(['security_admin', 'audit_admin'] as const)('the system administrator can neither reset nor disable a %s', async (role) => {
  const person = await makePerson(world, `protected-${role.replace('_', '-')}`, { role })
  const context = await manager.next()
  await expect(call(accounts.resetPassword, { id: person.id, version: 1 }, { context })).rejects.toMatchObject({ code: 'identity.administrator_protected' })
  await expect(call(accounts.disable, { id: person.id, version: 1, reason: '-' }, { context })).rejects.toMatchObject({
    code: 'identity.administrator_protected',
  })
  await expect(signInAs(world, person)).resolves.toHaveProperty('cookie')
})

test('at the server’s console any password can be reset, on the record', async () => {
  const person = await makePerson(world, 'locked-out-admin', { role: 'audit_admin' })
  const passwordHash = await hashPassword(world.services.settings.passwordCost, 'Console-Given-5')
  await inTransaction(world, world.tenant, (trx) => resetPasswordAtConsole(trx, { username: person.username, passwordHash }))
  await expect(signInAs(world, person)).rejects.toMatchObject({ code: 'identity.wrong_credentials' })
  await expect(signInAs(world, { ...person, password: 'Console-Given-5' })).resolves.toHaveProperty('cookie')
  expect(await everythingRecorded(world)).toContain('password.reset')
})

test('nobody disables or resets their own account', async () => {
  const context = await manager.next()
  const { accountId } = context.actor
  await expect(call(accounts.disable, { id: accountId, version: 1, reason: '-' }, { context })).rejects.toMatchObject({ code: 'identity.own_account' })
  await expect(call(accounts.resetPassword, { id: accountId, version: 1 }, { context })).rejects.toMatchObject({ code: 'identity.own_account' })
})

test('a change to what somebody else has changed meanwhile is refused with their name', async () => {
  const person = await makePerson(world, 'contested')
  await call(accounts.disable, { id: person.id, version: 1, reason: '-' }, { context: await manager.next() })
  const late = call(accounts.enable, { id: person.id, version: 1 }, { context: await manager.next() })
  await expect(late).rejects.toMatchObject({ code: 'version_conflict', details: { by: '测试manager' } })
})

test('an administrator lifts a lock before its time', async () => {
  const person = await makePerson(world, 'shut')
  for (let tries = 0; tries < 5; tries++) await failureOf(signInAs(world, { ...person, password: 'wrong' }))
  expect((await list({ search: 'shut' })).items[0]?.lockedUntil).not.toBeNull()
  await call(accounts.unlock, { id: person.id }, { context: await manager.next() })
  expect((await list({ search: 'shut' })).items[0]?.lockedUntil).toBeNull()
  await expect(signInAs(world, person)).resolves.toHaveProperty('cookie')
})

test.each(['find-m', 'FIND-ME', '寻', '寻找我'])('an account is found by the beginning of its user name or name: %s', async (search) => {
  if (!(await list({ search: 'find-me' })).items.length) await open('find-me', { name: '寻找我' })
  expect((await list({ search })).items).toMatchObject([{ username: 'find-me' }])
})

test('accounts are filtered by state and by role in force', async () => {
  const person = await makePerson(world, 'filtered', { role: 'leader' })
  expect((await list({ role: 'leader' })).items).toMatchObject([{ username: 'filtered', roles: ['leader'] }])
  await call(accounts.disable, { id: person.id, version: 1, reason: '-' }, { context: await manager.next() })
  expect((await list({ state: 'disabled', search: 'filtered' })).count).toBe(1)
  expect((await list({ state: 'active', search: 'filtered' })).count).toBe(0)
})

test('pages of accounts follow one another, in a constant number of statements', async () => {
  for (let index = 0; index < 7; index++) {
    const { id: staffId } = await addPerson(office(world), { unitId: campus.physics })
    await makePerson(world, `page-${index}`, { staffId })
  }
  const first = await list({ search: 'page-', limit: 4 })
  const context = await manager.next()
  world.statements.length = 0
  const second = await call(accounts.list, { search: 'page-', limit: 4, cursor: first.nextCursor ?? '' }, { context })
  expect(world.statements.filter((statement) => !statement.includes('"unit_'))).toHaveLength(4)
  expect([...first.items, ...second.items].map((item) => item.username)).toEqual([0, 1, 2, 3, 4, 5, 6].map((index) => `page-${index}`))
  expect(second.nextCursor).toBeNull()
})

test('the list shows no secret', async () => {
  expect(JSON.stringify(await list({ limit: 200 }))).not.toMatch(/argon2|hash|sealed/)
})

test('a one-time password waits on the home page until it is changed', async () => {
  const person = await makePerson(world, 'waiter', { mustChangePassword: true })
  const browser = await signInAs(world, person)
  const waiting = async () => (await identityModule.waiting?.(await browser.next()))?.map((item) => item.key)
  expect(await waiting()).toEqual(['identity.password'])
  await call(identityRoutes.changePassword, { currentPassword: goodPassword, newPassword: 'Willow-Bridge-9' }, { context: await browser.next() })
  expect(await waiting()).toEqual([])
})

test('whoever manages accounts is asked to use a second factor', async () => {
  expect((await identityModule.waiting?.(await manager.next()))?.map((item) => item.key)).toEqual(['identity.totp'])
})
