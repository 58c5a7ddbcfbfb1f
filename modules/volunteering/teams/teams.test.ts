import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mineRoutes } from '../../../engines/capacity/mine/mine.routes.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { volunteerTasksRoutes } from '../tasks/tasks.routes.ts'
import { openVolunteeringWorld, refusalCode, type VolunteeringWorld } from '../volunteering.testing.ts'
import { volunteerTeamsRoutes } from './teams.routes.ts'
import { leastOf } from '../../../kernel/testing/least-of.ts'

let world: World
let w: VolunteeringWorld
beforeAll(async () => {
  world = await openWorld()
  w = openVolunteeringWorld(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-03-02T01:00:00Z'))

const show = (id: string, person: Parameters<typeof w.fair.member>[0]) => call(volunteerTeamsRoutes.show, { id }, { context: w.fair.member(person) })

test('an open team takes a member in at once, and joining twice is once', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const id = await w.team(leader)
  const context = w.fair.member(mate)
  expect(await call(volunteerTeamsRoutes.join, { id }, { context })).toEqual({ state: 'in' })
  expect(await call(volunteerTeamsRoutes.join, { id }, { context })).toEqual({ state: 'in' })
  expect(await show(id, mate)).toMatchObject({ members: 2, mine: 'in', mayLead: false })
})

test('where the team wishes so its leader decides, and a refusal tells why', async () => {
  const [leader, yes, no] = [w.fair.add(), w.fair.add(), w.fair.add()]
  const id = await w.team(leader, { joining: 'approval' })
  for (const person of [yes, no]) expect(await call(volunteerTeamsRoutes.join, { id }, { context: w.fair.member(person) })).toEqual({ state: 'asked' })
  const context = w.fair.member(leader)
  const { items } = await call(volunteerTeamsRoutes.members, { id, state: 'asked' }, { context })
  const memberOf = (staffId: string) => items.find((one) => one.staffId === staffId)?.id ?? ''
  await call(volunteerTeamsRoutes.decide, { id, memberId: memberOf(yes.staff_id), state: 'in' }, { context })
  expect(await refusalCode(call(volunteerTeamsRoutes.decide, { id, memberId: memberOf(no.staff_id), state: 'declined' }, { context }))).toBe('volunteering.reason_missing')
  await call(volunteerTeamsRoutes.decide, { id, memberId: memberOf(no.staff_id), state: 'declined', reason: '本队限医护人员' }, { context })
  expect((await show(id, yes)).mine).toBe('in')
  expect((await show(id, no)).mine).toBeNull()
  const told = await world.db.q.selectFrom('notifications').select('body_zh').where('staff_id', '=', no.staff_id).where('kind', '=', 'volunteering.decided').execute()
  expect(told[0]?.body_zh).toContain('本队限医护人员')
  expect(await refusalCode(call(volunteerTeamsRoutes.decide, { id, memberId: memberOf(no.staff_id), state: 'in' }, { context }))).toBe('not_found')
})

test('whoever leaves is out and may come again; the leader stays', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const id = await w.team(leader)
  const context = w.fair.member(mate)
  await call(volunteerTeamsRoutes.join, { id }, { context })
  await call(volunteerTeamsRoutes.leave, { id }, { context })
  await call(volunteerTeamsRoutes.leave, { id }, { context })
  expect(await show(id, mate)).toMatchObject({ members: 1, mine: null })
  expect(await call(volunteerTeamsRoutes.join, { id }, { context })).toEqual({ state: 'in' })
  expect(await refusalCode(call(volunteerTeamsRoutes.leave, { id }, { context: w.fair.member(leader) }))).toBe('volunteering.leader_stays')
})

test('whoever is no member of the union joins no team and leads none', async () => {
  const [leader, outside] = [w.fair.add(), w.fair.add({ membership: 'none' })]
  const id = await w.team(leader)
  expect(await refusalCode(call(volunteerTeamsRoutes.join, { id }, { context: w.fair.member(outside) }))).toBe('volunteering.members_only')
  expect(await refusalCode(w.team(outside))).toBe('volunteering.members_only')
})

test('a leader changes the words; name, leader and disbanding are for officers', async () => {
  const [leader, next] = [w.fair.add(), w.fair.add()]
  const id = await w.team(leader)
  const facts = { id, version: 1, name: '理书服务队', about: '每月两次。', joining: 'approval' as const, leaderId: leader.staff_id, state: 'active' as const }
  const context = w.fair.member(leader)
  expect(await call(volunteerTeamsRoutes.edit, facts, { context })).toEqual({ id, version: 2 })
  expect(await refusalCode(call(volunteerTeamsRoutes.edit, { ...facts, version: 2, leaderId: next.staff_id }, { context }))).toBe('volunteering.officer_decides')
  expect(await refusalCode(call(volunteerTeamsRoutes.edit, facts, { context }))).toBe('version_conflict')
  await call(volunteerTeamsRoutes.edit, { ...facts, version: 2, leaderId: next.staff_id }, { context: w.officer() })
  expect(await show(id, next)).toMatchObject({ mine: 'leader', mayLead: true, members: 2 })
  expect((await show(id, leader)).mayLead).toBe(false)
})

test('nobody joins a disbanded team and no task is begun for it', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const id = await w.team(leader)
  const facts = { id, version: 1, name: '理书服务队', about: '', joining: 'open' as const, leaderId: leader.staff_id, state: 'disbanded' as const }
  await call(volunteerTeamsRoutes.edit, facts, { context: w.officer() })
  expect(await refusalCode(call(volunteerTeamsRoutes.join, { id }, { context: w.fair.member(mate) }))).toBe('volunteering.team_disbanded')
  expect(await refusalCode(w.announced(leader, id))).toBe('volunteering.team_disbanded')
})

