import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { insertStandards } from '../../../engines/standards/standards.store.ts'
import { write } from '../../../kernel/db/write.ts'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { volunteerTasksRoutes } from '../tasks/tasks.routes.ts'
import { followJobs } from '../follow-merge.job.ts'
import { waitingForLeader } from '../waiting.ts'
import { openVolunteeringWorld, refusalCode, type VolunteeringWorld } from '../volunteering.testing.ts'
import { certificateOfYear } from './certificate.ts'
import { volunteerHoursRoutes } from './hours.routes.ts'
import { exportHonours, exportLedger } from './sheets.ts'

let world: World
let w: VolunteeringWorld
beforeAll(async () => {
  world = await openWorld()
  w = openVolunteeringWorld(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-03-02T01:00:00Z'))

const mine = (person: Parameters<typeof w.fair.member>[0], year = 2026) => call(volunteerHoursRoutes.mine, { year }, { context: w.fair.member(person) })

/** A task with two who came and one who did not, after its end. */
async function held(more: Parameters<typeof w.facts>[1] = {}) {
  const [leader, a, b, absent] = [w.fair.add(), w.fair.add(), w.fair.add(), w.fair.add()]
  const teamId = await w.team(leader)
  const id = await w.announced(leader, teamId, more)
  const [first, second] = [await w.signUp(id, a), await w.signUp(id, b)]
  await w.signUp(id, absent)
  await w.hold(id, [first.enrolmentId, second.enrolmentId])
  return { id, teamId, leader, a, b, absent }
}

test('whoever came gets the task’s hours, whoever did not gets none, and each is told', async () => {
  const { id, leader, a, absent } = await held()
  expect(await w.certify(id, w.fair.member(leader))).toMatchObject({ people: 2, quarters: 16 })
  expect(await mine(a)).toMatchObject({
    ofYear: 8,
    inAll: 8,
    tasks: 1,
    entries: [{ taskId: id, quarters: 8, kind: 'certified', servedOn: '2026-03-05', by: leader.name, reason: null }],
  })
  expect(await mine(absent)).toMatchObject({ ofYear: 0, entries: [] })
  const told = await world.db.q.selectFrom('notifications').select('staff_id').where('kind', '=', 'volunteering.certified').where('subject_id', '=', id).execute()
  expect(told).toHaveLength(2)
})

test('one person’s hours are lowered or raised with a reason that stands in the ledger', async () => {
  const { id, leader, a, b } = await held()
  await w.certify(id, w.fair.member(leader), [
    { staffId: a.staff_id, quarters: 3, reason: '提前离开' },
    { staffId: b.staff_id, quarters: 10, reason: '多做了半小时' },
  ])
  expect((await mine(a)).entries).toMatchObject([{ quarters: 3, reason: '提前离开' }])
  expect((await mine(b)).entries).toMatchObject([{ quarters: 10, reason: '多做了半小时' }])
})

test('nobody who was not checked in is given hours', async () => {
  const { id, leader, absent } = await held()
  const stranger = w.fair.add()
  const others = (person: typeof absent) => [{ staffId: person.staff_id, quarters: 8, reason: '来了' }]
  expect(await refusalCode(w.certify(id, w.fair.member(leader), others(absent)))).toBe('volunteering.did_not_come')
  expect(await refusalCode(w.certify(id, w.fair.member(leader), others(stranger)))).toBe('volunteering.did_not_come')
})

test('of two who certify at the same time one wins and the other hears who was first', async () => {
  const { id, leader, a } = await held()
  const other = world.context(world.actor(['volunteering.manage'], { name: '吴办' }))
  const answers = await Promise.allSettled([w.certify(id, w.fair.member(leader)), w.certify(id, other), w.certify(id, w.officer())])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  const { certified } = await call(volunteerHoursRoutes.ofTask, { id }, { context: other })
  for (const reason of refused) expect(reason).toMatchObject({ code: 'volunteering.already_certified', details: { by: certified?.by } })
  expect((await mine(a)).entries).toHaveLength(1)
})

test('a press repeated with its key certifies once and answers the same', async () => {
  const { id, leader } = await held()
  const context = { ...w.fair.member(leader), idempotencyKey: newId() }
  const press = () => call(volunteerHoursRoutes.certify, { id, came: 2, others: [] }, { context })
  expect(await press()).toEqual(await press())
})

test('hours are certified after the end, and only as the list is that was looked at', async () => {
  const [leader, mate] = [w.fair.add(), w.fair.add()]
  const id = await w.announced(leader, await w.team(leader))
  const { enrolmentId } = await w.signUp(id, mate)
  const context = w.fair.member(leader)
  expect(await refusalCode(w.certify(id, context))).toBe('volunteering.not_over')
  await w.hold(id, [enrolmentId])
  expect(await refusalCode(call(volunteerHoursRoutes.certify, { id, came: 0, others: [] }, { context }))).toBe('volunteering.attendance_changed')
  expect((await call(volunteerHoursRoutes.ofTask, { id }, { context })).certified).toBeNull()
})

test('a correction is a further row: what was certified stays, and the sum is the new one', async () => {
  const { id, leader, a } = await held()
  const context = w.fair.member(leader)
  await w.certify(id, context)
  await call(volunteerHoursRoutes.correct, { id, staffId: a.staff_id, seen: 8, quarters: 6, reason: '中途离开' }, { context })
  expect(await mine(a)).toMatchObject({
    ofYear: 6,
    tasks: 1,
    entries: [
      { kind: 'correction', quarters: -2, reason: '中途离开' },
      { kind: 'certified', quarters: 8 },
    ],
  })
  const again = (seen: number, quarters: number) => refusalCode(call(volunteerHoursRoutes.correct, { id, staffId: a.staff_id, seen, quarters, reason: '更正' }, { context }))
  expect(await again(8, 4)).toBe('volunteering.hours_moved')
  expect(await again(6, 6)).toBe('volunteering.same_hours')
})

test('of two corrections of the same hours at once one is written', async () => {
  const { id, leader, a } = await held()
  await w.certify(id, w.fair.member(leader))
  const correct = (quarters: number) => call(volunteerHoursRoutes.correct, { id, staffId: a.staff_id, seen: 8, quarters, reason: '更正' }, { context: w.officer() })
  const answers = await Promise.allSettled([correct(4), correct(6)])
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await mine(a)).entries).toHaveLength(2)
})

test('whoever came without being checked in gets hours by a correction with its reason', async () => {
  const { id, leader, absent } = await held()
  const context = w.fair.member(leader)
  const correct = () => call(volunteerHoursRoutes.correct, { id, staffId: absent.staff_id, seen: 0, quarters: 8, reason: '现场忘记签到，队员证明' }, { context })
  expect(await refusalCode(correct())).toBe('volunteering.not_certified')
  await w.certify(id, context)
  await correct()
  expect((await mine(absent)).ofYear).toBe(8)
})

test('a leader does not raise their own hours, an officer does', async () => {
  const leader = w.fair.add()
  const id = await w.announced(leader, await w.team(leader))
  const { enrolmentId } = await w.signUp(id, leader)
  await w.hold(id, [enrolmentId])
  const raised = [{ staffId: leader.staff_id, quarters: 12, reason: '做得多' }]
  expect(await refusalCode(w.certify(id, w.fair.member(leader), raised))).toBe('volunteering.not_own_hours')
  await w.certify(id, w.fair.member(leader))
  const correct = { id, staffId: leader.staff_id, seen: 8, quarters: 12, reason: '做得多' }
  expect(await refusalCode(call(volunteerHoursRoutes.correct, correct, { context: w.fair.member(leader) }))).toBe('volunteering.not_own_hours')
  await call(volunteerHoursRoutes.correct, correct, { context: w.officer() })
  expect((await mine(leader)).ofYear).toBe(12)
})

test('the ledger takes no change and no removal, and certifies a person once for a task', async () => {
  const { id, leader, a } = await held()
  await w.certify(id, w.fair.member(leader))
  const rows = world.db.q
  await expect(rows.updateTable('volunteer_hours').set({ quarters: 400 }).where('offer_id', '=', id).execute()).rejects.toThrow(/permission denied/)
  await expect(rows.deleteFrom('volunteer_hours').where('offer_id', '=', id).execute()).rejects.toThrow(/permission denied/)
  const row = await rows.selectFrom('volunteer_hours').selectAll().where('offer_id', '=', id).where('staff_id', '=', a.staff_id).executeTakeFirstOrThrow()
  await expect(
    rows
      .insertInto('volunteer_hours')
      .values({ ...row, id: newId() })
      .execute(),
  ).rejects.toThrow(/volunteer_hours_once_key/)
})

test('hours belong to the year in which they were served', async () => {
  world.clock.set('2025-12-30T01:00:00Z')
  const [leader, a] = [w.fair.add(), w.fair.add()]
  const teamId = await w.team(leader)
  // The last quarter hour of the year in China.
  const id = await w.announced(leader, teamId, { startsAt: '2025-12-31T15:45:00.000Z', endsAt: '2025-12-31T17:00:00.000Z', closesAt: '2025-12-31T00:00:00.000Z' })
  const { enrolmentId } = await w.signUp(id, a)
  await w.hold(id, [enrolmentId])
  await w.certify(id, w.fair.member(leader))
  expect(await mine(a, 2025)).toMatchObject({ ofYear: 8, inAll: 8, years: [2025] })
  expect(await mine(a, 2026)).toMatchObject({ ofYear: 0, inAll: 8 })
})

test('the certificate of a year names its tasks with what they came to, and nobody gets one over nothing', async () => {
  const { id, leader, a, absent } = await held()
  await w.certify(id, w.fair.member(leader))
  await call(volunteerHoursRoutes.correct, { id, staffId: a.staff_id, seen: 8, quarters: 6, reason: '中途离开' }, { context: w.officer() })
  const { name, paper } = await certificateOfYear(w.fair.member(a), 2026)
  expect(name).toBe(`志愿服务证明-${a.name}-2026`)
  expect(JSON.stringify(paper.blocks)).toContain('服务时长共 1.5 小时')
  expect(paper.blocks.find((block) => block.kind === 'table')).toMatchObject({ rows: [['1', '2026-03-05', '图书馆新书上架', '理书服务队', '1.5']] })
  expect(await refusalCode(certificateOfYear(w.fair.member(absent), 2026))).toBe('volunteering.no_hours')
})

test('members with the same hours share a rank, and the next is that much further down', async () => {
  world.clock.set('2024-03-02T01:00:00Z')
  const leader = w.fair.add()
  const people = [w.fair.add({ unit_id: w.fair.history }), w.fair.add({ unit_id: w.fair.history }), w.fair.add({ unit_id: w.fair.history })]
  const id = await w.announced(leader, await w.team(leader, { name: '排名队' }))
  const places = []
  for (const person of people) places.push((await w.signUp(id, person)).enrolmentId)
  await w.hold(id, places)
  const [first, second, third] = people.map((person) => person.staff_id)
  await w.certify(id, w.fair.member(leader), [{ staffId: third ?? '', quarters: 4, reason: '晚到' }])
  const context = w.officer({ all: false, unitIds: [w.fair.history] })
  const { items, count } = await call(volunteerHoursRoutes.people, { year: 2024 }, { context })
  expect(count).toBe(3)
  expect(items.map(({ id: staffId, rank, tied, quarters }) => [staffId, rank, tied, quarters])).toEqual([
    [first, 1, true, 8],
    [second, 1, true, 8],
    [third, 3, false, 4],
  ])
  const one = await call(volunteerHoursRoutes.people, { year: 2024, limit: 1 }, { context })
  const rest = await call(volunteerHoursRoutes.people, { year: 2024, cursor: one.nextCursor ?? '' }, { context })
  expect([...one.items, ...rest.items]).toEqual(items)
  const teams = await call(volunteerHoursRoutes.teams, { year: 2024 }, { context: w.officer() })
  expect(teams.items).toMatchObject([{ name: '排名队', rank: 1, tied: false, people: 3, tasks: 1, quarters: 20 }])
})

test('nobody reaches a threshold that the university has not set; once set, it tells who did', async () => {
  const { id, leader, a } = await held()
  await w.certify(id, w.fair.member(leader), [{ staffId: a.staff_id, quarters: 40, reason: '连续两天' }])
  const people = (reached?: 'yes') => call(volunteerHoursRoutes.people, { year: 2026, limit: 200, ...(reached ? { reached } : {}) }, { context: w.officer() })
  expect(await people()).toMatchObject({ threshold: null, reached: 0 })
  expect((await people('yes')).items).toEqual([])
  const facts = {
    title: '志愿服务表彰办法',
    region: '本校',
    documentNo: null,
    article: null,
    verified: false,
    note: null,
    key: 'volunteering.member_hours',
    validFrom: '2026-01-01',
  }
  await write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: null, name: '测试', via: 'system' } }, async (trx) => {
    trx.audit({ action: 'standard.introduce', entity: { type: 'standard', id: newId() } })
    return insertStandards(trx, [{ ...facts, value: { kind: 'hours', hours: 10 } }])
  })
  expect(await people('yes')).toMatchObject({ threshold: { hours: 10 }, reached: 1, count: 1, items: [{ id: a.staff_id, quarters: 40 }] })
})

