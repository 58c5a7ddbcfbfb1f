import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkinRoutes } from '../../engines/capacity/checkin/checkin.routes.ts'
import { listPoints } from '../../engines/capacity/checkin/points.store.ts'
import { offersRoutes } from '../../engines/capacity/offers/offers.routes.ts'
import type { FairPerson } from '../../engines/capacity/testing/fair.ts'
import { everywhere } from '../../kernel/auth/actor.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { openActivityWorld, refusalCode, type ActivityWorld } from './activities.testing.ts'
import { activitiesRoutes as routes } from './activities.routes.ts'
import { exportAttendance } from './meetings.view.ts'

let world: World
let w: ActivityWorld
beforeAll(async () => {
  world = await openWorld()
  w = openActivityWorld(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-03-02T01:00:00Z'))

/** Thursdays at six in the evening, from the 5th of March on. */
const meetingsFrom = (count: number) =>
  Array.from({ length: count }, (_, week) => ({
    startsAt: new Date(Date.parse('2026-03-05T10:00:00Z') + week * 604_800_000).toISOString(),
    endsAt: new Date(Date.parse('2026-03-05T12:00:00Z') + week * 604_800_000).toISOString(),
  }))
type Series = NonNullable<ReturnType<ActivityWorld['facts']>['series']>
const series = (count: number, more: Partial<Series> = {}): Series => ({
  firstDay: '2026-03-05',
  weekdays: '4',
  from: '18:00',
  to: '20:00',
  times: count,
  lastDay: null,
  attendLeast: count,
  forChildren: false,
  meetings: meetingsFrom(count),
  ...more,
})
const course = (count = 4, more: Partial<Series> = {}) => w.announced({ title: '瑜伽班', places: null, series: series(count, more) })
const officer = () => ({ context: w.officer() })
const show = (id: string, person?: FairPerson) => call(routes.show, { id }, person ? { context: w.fair.member(person) } : officer())
const points = (id: string) => listPoints(world.db, { offerId: id, reach: everywhere })

/** Checks a member in at the meeting of this number, during it. */
async function attend(id: string, no: number, enrolmentId: string) {
  const { startsAt = '' } = meetingsFrom(10)[no - 1] ?? {}
  world.clock.set(startsAt)
  const point = (await points(id)).find(({ title }) => title === `第${no}次`)
  await call(checkinRoutes.signList, { pointId: point?.id ?? '', enrolmentIds: [enrolmentId] }, officer())
}

async function meeting(id: string, no: number) {
  const found = (await show(id)).meetings.find((one) => one.no === no)
  if (!found) throw new TypeError(`no meeting ${no}`)
  return { ...found, path: { id, meetingId: found.id, version: found.version } }
}

async function told(person: FairPerson) {
  const rows = await world.db.q
    .selectFrom('notifications')
    .select('body_zh')
    .where('tenant_id', '=', world.db.tenantId)
    .where('staff_id', '=', person.staff_id)
    .where('kind', '=', 'activity.changed')
    .execute()
  return rows.map(({ body_zh: body }) => body)
}

describe('a class', () => {
  test('is one sign-up with a point of check-in for each meeting', async () => {
    const person = w.fair.add()
    const id = await course(4)
    await w.signUp(id, person)
    expect((await points(id)).map(({ title, opensAt, closesAt }) => [title, opensAt.toISOString(), closesAt.toISOString()])).toEqual(
      meetingsFrom(4).map(({ startsAt, endsAt }, index) => [`第${index + 1}次`, new Date(Date.parse(startsAt) - 3_600_000).toISOString(), endsAt]),
    )
    expect(await show(id, person)).toMatchObject({ course: { meetings: 4, next: { no: 1 } }, attendance: { attended: 0, least: 4 } })
  })

  test('shows whoever has a place to which meetings they came, and others nothing of it', async () => {
    const [person, other] = [w.fair.add(), w.fair.add()]
    const id = await course(4)
    const { enrolmentId } = await w.signUp(id, person)
    await attend(id, 1, enrolmentId)
    world.clock.set('2026-03-13T00:00:00Z')
    const mine = await show(id, person)
    expect(mine.attendance).toMatchObject({ attended: 1 })
    expect(mine.meetings.map(({ came }) => came)).toEqual([true, false, false, false])
    expect(mine.course?.next).toMatchObject({ no: 3 })
    expect((await show(id, other)).meetings.map(({ came }) => came)).toEqual([null, null, null, null])
  })

  test('stands in the month with each meeting', async () => {
    const person = w.fair.add()
    const id = await course(6)
    const month = async (which: string) => (await call(routes.month, { month: which }, { context: w.fair.member(person) })).items.filter((one) => one.id === id)
    expect((await month('2026-03')).map(({ meeting: one }) => one?.no)).toEqual([1, 2, 3, 4])
    expect((await month('2026-04')).map(({ startsAt }) => startsAt)).toEqual(
      meetingsFrom(6)
        .slice(4)
        .map(({ startsAt }) => startsAt),
    )
  })

  test('with meetings at the same time, or a certificate for more than there are, is refused', async () => {
    const make = (more: Partial<Series>) => refusalCode(call(routes.create, w.facts({ series: series(3, more) }), officer()))
    expect(await make({ meetings: [...meetingsFrom(2), ...meetingsFrom(1)] })).toBe('activity.meetings_overlap')
    expect(await make({ attendLeast: 4 })).toBe('activity.too_many_to_attend')
    expect(await make({ times: null })).toBe('activity.no_meetings')
  })

  test('is laid out anew while it is a draft, and becomes a single meeting again', async () => {
    const made = await call(routes.create, w.facts({ series: series(4) }), officer())
    const edit = async (change: { series: Series | null }) => {
      const { version, ...read } = await call(routes.edited, { id: made.id }, officer())
      return call(routes.edit, { ...read, ...change, id: made.id, version }, officer())
    }
    await edit({ series: series(2) })
    expect((await points(made.id)).map(({ title }) => title)).toEqual(['第1次', '第2次'])
    await edit({ series: null })
    expect((await points(made.id)).map(({ title }) => title)).toEqual(['签到'])
    expect((await show(made.id)).course).toBeNull()
  })

  test('stays a class once it is announced, and its form changes no meeting', async () => {
    const id = await course(4)
    const { version, ...read } = await call(routes.edited, { id }, officer())
    expect(await refusalCode(call(routes.edit, { ...read, id, version, series: null }, officer()))).toBe('activity.series_fixed')
    await call(routes.edit, { ...read, id, version, body: '请自带垫子', series: series(2) }, officer())
    expect((await show(id)).meetings).toHaveLength(4)
  })

  test('held elsewhere is told to everybody, by its place alone', async () => {
    const person = w.fair.add()
    const id = await course(4)
    await w.signUp(id, person)
    const { version, ...read } = await call(routes.edited, { id }, officer())
    expect((await call(routes.edit, { ...read, id, version, place: '二楼形体房' }, officer())).told).toBe(1)
    expect(await told(person)).toEqual(['您报名的“瑜伽班”，上课地点改为：二楼形体房。'])
  })

  test('that has begun lets its words be changed, and nothing else', async () => {
    const id = await course(4)
    world.clock.set('2026-03-06T00:00:00Z')
    const edit = async (change: Partial<ReturnType<ActivityWorld['facts']>>) => {
      const { version, ...read } = await call(routes.edited, { id }, officer())
      return call(routes.edit, { ...read, ...change, id, version }, officer())
    }
    expect(await edit({ body: '第二次课起请自带垫子' })).toMatchObject({ told: 0 })
    expect(await refusalCode(edit({ title: '太极班' }))).toBe('capacity.frozen')
  })

  test('that is thrown away as a draft leaves no meeting and no point', async () => {
    const { id } = await call(routes.create, w.facts({ series: series(3) }), officer())
    await call(offersRoutes.discard, { offerId: id }, officer())
    expect(await world.db.q.selectFrom('activity_meetings').select('id').where('offer_id', '=', id).execute()).toEqual([])
    expect(await points(id)).toEqual([])
  })
})

describe('one meeting', () => {
  test('is moved with its check-in, and everybody hears from when to when', async () => {
    const person = w.fair.add()
    const id = await course(4)
    await w.signUp(id, person)
    const { path } = await meeting(id, 2)
    const standing = { startsAt: '2026-03-14T02:00:00.000Z', endsAt: '2026-03-14T04:00:00.000Z', place: '田径场' }
    expect(await call(routes.moveMeeting, { ...path, ...standing }, officer())).toMatchObject({ told: 1 })
    expect(await meeting(id, 2)).toMatchObject(standing)
    expect((await points(id)).find(({ title }) => title === '第2次')).toMatchObject({ opensAt: new Date('2026-03-14T01:00:00Z'), closesAt: new Date('2026-03-14T04:00:00Z') })
    expect((await told(person))[0]).toContain('第2次课（原定 3月12日 18:00）现定于 3月14日 10:00，地点：田径场')
  })

  test('called off counts for nothing, and everybody hears why', async () => {
    const person = w.fair.add()
    const id = await course(4)
    await w.signUp(id, person)
    const { path } = await meeting(id, 3)
    expect(await call(routes.callOffMeeting, { ...path, reason: '老师出差' }, officer())).toMatchObject({ told: 1 })
    expect(await show(id, person)).toMatchObject({ course: { meetings: 3 }, attendance: { least: 3 } })
    expect(await points(id)).toHaveLength(3)
    expect((await told(person))[0]).toContain('停课：老师出差')
    expect(await refusalCode(call(routes.callOffMeeting, { ...(await meeting(id, 3)).path, reason: '再停一次' }, officer()))).toBe('activity.meeting_called_off')
  })

  test('added stands behind the others with a point of its own', async () => {
    const id = await course(2)
    const standing = { startsAt: '2026-03-26T10:00:00.000Z', endsAt: '2026-03-26T12:00:00.000Z', place: null }
    await call(routes.addMeeting, { id, ...standing }, officer())
    expect(await meeting(id, 3)).toMatchObject(standing)
    expect(await points(id)).toHaveLength(3)
    const { endsAt, closesAt } = await call(routes.edited, { id }, officer())
    expect({ endsAt, closesAt }).toEqual({ endsAt: standing.endsAt, closesAt: w.facts().closesAt })
  })

  test('to which somebody came is neither moved nor called off', async () => {
    const person = w.fair.add()
    const id = await course(3)
    const { enrolmentId } = await w.signUp(id, person)
    await attend(id, 1, enrolmentId)
    const { path, startsAt, endsAt } = await meeting(id, 1)
    expect(await refusalCode(call(routes.callOffMeeting, { ...path, reason: '下雨' }, officer()))).toBe('activity.meeting_held')
    expect(await refusalCode(call(routes.moveMeeting, { ...path, startsAt, endsAt, place: '室内' }, officer()))).toBe('activity.meeting_held')
  })

  test('at the time of another is refused, and so is calling the last one off', async () => {
    const id = await course(2)
    const [first, second] = meetingsFrom(2)
    if (!first || !second) throw new TypeError('two meetings')
    expect(await refusalCode(call(routes.moveMeeting, { ...(await meeting(id, 1)).path, ...second, place: null }, officer()))).toBe('activity.meetings_overlap')
    await call(routes.callOffMeeting, { ...(await meeting(id, 2)).path, reason: '场地维修' }, officer())
    expect(await refusalCode(call(routes.callOffMeeting, { ...(await meeting(id, 1)).path, reason: '场地维修' }, officer()))).toBe('activity.last_meeting')
  })

  test('changed over another’s change is a conflict', async () => {
    const id = await course(3)
    const { path, startsAt, endsAt } = await meeting(id, 2)
    await call(routes.moveMeeting, { ...path, startsAt, endsAt, place: '田径场' }, officer())
    expect(await refusalCode(call(routes.callOffMeeting, { ...path, reason: '下雨' }, officer()))).toBe('version_conflict')
  })

  test('is changed by those alone who manage the class', async () => {
    const id = await w.announced({ unitId: w.fair.history, series: series(2) })
    const branch = { context: w.officer({ all: false, unitIds: [w.fair.physics] }) }
    expect(await refusalCode(call(routes.callOffMeeting, { ...(await meeting(id, 1)).path, reason: '下雨' }, branch))).toBe('not_found')
  })
})

describe('attendance', () => {
  test('earns a certificate from the share that the officer set', async () => {
    const [diligent, other] = [w.fair.add(), w.fair.add()]
    const id = await course(3, { attendLeast: 2 })
    const enrolments = [await w.signUp(id, diligent), await w.signUp(id, other)]
    await attend(id, 1, enrolments[0]?.enrolmentId ?? '')
    await attend(id, 1, enrolments[1]?.enrolmentId ?? '')
    await attend(id, 2, enrolments[0]?.enrolmentId ?? '')
    const { items } = await call(routes.attendance, { id }, officer())
    const of = (index: number) => items.find((row) => row.enrolmentId === enrolments[index]?.enrolmentId)
    expect(of(0)).toMatchObject({ attended: 2, meetings: 3, certified: true })
    expect(of(0)?.came).toHaveLength(2)
    expect(of(1)).toMatchObject({ attended: 1, certified: false })
  })

  test('of a branch is what a branch officer sees', async () => {
    const [own, other] = [w.fair.add({ unit_id: w.fair.physics }), w.fair.add({ unit_id: w.fair.history })]
    const id = await course(2)
    const { enrolmentId } = await w.signUp(id, own)
    await w.signUp(id, other)
    const { items } = await call(routes.attendance, { id }, { context: w.officer({ all: false, unitIds: [w.fair.physics] }) })
    expect(items.map((row) => row.enrolmentId)).toEqual([enrolmentId])
  })

  test('goes into a sheet with a column for each meeting', async () => {
    const person = w.fair.add({ name: '何敏' })
    const id = await course(2)
    const { enrolmentId } = await w.signUp(id, person)
    await attend(id, 1, enrolmentId)
    world.clock.set('2026-03-13T00:00:00Z')
    const { sheet } = await exportAttendance(w.officer(), id)
    const [row] = await Array.fromAsync(sheet.rows)
    expect(sheet.columns).toHaveLength(7)
    expect(row).toEqual(['何敏', person.staff_no, expect.any(String), 1, 2, '到', '未到'])
  })

  test('of what takes place once is not asked for', async () => {
    expect(await refusalCode(call(routes.attendance, { id: await w.announced() }, officer()))).toBe('activity.no_series')
  })
})
