import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askHowItWas } from '../../engines/capacity/ask-how-it-was.ts'
import { listPoints } from '../../engines/capacity/checkin/points.store.ts'
import { mineRoutes } from '../../engines/capacity/mine/mine.routes.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import { surveysRoutes } from '../../engines/surveys/surveys.routes.ts'
import { everywhere } from '../../kernel/auth/actor.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { openActivityWorld, refusalCode, type ActivityWorld } from './activities.testing.ts'
import { activitiesRoutes } from './activities.routes.ts'
import { howActivityWas } from './ask-how-it-was.ts'
import { makeMyFeed, readMyFeed } from './my-feed.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let world: World
let w: ActivityWorld
beforeAll(async () => {
  world = await openWorld()
  w = openActivityWorld(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-03-02T01:00:00Z'))

const shown = (id: string) => call(activitiesRoutes.edited, { id }, { context: w.officer() })
/** What the form would send after this change. */
async function edit(id: string, change: Partial<Parameters<typeof w.facts>[0]>) {
  const { version, ...read } = await shown(id)
  return call(activitiesRoutes.edit, { ...read, ...change, id, version }, { context: w.officer() })
}

test('an activity made in one form is announced, and two come, the third waits', async () => {
  const [a, b, c] = [w.fair.add(), w.fair.add(), w.fair.add()]
  const id = await w.announced()
  expect((await w.signUp(id, a)).status).toBe('confirmed')
  expect((await w.signUp(id, b)).status).toBe('confirmed')
  expect((await w.signUp(id, c)).status).toBe('waiting')
  const { items } = await call(activitiesRoutes.list, {}, { context: w.fair.member(c) })
  expect(items.find((one) => one.id === id)).toMatchObject({ title: '秋季健步走', place: '玉泉校区东门', left: 0, waiting: 1, mine: 'waiting', kind: 'sport' })
})

test('a list asks a constant number of statements', async () => {
  const person = w.fair.add()
  const count = leastOf(async () => {
    world.statements.length = 0
    await call(activitiesRoutes.list, { limit: 100 }, { context: w.fair.member(person) })
    return world.statements.length
  })
  await w.announced()
  const before = await count()
  await w.announced()
  await w.announced()
  expect(await count()).toBe(before)
})

test('its point of check-in opens an hour before it starts, and moves with it', async () => {
  const id = await w.announced()
  const [point] = await listPoints(world.db, { offerId: id, reach: everywhere })
  expect(point).toMatchObject({ opensAt: new Date('2026-03-05T00:00:00Z'), closesAt: new Date('2026-03-05T04:00:00Z') })
  await edit(id, { startsAt: '2026-03-06T01:00:00.000Z', endsAt: '2026-03-06T04:00:00.000Z' })
  const [moved] = await listPoints(world.db, { offerId: id, reach: everywhere })
  expect(moved).toMatchObject({ id: point?.id, opensAt: new Date('2026-03-06T00:00:00Z'), closesAt: new Date('2026-03-06T04:00:00Z') })
})

test('whoever is signed up hears of another place, and of nothing when only words change', async () => {
  const person = w.fair.add()
  const id = await w.announced()
  await w.signUp(id, person)
  expect((await edit(id, { body: '请自带水杯。' })).told).toBe(0)
  expect((await edit(id, { place: '紫金港校区北门' })).told).toBe(1)
  const [told] = await world.db.q
    .selectFrom('notifications')
    .select(['body_zh', 'path'])
    .where('tenant_id', '=', world.db.tenantId)
    .where('staff_id', '=', person.staff_id)
    .where('kind', '=', 'activity.changed')
    .execute()
  expect(told).toMatchObject({ path: `/activities/${id}` })
  expect(told?.body_zh).toContain('紫金港校区北门')
})

test('with more places the line moves up; fewer than are taken are refused', async () => {
  const [first, second] = [w.fair.add(), w.fair.add()]
  const id = await w.announced({ places: 1 })
  await w.signUp(id, first)
  expect((await w.signUp(id, second)).status).toBe('waiting')
  expect((await edit(id, { places: 3 })).movedUp).toBe(1)
  expect(await refusalCode(edit(id, { places: 1 }))).toBe('capacity.cap_below_taken')
  expect((await edit(id, { places: null })).movedUp).toBe(0)
})

test('who may come is not changed any more once sign-up has begun', async () => {
  const id = await w.announced()
  expect(await refusalCode(edit(id, { eligibility: [{ kind: 'member', states: ['active', 'retained'] }] }))).toBe('capacity.frozen')
})

test('what ends before it starts, or takes sign-ups after it began, is refused', async () => {
  const make = (change: Parameters<typeof w.facts>[0]) => refusalCode(call(activitiesRoutes.create, w.facts(change), { context: w.officer() }))
  expect(await make({ endsAt: w.facts().startsAt })).toBe('capacity.ends_before_start')
  expect(await make({ closesAt: w.facts().endsAt })).toBe('capacity.closes_after_start')
  expect(await make({ opensAt: w.facts().closesAt })).toBe('capacity.opens_after_close')
})

test('a change over another’s change is a conflict', async () => {
  const id = await w.announced()
  const { version, ...read } = await shown(id)
  await edit(id, { body: '改过了' })
  expect(await refusalCode(call(activitiesRoutes.edit, { ...read, id, version }, { context: w.officer() }))).toBe('version_conflict')
})

test('an officer makes activities of the own branch only, and changes no other’s', async () => {
  const branch = w.officer({ all: false, unitIds: [w.fair.physics] })
  expect(await refusalCode(call(activitiesRoutes.create, w.facts(), { context: branch }))).toBe('not_found')
  const own = await call(activitiesRoutes.create, w.facts({ unitId: w.fair.physics }), { context: branch })
  expect(own.version).toBe(1)
  const other = await w.announced({ unitId: w.fair.history })
  expect(await refusalCode(call(activitiesRoutes.edited, { id: other }, { context: branch }))).toBe('not_found')
})

test('a draft is seen by its officers alone, and the activities of another branch by nobody else', async () => {
  const draft = await call(activitiesRoutes.create, w.facts(), { context: w.officer() })
  const person = w.fair.add()
  expect(await refusalCode(call(activitiesRoutes.show, { id: draft.id }, { context: w.fair.member(person) }))).toBe('not_found')
  expect((await call(activitiesRoutes.show, { id: draft.id }, { context: w.officer() })).mayManage).toBe(true)
  w.fair.add({ unit_id: w.fair.history })
  const forHistory = await w.announced({ unitId: w.fair.history, eligibility: [{ kind: 'branches', unitIds: [w.fair.history], except: false }] })
  expect(await refusalCode(call(activitiesRoutes.show, { id: forHistory }, { context: w.fair.member(person) }))).toBe('not_found')
})

test('a draft that is thrown away leaves nothing of it behind', async () => {
  const context = w.officer()
  const { id } = await call(activitiesRoutes.create, w.facts(), { context })
  await call(offersRoutes.discard, { offerId: id }, { context })
  expect(await world.db.q.selectFrom('activities').select('offer_id').where('offer_id', '=', id).execute()).toEqual([])
  expect(await refusalCode(call(activitiesRoutes.show, { id }, { context }))).toBe('not_found')
})

test('another university finds nothing of it', async () => {
  const id = await w.announced()
  const context = world.context(world.actor(['activities.manage']), { tenant: world.otherTenant })
  expect(await refusalCode(call(activitiesRoutes.show, { id }, { context }))).toBe('not_found')
  expect(await refusalCode(call(activitiesRoutes.edited, { id }, { context }))).toBe('not_found')
})

test('a month shows what takes place in it, with my own state', async () => {
  const person = w.fair.add()
  const id = await w.announced()
  await w.signUp(id, person)
  const march = await call(activitiesRoutes.month, { month: '2026-03' }, { context: w.fair.member(person) })
  expect(march.items.find((one) => one.id === id)).toMatchObject({ mine: 'confirmed', startsAt: '2026-03-05T01:00:00.000Z' })
  const april = await call(activitiesRoutes.month, { month: '2026-04' }, { context: w.fair.member(person) })
  expect(april.items).toEqual([])
})

test('those who came are asked once, some hours after it ended, and what five of them say stands on the page', async () => {
  const people = Array.from({ length: 6 }, () => w.fair.add())
  const id = await w.announced({ places: null })
  for (const person of people) await w.signUp(id, person)
  world.clock.set('2026-03-05T05:00:00Z')
  await askHowItWas(world.services, world.db, howActivityWas)
  expect((await call(activitiesRoutes.show, { id }, { context: w.officer() })).rating).toBeNull()
  world.clock.set('2026-03-05T06:30:00Z')
  await askHowItWas(world.services, world.db, howActivityWas)
  await askHowItWas(world.services, world.db, howActivityWas)
  const asked = await world.db.q.selectFrom('surveys').select('id').where('tenant_id', '=', world.db.tenantId).where('subject_id', '=', id).execute()
  expect(asked).toHaveLength(1)
  const [first] = people
  if (!first) throw new TypeError('nobody came')
  const { rating } = await call(activitiesRoutes.show, { id }, { context: w.fair.member(first) })
  expect(rating).toMatchObject({ mineToAnswer: true, invited: 6, suppressed: true, lines: [] })
  for (const person of people) await call(surveysRoutes.answer, { id: rating?.surveyId ?? '', choice: 'satisfied', line: '组织得很好' }, { context: w.fair.member(person) })
  expect((await call(activitiesRoutes.show, { id }, { context: w.fair.member(first) })).rating).toMatchObject({ mineToAnswer: false })
})

test('my calendar has what I have a place in, at its hour, and nothing that I left', async () => {
  const person = w.fair.add()
  const kept = await w.announced({ title: '太极拳公开课' })
  const left = await w.announced({ title: '摄影沙龙' })
  await w.signUp(kept, person)
  const { enrolmentId } = await w.signUp(left, person)
  const me = w.fair.member(person)
  await call(mineRoutes.leave, { enrolmentId }, { context: me })
  await world.db.q.insertInto('accounts').values(accountOf(me.actor.accountId, person.staff_id)).execute()
  const { url } = await makeMyFeed(me)
  const secret = url.split('/').at(-2) ?? ''
  const feed = await readMyFeed(me, secret)
  expect(feed).toContain('SUMMARY:太极拳公开课\r\n')
  expect(feed).toContain('DTSTART:20260305T010000Z\r\n')
  expect(feed).toContain('LOCATION:玉泉校区东门\r\n')
  expect(feed).not.toContain('摄影沙龙')
  await makeMyFeed(me)
  expect(await refusalCode(readMyFeed(me, secret))).toBe('activity.unknown_feed')
})

test('my calendar has each meeting of a class that takes place', async () => {
  const person = w.fair.add()
  const meetings = [5, 12, 19].map((day) => ({ startsAt: new Date(Date.UTC(2026, 2, day, 10)).toISOString(), endsAt: new Date(Date.UTC(2026, 2, day, 12)).toISOString() }))
  const rule = { firstDay: '2026-03-05', weekdays: '4', from: '18:00', to: '20:00', times: 3, lastDay: null, attendLeast: 2, forChildren: false }
  const id = await w.announced({ title: '瑜伽班', series: { ...rule, meetings } })
  await w.signUp(id, person)
  const [, second] = (await call(activitiesRoutes.show, { id }, { context: w.officer() })).meetings
  await call(activitiesRoutes.callOffMeeting, { id, meetingId: second?.id ?? '', version: 1, reason: '老师出差' }, { context: w.officer() })
  const me = w.fair.member(person)
  await world.db.q.insertInto('accounts').values(accountOf(me.actor.accountId, person.staff_id)).execute()
  const feed = await readMyFeed(me, (await makeMyFeed(me)).url.split('/').at(-2) ?? '')
  expect(feed.match(/SUMMARY:.*/g)).toEqual(['SUMMARY:瑜伽班 · 第1次', 'SUMMARY:瑜伽班 · 第3次'])
  expect(feed).toContain('DTSTART:20260319T100000Z')
})

function accountOf(id: string, staffId: string) {
  return {
    tenant_id: world.db.tenantId,
    id,
    username: id,
    name: '我',
    staff_id: staffId,
    state: 'active',
    password_hash: '',
    must_change_password: false,
    totp_sealed: null,
    totp_confirmed_at: null,
    totp_used_step: null,
    last_signed_in_at: null,
    created_at: world.clock.now(),
    version: 1,
  }
}
