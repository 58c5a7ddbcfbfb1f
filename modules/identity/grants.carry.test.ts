import { call } from '@orpc/server'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { registerRoles } from '../organisation/organisation.api.ts'
import { organisationRoutes } from '../organisation/organisation.routes.ts'
import type { Reorganisation } from '../organisation/organisation.types.ts'
import { grantRole } from './grants.actions.ts'
import { rolesAtUnits } from './grants.carry.ts'
import { inTransaction, makePerson, makeUnits, signInAs, type Browser, type Person, type Units } from './identity.testing.ts'
import type { RoleKey } from './roles.ts'

// Today is 2 March 2026. Roles at a unit that ends go to what follows it.

const today = '2026-03-02'
let world: World
let units: Units
let office: RequestContext
let person: Person
beforeAll(() => registerRoles(rolesAtUnits))
beforeEach(async () => {
  world = await openWorld()
  units = await makeUnits(world)
  office = world.context(world.actor(['organisation.manage'], { name: '周办' }))
  person = await makePerson(world, `person-${newId()}`)
})
afterEach(() => world.close())

async function grant(role: RoleKey, unitId: string, term: { from?: string; until?: string | null } = {}): Promise<void> {
  const { from = '2025-01-01', until = null } = term
  await inTransaction(world, world.tenant, (trx) => grantRole(trx, { accountId: person.id, role, unitId, from, until, documentNo: '校工〔2025〕1号' }))
}

const merge = (into: Extract<Reorganisation, { kind: 'merge' }>['into'], unitIds = [units.branch, units.otherBranch]): Reorganisation => ({
  kind: 'merge',
  effectiveOn: today,
  unitIds,
  into,
})
const previewOf = (change: Reorganisation) => call(organisationRoutes.previewReorganisation, change, { context: office })

async function carryOut(change: Reorganisation) {
  const { hash } = await previewOf(change)
  return call(organisationRoutes.reorganise, { change, hash, documentNo: '校工〔2026〕9号', reason: null }, { context: office })
}

const grants = () =>
  world.db.q
    .selectFrom('role_grants')
    .select(['role', 'unit_id', 'from_date', 'until_date', 'document_no'])
    .where('tenant_id', '=', world.db.tenantId)
    .where('account_id', '=', person.id)
    .orderBy('from_date')
    .orderBy('id')
    .execute()

async function reachOf(browser: Browser): Promise<readonly string[]> {
  const scope = (await browser.next()).actor.permissions.get('members.read')
  return scope && !scope.all ? scope.unitIds : []
}

test('the preview of a merger names the roles held at the units that end, and where they go', async () => {
  await grant('branch_officer', units.branch)
  const preview = await previewOf(merge({ name: '文理学院分工会', parentId: units.root, shortName: null, campusId: null }))
  expect(preview.roles).toMatchObject([{ person: `测试${person.username}`, role: { zh: '分工会干部' }, from: '文学院分工会', to: '文理学院分工会' }])
})

test('after a merger the role reaches the unit that followed and all below it, at once and without signing in again', async () => {
  await grant('branch_officer', units.branch)
  const browser = await signInAs(world, person)
  expect(await reachOf(browser)).toContain(units.branch)
  const { openedIds } = await carryOut(merge({ name: '文理学院分工会', parentId: units.root, shortName: null, campusId: null }))
  expect(new Set(await reachOf(browser))).toEqual(new Set([openedIds[0], units.group]))
})

test('what the role was before stays on record, with its term and both documents', async () => {
  await grant('branch_officer', units.branch, { until: '2027-01-31' })
  await carryOut(merge({ unitId: units.otherBranch }))
  expect(await grants()).toEqual([
    { role: 'branch_officer', unit_id: units.branch, from_date: '2025-01-01', until_date: '2026-03-01', document_no: '校工〔2025〕1号' },
    { role: 'branch_officer', unit_id: units.otherBranch, from_date: today, until_date: '2027-01-31', document_no: '校工〔2026〕9号' },
  ])
})

