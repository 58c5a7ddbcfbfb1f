import { call } from '@orpc/server'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { extractPdfText } from '../../engines/documents/testing/pdf-text.ts'
import { writeSlips } from '../../engines/documents/write-slips.ts'
import type { SheetCell } from '../../engines/documents/write-sheet.ts'
import { everywhere } from '../../kernel/auth/actor.ts'
import type { RouteContext } from '../../kernel/http/authorise.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { addPerson, foundCampus, nextStaffNo, office, type Campus } from '../members/testing/people.ts'
import { codeSheet, codeSlips } from './activation-papers.ts'
import { grantRole } from './grants.actions.ts'
import { identityRoutes } from './identity.routes.ts'
import { everythingRecorded, goodPassword, inTransaction, makePerson, signInAs, visitor, type Browser } from './identity.testing.ts'

const { activation, accounts } = identityRoutes
const daysMs = 86_400_000

let world: World
let manager: Browser
let campus: Campus
beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  // The limiter of tries has filled up again.
  world.clock.advance(600_000)
  manager = await signInAs(world, await makePerson(world, `manager-${nextStaffNo()}`, { role: 'system_admin' }))
})

async function asManager(): Promise<RouteContext> {
  return { ...(await manager.next()), scope: everywhere }
}

async function openUnit(unitId: string, replaceCodes = false) {
  return call(activation.open, { unitId, replaceCodes }, { context: await manager.next() })
}

async function numbersOf(unitId: string) {
  const { units } = await call(activation.overview, undefined, { context: await manager.next() })
  return units.find(({ id }) => id === unitId)
}

/** What the sheet of a unit says, by staff number. */
async function codesOf(unitId: string): Promise<Map<string, string>> {
  const rows: SheetCell[][] = []
  for await (const row of (await codeSheet(await asManager(), { units: unitId })).sheet.rows) rows.push(row)
  return new Map(rows.map((row) => [String(row[3]), String(row[5])]))
}

function activate(username: string, code: string, { password = goodPassword, ...given }: { password?: string; context?: ReturnType<typeof visitor>['context'] } = {}) {
  return call(activation.activate, { username, code, password }, { context: given.context ?? visitor(world).context })
}

/** Somebody of physics with a code. */
async function waiting(): Promise<{ id: string; staffNo: string; code: string }> {
  const staffNo = nextStaffNo()
  const { id } = await addPerson(office(world), { name: '待激活', staffNo, unitId: campus.physics, groupId: campus.optics })
  await openUnit(campus.physics)
  return { id, staffNo, code: (await codesOf(campus.physics)).get(staffNo) ?? '' }
}

test('everybody of a unit gets an account named by the staff number, and the unit beside it none', async () => {
  const [one, other] = [
    await addPerson(office(world), { name: '甲', unitId: campus.history }),
    await addPerson(office(world), { name: '乙', staffNo: 'Ｔ０９', unitId: campus.history }),
  ]
  await addPerson(office(world), { name: '丙', unitId: campus.physics })
  expect(await openUnit(campus.history)).toEqual({ opened: 2, renewed: 0, leftOut: [] })
  expect(await numbersOf(campus.history)).toMatchObject({ name: '历史学院分工会', people: 2, active: 0, waiting: 2, expired: 0, without: 0 })
  expect(await numbersOf(campus.physics)).toMatchObject({ people: 1, without: 1 })
  const { items } = await call(accounts.list, { search: 't09' }, { context: await manager.next() })
  expect(items).toMatchObject([{ username: 't09', staff: { id: other.id }, state: 'active', waitsUntil: expect.stringMatching(/^2026-05/) }])
  expect(one.id).not.toBe(other.id)
})

test('opening again finds nobody, and newcomers the next time', async () => {
  await waiting()
  expect(await openUnit(campus.physics)).toEqual({ opened: 0, renewed: 0, leftOut: [] })
  await addPerson(office(world), { unitId: campus.physics })
  expect(await openUnit(campus.physics)).toMatchObject({ opened: 1, renewed: 0 })
})

