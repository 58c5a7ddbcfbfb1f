import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../engines/calendar/working-days.ts'
import { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { endGrantRow } from './grants.store.ts'
import { grantRole } from './grants.actions.ts'
import { identityRoutes } from './identity.routes.ts'
import { failureOf, inTransaction, makePerson, makeUnits, signInAs, type Browser, type Units } from './identity.testing.ts'
import { administratorRoles, isAdministrator, roles, type AdministratorRole, type RoleKey } from './roles.ts'

let world: World
let units: Units
let security: Browser
beforeAll(async () => {
  world = await openWorld()
  units = await makeUnits(world)
  security = await signInAs(world, await makePerson(world, 'security', { role: 'security_admin' }))
})
afterAll(() => world.close())

const today = '2026-03-02'

async function grant(accountId: string, role: RoleKey, wanted: { unitId?: string | null; from?: string; until?: string | null; by?: Browser; key?: string } = {}) {
  const context = await (wanted.by ?? security).next({ idempotencyKey: wanted.key ?? null })
  const input = { accountId, role, unitId: wanted.unitId ?? null, from: wanted.from ?? today, until: wanted.until ?? null, documentNo: '校工〔2026〕3号' }
  return call(identityRoutes.grants.create, input, { context })
}

async function end(granted: { id: string; version: number }, lastDay: string, by: Browser = security) {
  return call(identityRoutes.grants.end, { ...granted, lastDay }, { context: await by.next() })
}

async function administratorsOf(accountId: string): Promise<string[]> {
  const rows = await world.db.q.selectFrom('role_grants').select('role').where('tenant_id', '=', world.db.tenantId).where('account_id', '=', accountId).execute()
  return rows.map((row) => row.role).filter(isAdministrator)
}

test('a role at a unit reaches the unit and all below it, and nothing else', async () => {
  const person = await makePerson(world, 'branch-officer')
  await grant(person.id, 'branch_officer', { unitId: units.branch })
  const { actor } = await (await signInAs(world, person)).next()
  const scope = actor.permissions.get('members.read')
  expect(scope).toMatchObject({ all: false })
  expect(scope?.all === false && scope.unitIds.toSorted()).toEqual([units.branch, units.group].toSorted())
})

test('a role at the root reaches the whole university', async () => {
  const person = await makePerson(world, 'office')
  await grant(person.id, 'school_officer', { unitId: units.root })
  expect((await (await signInAs(world, person)).next()).actor.permissions.get('members.admit')).toEqual({ all: true })
})

test('a role at a department of the school reaches the department and nothing of the union', async () => {
  const person = await makePerson(world, 'handler')
  await grant(person.id, 'branch_officer', { unitId: units.department })
  expect((await (await signInAs(world, person)).next()).actor.permissions.get('members.read')).toEqual({ all: false, unitIds: [units.department] })
})

test('roles at several units add up', async () => {
  const person = await makePerson(world, 'two-hats')
  await grant(person.id, 'group_leader', { unitId: units.group })
  await grant(person.id, 'branch_officer', { unitId: units.otherBranch })
  const { permissions } = (await (await signInAs(world, person)).next()).actor
  expect(permissions.get('members.read')).toEqual({ all: false, unitIds: expect.arrayContaining([units.group, units.otherBranch]) })
  expect(permissions.get('members.write')).toEqual({ all: false, unitIds: [units.otherBranch] })
})

test('a granted role works at once, without signing in again', async () => {
  const person = await makePerson(world, 'waiting')
  const browser = await signInAs(world, person)
  expect((await browser.next()).actor.permissions.size).toBe(0)
  await grant(person.id, 'leader')
  expect((await browser.next()).actor.permissions.has('members.read')).toBe(true)
})

test('a role that is ended stops working at once', async () => {
  const person = await makePerson(world, 'ended')
  const granted = await grant(person.id, 'leader')
  const browser = await signInAs(world, person)
  await end(granted, '2026-03-01')
  expect((await browser.next()).actor.permissions.size).toBe(0)
})

test('nobody grants a role to themselves', async () => {
  const own = (await security.next()).actor.accountId
  await expect(grant(own, 'school_officer')).rejects.toMatchObject({ code: 'identity.own_roles', status: 403 })
})

test('nobody ends a role of their own', async () => {
  const own = (await security.next()).actor.accountId
  const row = await world.db.q
    .selectFrom('role_grants')
    .select(['id', 'version'])
    .where('tenant_id', '=', world.db.tenantId)
    .where('account_id', '=', own)
    .executeTakeFirstOrThrow()
  await expect(end(row, today)).rejects.toMatchObject({ code: 'identity.own_roles' })
})

test.each([
  ['system_admin', 'security_admin'],
  ['security_admin', 'audit_admin'],
  ['audit_admin', 'system_admin'],
] as const)('nobody is %s and %s at once', async (first, second) => {
  const person = await makePerson(world, `both-${first}`.replaceAll('_', '-'))
  await grant(person.id, first)
  await expect(grant(person.id, second)).rejects.toMatchObject({ code: 'identity.administrators_apart', status: 409 })
})

test('of two administrator roles granted at the same moment one is refused', async () => {
  const person = await makePerson(world, 'rushed-admin')
  const [one, other] = await Promise.allSettled([grant(person.id, 'system_admin'), grant(person.id, 'audit_admin')])
  expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await administratorsOf(person.id)).toHaveLength(1)
})