test('a role that was to begin later begins then, at the unit that followed', async () => {
  await grant('branch_officer', units.branch, { from: '2026-09-01' })
  await carryOut(merge({ unitId: units.otherBranch }))
  expect((await grants()).map((row) => [row.unit_id, row.from_date, row.until_date])).toEqual([
    [units.branch, '2026-09-01', '2026-08-31'],
    [units.otherBranch, '2026-09-01', null],
  ])
})

test('who holds the role at the unit that followed already holds it once', async () => {
  await grant('branch_officer', units.branch)
  await grant('branch_officer', units.otherBranch, { until: '2026-06-30' })
  await carryOut(merge({ unitId: units.otherBranch }))
  const lasting = (await grants()).filter((row) => row.until_date === null || row.until_date >= today)
  expect(lasting.map((row) => [row.unit_id, row.from_date, row.until_date])).toEqual([
    [units.otherBranch, '2025-01-01', '2026-06-30'],
    [units.otherBranch, '2026-07-01', null],
  ])
})

test('one role at two units that become one is one role', async () => {
  await grant('branch_officer', units.branch)
  await grant('branch_officer', units.otherBranch)
  const { openedIds } = await carryOut(merge({ name: '文理学院分工会', parentId: units.root, shortName: null, campusId: null }))
  const lasting = (await grants()).filter((row) => row.until_date === null)
  expect(lasting.map((row) => [row.unit_id, row.from_date])).toEqual([[openedIds[0], today]])
})

test('roles of a unit that is split up go where those go who are not named; of one that goes on they stay', async () => {
  await grant('branch_officer', units.otherBranch)
  const part = (name: string) => ({ into: { name, parentId: units.root, shortName: null, campusId: null }, childIds: [], staffIds: [] })
  const stays = await carryOut({ kind: 'split', effectiveOn: today, unitId: units.otherBranch, parts: [part('数学学院分工会')], restTo: null })
  expect(stays.done.roles).toEqual([])
  const { openedIds } = await carryOut({ kind: 'split', effectiveOn: today, unitId: units.otherBranch, parts: [part('物理学院分工会'), part('化学学院分工会')], restTo: 1 })
  expect((await grants()).at(-1)).toMatchObject({ unit_id: openedIds[1], from_date: today, until_date: null })
})

test('roles at a department go with it too, and end where it ends', async () => {
  await grant('leader', units.department)
  const { openedIds } = await carryOut({
    kind: 'merge',
    effectiveOn: today,
    unitIds: [units.department, await secondDepartment()],
    into: { name: '后勤保障部', parentId: units.root, shortName: null, campusId: null },
  })
  await call(organisationRoutes.close, { id: openedIds[0] ?? '', version: 1, effectiveOn: today }, { context: office })
  expect((await grants()).filter((row) => row.until_date === null || row.until_date >= today)).toEqual([])
})

async function secondDepartment(): Promise<string> {
  const input = { kind: 'department' as const, name: '基本建设处', parentId: units.root, effectiveOn: today }
  return (await call(organisationRoutes.create, input, { context: office })).id
}

test('roles granted after the preview make it stale', async () => {
  const change = merge({ unitId: units.otherBranch })
  const { hash } = await previewOf(change)
  await grant('branch_officer', units.branch)
  await expect(call(organisationRoutes.reorganise, { change, hash }, { context: office })).rejects.toMatchObject({ code: 'organisation.stale_preview' })
})

test('every role that moved is in the audit log', async () => {
  await grant('branch_officer', units.branch)
  await carryOut(merge({ unitId: units.otherBranch }))
  const entries = await world.db.q.selectFrom('audit_entries').selectAll().where('tenant_id', '=', world.db.tenantId).where('action', '=', 'role.carry').execute()
  expect(entries).toMatchObject([
    { actor_name: '周办', unit_id: units.otherBranch, details: { accountId: person.id, role: 'branch_officer', from: units.branch, to: units.otherBranch } },
  ])
})