test('who has left, died or been merged away gets no account; who left and kept the membership does', async () => {
  await openUnit(campus.history)
  const gone = { unitId: campus.history, leaveDate: '2026-01-31' }
  await addPerson(office(world), gone)
  await addPerson(office(world), { unitId: campus.history, deathDate: '2026-01-31' })
  const kept = await addPerson(office(world), { name: '保留', ...gone })
  await world.db.q.updateTable('staff').set({ membership: 'retained' }).where('tenant_id', '=', world.tenant.id).where('id', '=', kept.id).execute()
  expect(await openUnit(campus.history)).toEqual({ opened: 1, renewed: 0, leftOut: [] })
})

test('a number that is no user name, or one that is taken, is named and left out', async () => {
  await addPerson(office(world), { name: '一位', staffNo: 'A', unitId: campus.history })
  await addPerson(office(world), { name: '占用', staffNo: 'TAKEN', unitId: campus.history })
  await makePerson(world, 'taken')
  const { leftOut } = await openUnit(campus.history)
  expect(leftOut).toEqual(
    expect.arrayContaining([
      { name: '一位', staffNo: 'A', reason: 'number_unfit' },
      { name: '占用', staffNo: 'TAKEN', reason: 'name_taken' },
    ]),
  )
})

test('a code sets the first password and signs its owner in to their own record', async () => {
  const { id, staffNo, code } = await waiting()
  const { context, cookie } = visitor(world)
  await activate(` ${staffNo} `, code.toLowerCase().replaceAll('-', ' '), { context })
  expect(cookie()).not.toBeNull()
  const browser = await signInAs(world, { id: '', username: staffNo, password: goodPassword })
  expect((await browser.next()).actor.staffId).toBe(id)
  expect((await call(accounts.list, { search: staffNo }, { context: await manager.next() })).items).toMatchObject([{ waitsUntil: null, mustChangePassword: false }])
})

test('a code works once, also for two at the same moment', async () => {
  const { staffNo, code } = await waiting()
  const tries = await Promise.allSettled([activate(staffNo, code), activate(staffNo, code, { password: 'Other-Lotus-88' })])
  expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(activate(staffNo, code)).rejects.toMatchObject({ code: 'identity.wrong_activation_code', status: 403 })
})

test('an unknown name, a wrong code and somebody else’s code are answered alike', async () => {
  const { staffNo } = await waiting()
  const other = await waiting()
  for (const [username, code] of [['nobody', other.code] as const, [staffNo, 'AAAA-BBBB-CCCC'] as const, [staffNo, other.code] as const])
    await expect(activate(username, code)).rejects.toMatchObject({ code: 'identity.wrong_activation_code', status: 403 })
})

test('before it is activated no password opens the account', async () => {
  const { staffNo, code } = await waiting()
  for (const password of [code, ''])
    await expect(signInAs(world, { id: '', username: staffNo, password: password || 'null' })).rejects.toMatchObject({ code: 'identity.wrong_credentials' })
})

test('a weak password is refused and the code stays good', async () => {
  const { staffNo, code } = await waiting()
  await expect(activate(staffNo, code, { password: '1234567890' })).rejects.toMatchObject({ code: 'identity.weak_password' })
  await expect(activate(staffNo, code)).resolves.toHaveProperty('accountId')
})

test('a code expires after sixty days, counts as expired, and opening again renews it', async () => {
  const { staffNo, code } = await waiting()
  world.clock.advance(60 * daysMs)
  manager = await signInAs(world, await makePerson(world, `manager-${nextStaffNo()}`, { role: 'system_admin' }))
  await expect(activate(staffNo, code)).rejects.toMatchObject({ code: 'identity.wrong_activation_code' })
  const expired = (await numbersOf(campus.physics))?.expired ?? 0
  expect([expired > 0, (await codesOf(campus.physics)).size]).toEqual([true, 0])
  expect(await openUnit(campus.physics)).toMatchObject({ opened: 0, renewed: expired })
  await expect(activate(staffNo, (await codesOf(campus.physics)).get(staffNo) ?? '')).resolves.toHaveProperty('accountId')
})

test('replacing codes makes those that were handed out worthless', async () => {
  const { staffNo, code } = await waiting()
  expect((await openUnit(campus.physics, true)).renewed).toBeGreaterThan(0)
  await expect(activate(staffNo, code)).rejects.toMatchObject({ code: 'identity.wrong_activation_code' })
  await expect(activate(staffNo, (await codesOf(campus.physics)).get(staffNo) ?? '')).resolves.toHaveProperty('accountId')
})