test('the ledger and the honour list come as sheets', async () => {
  const { id, leader } = await held()
  await w.certify(id, w.fair.member(leader))
  const ledger = await exportLedger(w.officer(), { year: 2026 })
  expect(ledger.fileName).toBe('2026年志愿服务时长明细.xlsx')
  const rows = []
  for await (const row of ledger.sheet.rows) rows.push(row)
  expect(rows.filter((row) => row[9] === leader.name)).toHaveLength(2)
  const honours = await exportHonours(w.officer(), { year: 2026 })
  expect([honours.sheet.name, honours.more?.[0]?.name]).toEqual(['个人', '服务队'])
})

test('the figures of the year count who served, teams, tasks held and hours, and only within reach', async () => {
  const before = await call(volunteerHoursRoutes.figures, {}, { context: w.officer() })
  const { id, leader } = await held()
  await w.certify(id, w.fair.member(leader))
  const after = await call(volunteerHoursRoutes.figures, {}, { context: w.officer() })
  expect(after).toEqual({ year: 2026, people: before.people + 2, teams: before.teams + 1, tasks: after.tasks, quarters: before.quarters + 16 })
  expect(await call(volunteerHoursRoutes.figures, {}, { context: w.officer({ all: false, unitIds: [newId()] }) })).toMatchObject({ people: 0, teams: 0, tasks: 0, quarters: 0 })
})