test('names of team mates are for the team, and who asks is for its leader', async () => {
  const [leader, mate, stranger] = [w.fair.add(), w.fair.add(), w.fair.add()]
  const id = await w.team(leader)
  await call(volunteerTeamsRoutes.join, { id }, { context: w.fair.member(mate) })
  const members = (person: typeof mate, state: 'in' | 'asked' = 'in') => call(volunteerTeamsRoutes.members, { id, state }, { context: w.fair.member(person) })
  expect((await members(mate)).items.map(({ name }) => name)).toEqual([leader.name, mate.name])
  expect(await refusalCode(members(stranger))).toBe('not_found')
  expect(await refusalCode(members(mate, 'asked'))).toBe('not_found')
})

test('a task for the team alone is for whoever is in it now: joining opens it, leaving shuts it', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const id = await w.team(leader)
  const taskId = await w.announced(leader, id, { audience: 'team' })
  const mine = async () => (await call(mineRoutes.show, { offerId: taskId }, { context: w.fair.member(mate) })).onRoster
  expect(await mine()).toBe(false)
  expect(await refusalCode(w.signUp(taskId, mate))).toBe('capacity.not_on_roster')
  await call(volunteerTeamsRoutes.join, { id }, { context: w.fair.member(mate) })
  expect(await mine()).toBe(true)
  expect((await w.signUp(taskId, mate)).status).toBe('confirmed')
  await call(volunteerTeamsRoutes.leave, { id }, { context: w.fair.member(mate) })
  expect(await mine()).toBe(false)
})

test('of many who join at once everybody is in once, and may sign up for the team’s own task', async () => {
  const leader = w.fair.add()
  const mates = Array.from({ length: 6 }, () => w.fair.add())
  const id = await w.team(leader)
  const taskId = await w.announced(leader, id, { audience: 'team', places: 10 })
  await Promise.all([...mates, ...mates].map((mate) => call(volunteerTeamsRoutes.join, { id }, { context: w.fair.member(mate) })))
  expect((await show(id, leader)).members).toBe(7)
  for (const mate of mates) expect((await w.signUp(taskId, mate)).status).toBe('confirmed')
})

test('a list of teams asks a constant number of statements', async () => {
  const leader = w.fair.add()
  const count = leastOf(async () => {
    world.statements.length = 0
    await call(volunteerTeamsRoutes.list, { limit: 100 }, { context: w.fair.member(leader) })
    return world.statements.length
  })
  await w.team(leader)
  const before = await count()
  await w.team(leader)
  await w.team(leader)
  expect(await count()).toBe(before)
})

test('a branch officer opens teams of the own branch only, and keeps no other’s', async () => {
  const leader = w.fair.add()
  const branch = w.officer({ all: false, unitIds: [w.fair.physics] })
  const input = { unitId: w.fair.root, name: '物理学院服务队', about: '', joining: 'open' as const, leaderId: leader.staff_id }
  expect(await refusalCode(call(volunteerTeamsRoutes.create, input, { context: branch }))).toBe('not_found')
  expect((await call(volunteerTeamsRoutes.create, { ...input, unitId: w.fair.physics }, { context: branch })).version).toBe(1)
  const other = await w.team(leader, { unitId: w.fair.history })
  expect((await call(volunteerTeamsRoutes.show, { id: other }, { context: branch })).mayLead).toBe(false)
  expect(await refusalCode(call(volunteerTasksRoutes.create, w.facts(other), { context: branch }))).toBe('not_found')
})

test('another university finds nothing of a team', async () => {
  const id = await w.team(w.fair.add())
  const context = world.context(world.actor(['volunteering.manage']), { tenant: world.otherTenant })
  expect(await refusalCode(call(volunteerTeamsRoutes.show, { id }, { context }))).toBe('not_found')
  expect(await refusalCode(call(volunteerTasksRoutes.create, w.facts(id), { context }))).toBe('not_found')
})
