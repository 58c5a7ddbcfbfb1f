import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askHowItWas } from '../../../engines/capacity/ask-how-it-was.ts'
import { checkinRoutes } from '../../../engines/capacity/checkin/checkin.routes.ts'
import { deskRoutes } from '../../../engines/capacity/desk/desk.routes.ts'
import { offersRoutes } from '../../../engines/capacity/offers/offers.routes.ts'
import type { FairPerson } from '../../../engines/capacity/testing/fair.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { howTaskWas } from '../ask-how-it-was.ts'
import { openVolunteeringWorld, refusalCode, type VolunteeringWorld } from '../volunteering.testing.ts'
import { volunteerTasksRoutes } from './tasks.routes.ts'
import { leastOf } from '../../../kernel/testing/least-of.ts'

let world: World
let w: VolunteeringWorld
beforeAll(async () => {
  world = await openWorld()
  w = openVolunteeringWorld(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-03-02T01:00:00Z'))

/** What the form would send after this change. */
async function edit(id: string, context: ReturnType<typeof w.officer>, change: Partial<ReturnType<typeof w.facts>>) {
  const { version, ...read } = await call(volunteerTasksRoutes.edited, { id }, { context })
  return call(volunteerTasksRoutes.edit, { ...read, ...change, id, version }, { context })
}

test('a team’s leader publishes a task without any permission, and who is full waits in line', async () => {
  const [leader, a, b] = [w.fair.add(), w.fair.add(), w.fair.add()]
  const teamId = await w.team(leader)
  const id = await w.announced(leader, teamId, { places: 1 })
  expect((await w.signUp(id, a)).status).toBe('confirmed')
  expect((await w.signUp(id, b)).status).toBe('waiting')
  const { items } = await call(volunteerTasksRoutes.list, {}, { context: w.fair.member(b) })
  expect(items.find((one) => one.id === id)).toMatchObject({ teamName: '理书服务队', quarters: 8, left: 0, waiting: 1, mine: 'waiting', certified: false })
})

test('the leader of a team checks people in at its tasks and sees who signed up; a member sees neither', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const id = await w.announced(leader, await w.team(leader))
  await w.signUp(id, mate)
  const byLeader = w.fair.member(leader)
  expect((await call(offersRoutes.show, { offerId: id }, { context: byLeader })).mayManage).toBe(true)
  expect((await call(deskRoutes.list, { offerId: id }, { context: byLeader })).items.map(({ name }) => name)).toEqual([mate.name])
  expect((await call(checkinRoutes.points, { offerId: id }, { context: byLeader })).items).toHaveLength(1)
  expect(await refusalCode(call(deskRoutes.list, { offerId: id }, { context: w.fair.member(mate) }))).toBe('forbidden')
})

test('nobody but its leader and its officers publishes for a team', async () => {
  const [leader, other] = [w.fair.add(), w.fair.add()]
  const teamId = await w.team(leader)
  await w.team(other)
  expect(await refusalCode(call(volunteerTasksRoutes.create, w.facts(teamId), { context: w.fair.member(other) }))).toBe('not_found')
  const id = await w.announced(leader, teamId)
  expect(await refusalCode(edit(id, w.fair.member(other), { body: '改了' }))).toBe('not_found')
  expect((await edit(id, w.officer(), { body: '改了' })).told).toBe(0)
})

test('whoever is signed up hears of another place', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const id = await w.announced(leader, await w.team(leader))
  await w.signUp(id, mate)
  expect((await edit(id, w.fair.member(leader), { place: '图书馆三楼' })).told).toBe(1)
})

test('with more places the line moves up; fewer than are taken are refused', async () => {
  const [leader, a, b] = [w.fair.add(), w.fair.add(), w.fair.add()]
  const id = await w.announced(leader, await w.team(leader), { places: 1 })
  await w.signUp(id, a)
  await w.signUp(id, b)
  const context = w.fair.member(leader)
  expect((await edit(id, context, { places: 2 })).movedUp).toBe(1)
  expect(await refusalCode(edit(id, context, { places: 1 }))).toBe('capacity.cap_below_taken')
})

test('for whom a task is does not change once sign-up has begun', async () => {
  const leader = w.fair.add()
  const id = await w.announced(leader, await w.team(leader))
  expect(await refusalCode(edit(id, w.fair.member(leader), { audience: 'team' }))).toBe('volunteering.audience_stays')
})

test('its point of check-in moves with the task', async () => {
  const leader = w.fair.add()
  const id = await w.announced(leader, await w.team(leader))
  const context = w.fair.member(leader)
  await edit(id, context, { startsAt: '2026-03-06T01:00:00.000Z', endsAt: '2026-03-06T04:00:00.000Z' })
  const { items } = await call(checkinRoutes.points, { offerId: id }, { context })
  expect(items[0]).toMatchObject({ opensAt: '2026-03-06T00:00:00.000Z', closesAt: '2026-03-06T04:00:00.000Z' })
})

test('times that cannot be are refused', async () => {
  const leader = w.fair.add()
  const teamId = await w.team(leader)
  const make = (more: Partial<ReturnType<typeof w.facts>>) => refusalCode(call(volunteerTasksRoutes.create, w.facts(teamId, more), { context: w.fair.member(leader) }))
  expect(await make({ endsAt: w.facts(teamId).startsAt })).toBe('capacity.ends_before_start')
  expect(await make({ closesAt: w.facts(teamId).endsAt })).toBe('capacity.closes_after_start')
  expect(await make({ opensAt: w.facts(teamId).closesAt })).toBe('capacity.opens_after_close')
})

test('a draft is there for its leader and nobody else, and thrown away it leaves nothing', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const teamId = await w.team(leader)
  const context = w.fair.member(leader)
  const { id } = await call(volunteerTasksRoutes.create, w.facts(teamId), { context })
  expect(await refusalCode(call(volunteerTasksRoutes.show, { id }, { context: w.fair.member(mate) }))).toBe('not_found')
  expect((await call(volunteerTasksRoutes.ofTeam, { id: teamId }, { context: w.fair.member(mate) })).items).toEqual([])
  expect((await call(volunteerTasksRoutes.ofTeam, { id: teamId }, { context })).items).toMatchObject([{ id, phase: 'draft' }])
  await call(offersRoutes.discard, { offerId: id }, { context })
  expect(await refusalCode(call(volunteerTasksRoutes.show, { id }, { context }))).toBe('not_found')
  expect((await call(volunteerTasksRoutes.ofTeam, { id: teamId }, { context })).items).toEqual([])
})