test('the database itself refuses a second administrator role', async () => {
  const person = await makePerson(world, 'constraint', { role: 'system_admin' })
  const row = { tenant_id: world.db.tenantId, id: newId(), account_id: person.id, role: 'audit_admin', unit_id: null, from_date: today, until_date: null }
  const rest = { document_no: '', granted_by: null, granted_at: world.clock.now(), ended_by: null, ended_at: null, superseded_at: null, version: 1 }
  await expect(
    world.db.q
      .insertInto('role_grants')
      .values({ ...row, ...rest })
      .execute(),
  ).rejects.toMatchObject({ constraint: 'role_grants_one_administrator' })
})

test.each([
  ['system_admin', 'school_officer'],
  ['branch_officer', 'audit_admin'],
] as const)('an administrator does no other work: %s and %s', async (first, second) => {
  const person = await makePerson(world, `alone-${first}`.replaceAll('_', '-'))
  await grant(person.id, first)
  await expect(grant(person.id, second)).rejects.toMatchObject({ code: 'identity.administrator_alone', status: 409 })
})

test('an administrator may be a member and a delegate', async () => {
  const person = await makePerson(world, 'citizen', { role: 'system_admin' })
  await grant(person.id, 'member')
  await expect(grant(person.id, 'delegate', { unitId: units.branch })).resolves.toHaveProperty('id')
})

test('no administrator may read or change a member', () => {
  for (const role of administratorRoles) expect(roles[role].permissions.filter((permission) => !/^(identity|audit|system|calendar)\./.test(permission))).toEqual([])
})

test('an administrator acts for the whole university: the root is understood so, a branch is refused', async () => {
  const person = await makePerson(world, 'everywhere')
  await expect(grant(person.id, 'audit_admin', { unitId: units.branch })).rejects.toMatchObject({ code: 'identity.administrator_everywhere' })
  await grant(person.id, 'audit_admin', { unitId: units.root })
  expect((await (await signInAs(world, person)).next()).actor.permissions.get('audit.read')).toEqual({ all: true })
})

test('the same role at the same unit is not granted twice for the same time', async () => {
  const person = await makePerson(world, 'twice')
  await grant(person.id, 'branch_officer', { unitId: units.branch })
  await expect(grant(person.id, 'branch_officer', { unitId: units.branch })).rejects.toMatchObject({ code: 'identity.grant_overlaps' })
})

test('a repeated request with its key grants once and answers the same', async () => {
  const person = await makePerson(world, 'clicked-twice')
  const first = await grant(person.id, 'branch_officer', { unitId: units.branch, key: 'click' })
  expect(await grant(person.id, 'branch_officer', { unitId: units.branch, key: 'click' })).toEqual(first)
})

test.each([
  ['that began yesterday', { from: '2026-03-01' }, 'identity.grant_days'],
  ['that ends before it begins', { from: '2026-04-01', until: '2026-03-31' }, 'identity.grant_days'],
  ['at a unit that does not exist', { unitId: '0192f0c1-2222-7333-8444-555566667777' }, 'identity.unknown_unit'],
])('a role %s is refused', async (label, wanted, code) => {
  const person = await makePerson(world, label.replaceAll(' ', '-'))
  await expect(grant(person.id, 'leader', wanted)).rejects.toMatchObject({ code, status: 400 })
})

test('a role that no version of the product knows is refused', async () => {
  const person = await makePerson(world, 'emperor')
  const input = { accountId: person.id, role: 'emperor', unitId: null, from: today, until: null, documentNo: '' }
  await expect(call(identityRoutes.grants.create, input, { context: await security.next() })).rejects.toMatchObject({ code: 'identity.unknown_role' })
})

test('an end can only be brought forward', async () => {
  const person = await makePerson(world, 'extender')
  const granted = await grant(person.id, 'leader', { until: '2026-04-30' })
  await expect(end(granted, '2026-05-31')).rejects.toMatchObject({ code: 'identity.grant_ended' })
  await expect(end(granted, '2026-02-28')).rejects.toMatchObject({ code: 'identity.grant_ended' })
  await expect(end(granted, '2026-03-31')).resolves.toMatchObject({ version: 2 })
})

test('a grant that somebody else has ended meanwhile is not ended again unseen', async () => {
  const person = await makePerson(world, 'race')
  const granted = await grant(person.id, 'leader')
  await end(granted, '2026-05-31')
  await expect(end(granted, '2026-04-30')).rejects.toMatchObject({ code: 'version_conflict', details: { by: '测试security' } })
})