test('a disabled account is not activated, and stands on no paper', async () => {
  const { staffNo, code } = await waiting()
  const [account] = (await call(accounts.list, { search: staffNo }, { context: await manager.next() })).items
  await call(accounts.disable, { id: account?.id ?? '', version: account?.version ?? 0, reason: '离职' }, { context: await manager.next() })
  await expect(activate(staffNo, code)).rejects.toMatchObject({ code: 'identity.account_disabled' })
  expect((await codesOf(campus.physics)).has(staffNo)).toBe(false)
})

test('the code of whoever becomes a security administrator stands on no paper and is not replaced, but opens the account', async () => {
  const { staffNo, code } = await waiting()
  const [account] = (await call(accounts.list, { search: staffNo }, { context: await manager.next() })).items
  await inTransaction(world, world.tenant, (trx) =>
    grantRole(trx, { accountId: account?.id ?? '', role: 'security_admin', unitId: null, from: '2026-01-01', until: null, documentNo: '测试' }),
  )
  await openUnit(campus.physics, true)
  expect((await codesOf(campus.physics)).has(staffNo)).toBe(false)
  await expect(activate(staffNo, code)).resolves.toHaveProperty('accountId')
})

test('a one-time password set by the administrator takes the place of the code', async () => {
  const { staffNo, code } = await waiting()
  const [account] = (await call(accounts.list, { search: staffNo, state: 'waiting' }, { context: await manager.next() })).items
  const { oneTimePassword } = await call(accounts.resetPassword, { id: account?.id ?? '', version: account?.version ?? 0 }, { context: await manager.next() })
  await expect(activate(staffNo, code)).rejects.toMatchObject({ code: 'identity.wrong_activation_code' })
  await expect(signInAs(world, { id: '', username: staffNo, password: oneTimePassword })).resolves.toHaveProperty('cookie')
})

test('another university’s codes open nothing here', async () => {
  const { staffNo, code } = await waiting()
  await expect(activate(staffNo, code, { context: visitor(world, { tenant: world.otherTenant, db: world.otherDb }).context })).rejects.toMatchObject({
    code: 'identity.wrong_activation_code',
  })
})

test('codes are guessed slowly', async () => {
  const { staffNo } = await waiting()
  const failures = await Promise.allSettled(Array.from({ length: 20 }, () => activate(staffNo, 'AAAA-BBBB-CCCC')))
  expect(failures.some((failure) => failure.status === 'rejected' && failure.reason.code === 'rate_limited')).toBe(true)
})

test('whoever takes codes out is on the record, the codes themselves are not, nor do they stand in the clear', async () => {
  const { staffNo, code } = await waiting()
  await activate(staffNo, code)
  const recorded = await everythingRecorded(world)
  expect(recorded).toContain('account.read_codes')
  const stored = JSON.stringify(await world.db.q.selectFrom('account_activations').selectAll().where('tenant_id', '=', world.tenant.id).execute())
  for (const word of [code, code.replaceAll('-', ''), goodPassword]) expect([recorded.includes(word), stored.includes(word)]).toEqual([false, false])
})

test('each slip says whose it is, the code and where to go, ten to a page', async () => {
  for (let count = 0; count < 11; count++) await addPerson(office(world), { name: `条${count}`, unitId: campus.history })
  await openUnit(campus.history)
  const { title, slips } = await codeSlips(await asManager(), { units: campus.history })
  const out = new PassThrough()
  const [words] = await Promise.all([buffer(out).then(extractPdfText), writeSlips(out, { title, slips })])
  const codes = await codesOf(campus.history)
  for (const code of codes.values()) expect(words).toContain(code)
  expect(words).toContain('条7')
  expect(words.split('\n')).toHaveLength(Math.ceil(codes.size / 10))
  expect(slips[0]?.qr).toMatch(/^http:\/\/127\.0\.0\.1:8080\/activate#u=\w+&c=[A-Z2-9-]{14}$/)
})

test('what is no list of units is refused', async () => {
  await expect(codeSheet(await asManager(), { units: 'all' })).rejects.toMatchObject({ code: 'invalid_input' })
})