test('a leader is reminded of hours to certify until they are', async () => {
  const { id, leader } = await held()
  const context = w.fair.member(leader)
  expect(await waitingForLeader(context)).toMatchObject([{ path: `/volunteering/tasks/${id}/hours` }])
  await w.certify(id, context)
  expect(await waitingForLeader(context)).toEqual([])
})

test('what is certified does not change under it', async () => {
  const { id, leader } = await held()
  const context = w.fair.member(leader)
  await w.certify(id, context)
  const { version, ...read } = await call(volunteerTasksRoutes.edited, { id }, { context })
  expect(await refusalCode(call(volunteerTasksRoutes.edit, { ...read, id, version, quarters: 40 }, { context }))).toBe('volunteering.already_certified')
})

test('hours follow a merged staff record and come back when that is undone; told twice, they go once', async () => {
  const { id, leader, a } = await held()
  await w.certify(id, w.fair.member(leader))
  const kept = w.fair.add()
  const payload = { keptId: kept.staff_id, mergedId: a.staff_id }
  const run = (job: string) => followJobs[job]?.run(world.services, world.db, payload)
  await run('volunteer_hours.follow_merge')
  await run('volunteer_hours.follow_merge')
  expect(await mine(kept)).toMatchObject({ ofYear: 8, tasks: 1 })
  expect(await mine(a)).toMatchObject({ ofYear: 0, tasks: 0 })
  await run('volunteer_hours.follow_merge_back')
  await run('volunteer_hours.follow_merge_back')
  expect(await mine(kept)).toMatchObject({ ofYear: 0 })
  expect(await mine(a)).toMatchObject({ ofYear: 8, tasks: 1 })
})

test('another university certifies and reads nothing', async () => {
  const { id } = await held()
  const context = world.context(world.actor(['volunteering.manage']), { tenant: world.otherTenant })
  expect(await refusalCode(call(volunteerHoursRoutes.ofTask, { id }, { context }))).toBe('not_found')
  expect(await refusalCode(call(volunteerHoursRoutes.certify, { id, came: 2, others: [] }, { context }))).toBe('not_found')
  expect((await call(volunteerHoursRoutes.ledger, { year: 2026 }, { context })).items).toEqual([])
})
