import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { openActivityWorld, refusalCode, type ActivityWorld } from './activities.testing.ts'
import { activitiesRoutes as routes } from './activities.routes.ts'
import { forgetChildren } from './children.actions.ts'
import type { Child } from './children.contract.ts'
import { childCipher } from './children.store.ts'
import { followJobs } from './follow-merge.job.ts'

let world: World
let w: ActivityWorld
beforeAll(async () => {
  world = await openWorld()
  w = openActivityWorld(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-03-02T01:00:00Z'))

const meetings = [5, 12].map((day) => ({ startsAt: new Date(Date.UTC(2026, 2, day, 10)).toISOString(), endsAt: new Date(Date.UTC(2026, 2, day, 12)).toISOString() }))
const rule = { firstDay: '2026-03-05', weekdays: '4', from: '18:00', to: '20:00', times: 2, lastDay: null, attendLeast: 2, forChildren: false, meetings }
const childCare = () => w.announced({ title: '托管班', series: { ...rule, forChildren: true } })
const told: Child = { name: '林知夏', bornOn: null, grade: '二年级', emergency: '母亲 13800000001', collectedBy: '外婆接', notes: '对花生过敏' }
const officer = () => ({ context: w.officer() })
const stored = (id: string) => world.db.q.selectFrom('activity_children').selectAll().where('tenant_id', '=', world.db.tenantId).where('offer_id', '=', id).execute()

test('what a parent tells of a child is sealed, and read by the parent and the organisers alone', async () => {
  const [parent, other] = [w.fair.add({ name: '林老师' }), w.fair.add()]
  const id = await childCare()
  await call(routes.saveMyChildren, { id, children: [told] }, { context: w.fair.member(parent) })
  const { enrolmentId } = await w.signUp(id, parent)
  const [row] = await stored(id)
  expect(JSON.stringify(row)).not.toContain('林知夏')
  expect((await call(routes.myChildren, { id }, { context: w.fair.member(parent) })).children).toEqual([told])
  expect((await call(routes.myChildren, { id }, { context: w.fair.member(other) })).children).toEqual([])
  expect((await call(routes.children, { id }, officer())).items).toEqual([{ enrolmentId, parent: '林老师', unitName: expect.any(String), child: told }])
})

test('each look at the children is recorded', async () => {
  const id = await childCare()
  await call(routes.children, { id }, officer())
  const looks = await world.db.q.selectFrom('audit_entries').select('action').where('tenant_id', '=', world.db.tenantId).where('entity_id', '=', id).execute()
  expect(looks.map(({ action }) => action)).toContain('activity.read_children')
})

test('told again, the child is what was said last', async () => {
  const parent = w.fair.add()
  const id = await childCare()
  const save = (child: Child) => call(routes.saveMyChildren, { id, children: [child] }, { context: w.fair.member(parent) })
  await save(told)
  await save({ ...told, notes: '' })
  expect(await stored(id)).toHaveLength(1)
  expect((await call(routes.myChildren, { id }, { context: w.fair.member(parent) })).children[0]?.notes).toBe('')
})

test('the child goes over with the parent’s staff record, and comes back when the merge is undone', async () => {
  const [kept, merged] = [w.fair.add(), w.fair.add()]
  const id = await childCare()
  await call(routes.saveMyChildren, { id, children: [told] }, { context: w.fair.member(merged) })
  const childrenOf = async (person: typeof kept) => (await call(routes.myChildren, { id }, { context: w.fair.member(person) })).children
  const run = (job: string) => followJobs[job]?.run(world.services, world.db, { keptId: kept.staff_id, mergedId: merged.staff_id })
  await run('activity_child.follow_merge')
  expect([await childrenOf(kept), await childrenOf(merged)]).toEqual([[told], []])
  await run('activity_child.follow_merge_back')
  expect([await childrenOf(kept), await childrenOf(merged)]).toEqual([[], [told]])
})

test('pressed twice at once, what is told of a child is stored once and can be read', async () => {
  const parent = w.fair.add()
  const id = await childCare()
  const save = () => call(routes.saveMyChildren, { id, children: [told] }, { context: w.fair.member(parent) })
  await Promise.all([save(), save()])
  expect(await stored(id)).toHaveLength(1)
  expect((await call(routes.myChildren, { id }, { context: w.fair.member(parent) })).children).toEqual([told])
})

test('a child without any age, and a class that is not for children, are refused', async () => {
  const context = w.fair.member(w.fair.add())
  expect(await refusalCode(call(routes.saveMyChildren, { id: await childCare(), children: [{ ...told, grade: '' }] }, { context }))).toBe('activity.age_missing')
  expect(await refusalCode(call(routes.saveMyChildren, { id: await w.announced({ series: rule }), children: [told] }, { context }))).toBe('activity.not_for_children')
})

test('a branch officer, for whom the class is not, reads no child', async () => {
  const id = await childCare()
  const branch = w.officer({ all: false, unitIds: [w.fair.physics] })
  expect(await refusalCode(call(routes.children, { id }, { context: branch }))).toBe('not_found')
})

test('half a year after the last meeting what was told of children is deleted', async () => {
  const id = await childCare()
  await call(routes.saveMyChildren, { id, children: [told] }, { context: w.fair.member(w.fair.add()) })
  world.clock.set('2026-09-07T00:00:00Z')
  await forgetChildren(world.services, world.db)
  expect(await stored(id)).toHaveLength(1)
  world.clock.set('2026-09-10T00:00:00Z')
  await forgetChildren(world.services, world.db)
  expect(await stored(id)).toEqual([])
})

test('nobody signs up for child care without having told of the child, whatever the page shows', async () => {
  const parent = w.fair.add()
  const id = await childCare()
  expect(await refusalCode(w.signUp(id, parent))).toBe('activity.child_not_told')
  await call(routes.saveMyChildren, { id, children: [told] }, { context: w.fair.member(parent) })
  expect((await w.signUp(id, parent)).status).toBe('confirmed')
})

test('brothers and sisters are signed up at once, each with a place and a row of the list', async () => {
  const parent = w.fair.add({ name: '两孩家长' })
  const id = await w.announced({ series: { ...rule, forChildren: true }, partyMost: 2 })
  const brother = { ...told, name: '林小满', grade: '一年级' }
  await call(routes.saveMyChildren, { id, children: [told, brother] }, { context: w.fair.member(parent) })
  expect(await refusalCode(w.signUp(id, parent, 1))).toBe('activity.children_do_not_fit')
  await w.signUp(id, parent, 2)
  expect((await call(routes.children, { id }, officer())).items.map(({ child, parent: of }) => [child?.name, of])).toEqual([
    ['林知夏', '两孩家长'],
    ['林小满', '两孩家长'],
  ])
})

test('whoever has signed up corrects what was told, and neither adds a child nor takes one out', async () => {
  const parent = w.fair.add()
  const context = w.fair.member(parent)
  const id = await w.announced({ series: { ...rule, forChildren: true }, partyMost: 2 })
  const save = (children: Child[]) => call(routes.saveMyChildren, { id, children }, { context })
  await save([told])
  await w.signUp(id, parent)
  expect(await refusalCode(save([told, told]))).toBe('activity.children_do_not_fit')
  await save([{ ...told, notes: '已不过敏' }])
  expect(await call(routes.myChildren, { id }, { context })).toEqual({ children: [{ ...told, notes: '已不过敏' }], most: 2 })
})

test('more children than one sign-up may be for are refused', async () => {
  const context = w.fair.member(w.fair.add())
  expect(await refusalCode(call(routes.saveMyChildren, { id: await childCare(), children: [told, told] }, { context }))).toBe('activity.too_many_children')
})

test('what was sealed of one child alone before is still read', async () => {
  const parent = w.fair.add()
  const id = await childCare()
  await call(routes.saveMyChildren, { id, children: [told] }, { context: w.fair.member(parent) })
  const [row] = await stored(id)
  const cipher = await childCipher(world.services.keys, world.db)
  const sealed = cipher.seal(row?.id ?? '', JSON.stringify(told))
  await world.db.q.updateTable('activity_children').set({ sealed }).where('tenant_id', '=', world.db.tenantId).where('offer_id', '=', id).execute()
  expect((await call(routes.myChildren, { id }, { context: w.fair.member(parent) })).children).toEqual([told])
})