test('a list of tasks asks a constant number of statements', async () => {
  const leader = w.fair.add()
  const teamId = await w.team(leader)
  const count = leastOf(async () => {
    world.statements.length = 0
    await call(volunteerTasksRoutes.list, { limit: 100 }, { context: w.fair.member(leader) })
    return world.statements.length
  })
  await w.announced(leader, teamId)
  const before = await count()
  await w.announced(leader, teamId)
  await w.announced(leader, teamId)
  expect(await count()).toBe(before)
})

test('those who served are asked how it was once, some hours after it ended, and it stands on the task’s page', async () => {
  const [leader, ...people] = [w.fair.add(), w.fair.add(), w.fair.add()]
  const id = await w.announced(leader, await w.team(leader))
  const signed = [await w.signUp(id, people[0] ?? leader), await w.signUp(id, people[1] ?? leader)]
  await w.hold(id, [signed[0]?.enrolmentId ?? ''])
  await askHowItWas(world.services, world.db, howTaskWas)
  await askHowItWas(world.services, world.db, howTaskWas)
  const asked = await world.db.q.selectFrom('surveys').select('id').where('tenant_id', '=', world.db.tenantId).where('subject_id', '=', id).execute()
  expect(asked).toHaveLength(1)
  const ratingFor = async (person: FairPerson) => (await call(volunteerTasksRoutes.show, { id }, { context: w.fair.member(person) })).rating
  expect(await ratingFor(people[0] ?? leader)).toMatchObject({ mineToAnswer: true, invited: 1, suppressed: true })
  expect(await ratingFor(people[1] ?? leader)).toMatchObject({ mineToAnswer: false })
})