test('a grant called off before it began was never held', async () => {
  const person = await makePerson(world, 'called-off')
  const granted = await grant(person.id, 'system_admin', { from: '2026-05-01' })
  await end(granted, today)
  await expect(grant(person.id, 'audit_admin', { from: '2026-05-01' })).resolves.toHaveProperty('id')
})

test('two security administrators cannot end each other at the same moment', async () => {
  const lonely = await openWorld()
  try {
    const people = [await makePerson(lonely, 'one', { role: 'security_admin' }), await makePerson(lonely, 'two', { role: 'security_admin' })]
    const browsers = [await signInAs(lonely, people[0] ?? never()), await signInAs(lonely, people[1] ?? never())]
    const grants = await lonely.db.q.selectFrom('role_grants').select(['id', 'version', 'account_id']).where('tenant_id', '=', lonely.db.tenantId).execute()
    const contexts = await Promise.all(browsers.map((browser) => browser.next()))
    const ends = contexts.map((context) => {
      const other = grants.find((row) => row.account_id !== context.actor.accountId) ?? never()
      return call(identityRoutes.grants.end, { id: other.id, version: other.version, lastDay: '2026-03-01' }, { context })
    })
    const outcomes = await Promise.allSettled(ends)
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toMatchObject([{ reason: { code: 'identity.last_security_admin' } }])
  } finally {
    await lonely.close()
  }
})

function never(): never {
  throw new TypeError('it is there')
}

test('the list shows who holds what, and since when in force', async () => {
  const person = await makePerson(world, 'listed')
  await grant(person.id, 'branch_officer', { unitId: units.otherBranch, from: '2026-03-05' })
  const page = await call(identityRoutes.grants.list, { accountId: person.id }, { context: await security.next() })
  expect(page).toMatchObject({
    count: 1,
    items: [{ username: 'listed', role: 'branch_officer', unitId: units.otherBranch, from: '2026-03-05', inForce: false }],
  })
  const inForce = await call(identityRoutes.grants.list, { accountId: person.id, on: today }, { context: await security.next() })
  expect(inForce.items).toEqual([])
})

test('pages of the list follow one another without gap', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await call(identityRoutes.grants.list, { limit: 3, ...(cursor ? { cursor } : {}) }, { context: await security.next() })
    seen.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  const all = await world.db.q.selectFrom('role_grants').select('id').where('tenant_id', '=', world.db.tenantId).execute()
  expect(seen).toEqual(
    all
      .map((row) => row.id)
      .toSorted()
      .toReversed(),
  )
})

// Whatever is granted and ended in whatever order, no day sees one account with two administrators' roles.
test('administrators stay apart through any sequence of grants and ends', async () => {
  const step = fc.record({
    role: fc.constantFrom(...administratorRoles),
    begins: fc.integer({ min: 0, max: 40 }),
    lasts: fc.option(fc.integer({ min: 0, max: 20 })),
    endsEarlier: fc.option(fc.integer({ min: -1, max: 30 })),
  })
  let account = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const person = await makePerson(world, `sequence-${account++}`)
      for (const { role, begins, lasts, endsEarlier } of steps) {
        const from = addDays(today, begins)
        await tryGrant({ accountId: person.id, role, from, until: lasts === null ? null : addDays(from, lasts), endsEarlier })
      }
      const held = await world.db.q.selectFrom('role_grants').selectAll().where('tenant_id', '=', world.db.tenantId).where('account_id', '=', person.id).execute()
      for (let offset = 0; offset < 70; offset++) {
        const day = addDays(today, offset)
        expect(held.filter((row) => row.from_date <= day && (row.until_date === null || row.until_date >= day)).length).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 25 },
  )
})

async function tryGrant(wanted: { accountId: string; role: AdministratorRole; from: string; until: string | null; endsEarlier: number | null }): Promise<void> {
  const { endsEarlier, ...term } = wanted
  try {
    const granted = await inTransaction(world, world.tenant, (trx) => grantRole(trx, { ...term, unitId: null, documentNo: '' }))
    const until = endsEarlier === null ? null : addDays(term.from, endsEarlier)
    if (until === null || (term.until !== null && until >= term.until)) return
    await inTransaction(world, world.tenant, async (trx) => {
      await endGrantRow(trx, granted, until)
      trx.audit({ action: 'role.end', entity: { type: 'role_grant', id: granted.id } })
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

test('what is refused leaves no trace in the audit log', async () => {
  const person = await makePerson(world, 'traceless')
  const count = async () =>
    (await world.db.q.selectFrom('audit_entries').select('id').where('tenant_id', '=', world.db.tenantId).where('action', '=', 'role.grant').execute()).length
  const before = await count()
  await failureOf(grant(person.id, 'audit_admin', { unitId: units.branch }))
  expect(await count()).toBe(before)
})
