import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { makePerson, makeUnits, type Units } from './identity.testing.ts'
import type { RoleKey } from './roles.ts'
import { actorsOfStaff, staffHolding } from './staff-actors.ts'

let world: World
let units: Units
beforeAll(async () => {
  world = await openWorld()
  units = await makeUnits(world)
})
afterAll(() => world.close())

async function staffWith(username: string, role: RoleKey, unitId: string | null): Promise<string> {
  const staffId = newId()
  await makePerson(world, username, { role, unitId, staffId })
  return staffId
}

async function disable(staffId: string): Promise<void> {
  await world.db.q.updateTable('accounts').set({ state: 'disabled' }).where('tenant_id', '=', world.db.tenantId).where('staff_id', '=', staffId).execute()
}

const holding = (unitId: string | null) => staffHolding(world.db, { permission: 'members.review', unitId }, world.clock.now())

test('whoever holds the permission at the unit itself is meant, else at the nearest above, else at the university', async () => {
  const office = await staffWith('office', 'school_officer', null)
  expect(await holding(units.group)).toEqual([office])
  const branch = await staffWith('branch', 'branch_officer', units.branch)
  expect(await holding(units.group)).toEqual([branch])
  expect(await holding(units.branch)).toEqual([branch])
  const atRoot = await staffWith('root', 'school_officer', units.root)
  expect((await holding(units.otherBranch)).toSorted()).toEqual([office, atRoot].toSorted())
  expect((await holding(null)).toSorted()).toEqual([office, atRoot].toSorted())
  expect((await holding(newId())).toSorted()).toEqual([office, atRoot].toSorted())
  await disable(branch)
  expect((await holding(units.branch)).toSorted()).toEqual([office, atRoot].toSorted())
})

test('nobody holds what no role gives', async () => {
  expect(await staffHolding(world.db, { permission: 'nothing.known', unitId: null }, world.clock.now())).toEqual([])
})

test('a person acts with what their roles give them that day, at their units and below', async () => {
  const [officer, member, gone] = [
    await staffWith('officer', 'branch_officer', units.branch),
    await staffWith('member', 'member', null),
    await staffWith('gone', 'school_officer', null),
  ]
  await disable(gone)
  const actors = await actorsOfStaff(world.db, [officer, member, gone, newId()], world.clock.now())
  expect([...actors.keys()].toSorted()).toEqual([officer, member].toSorted())
  expect(actors.get(officer)?.permissions.get('members.review')).toEqual({ all: false, unitIds: [units.branch, units.group] })
  expect(actors.get(member)?.permissions.size).toBe(0)
  const before = new Date(world.clock.now().getTime() - 86_400_000)
  expect((await actorsOfStaff(world.db, [officer], before)).get(officer)?.permissions.size).toBe(0)
})

test('another university has neither', async () => {
  const office = await staffWith('other', 'school_officer', null)
  expect((await actorsOfStaff(world.otherDb, [office], world.clock.now())).size).toBe(0)
})
