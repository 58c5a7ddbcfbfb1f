import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { newId } from '../../kernel/ids.ts'
import { refusalOf } from '../../kernel/testing/refusal-of.ts'
import { keepContent } from './applications.store.ts'
import { bureauLetter, bureauSheet } from './bureau.ts'
import { eraseOldRounds } from './erase.job.ts'
import { familyModule } from './family.module.ts'
import { placementRoutes } from './family.routes.ts'
import { openPlacementWorld, type Open, type PlacementWorld } from './placement.testing.ts'

let placement: PlacementWorld
beforeAll(async () => {
  placement = await openPlacementWorld()
})
afterAll(() => placement.close())

const atWindowEnd = '2026-03-06T10:00:00.000Z'
const begin = () => placement.world.clock.set('2026-03-02T01:00:00.000Z')
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work))?.code ?? null
const read = (context: Parameters<PlacementWorld['act']>[0], id: string) => call(placementRoutes.read, { id }, { context })

test('a child too young for the grade is refused at that field, with the arithmetic', async () => {
  begin()
  const open = await placement.round()
  const parent = await placement.parent()
  const refused = await refusalOf(placement.applied(open, parent, placement.child(open, 1, { birthDate: '2021-03-05' })))
  expect(refused?.details['issues']).toEqual([{ path: 'grade', message: expect.objectContaining({ zh: expect.stringContaining('孩子2027年3月5日才满6周岁，晚186天') }) }])
})

test('an identity number that speaks of another day of birth is refused at that field', async () => {
  const open = await placement.round()
  const parent = await placement.parent()
  const refused = await refusalOf(placement.applied(open, parent, placement.child(open, 2, { idType: 'resident_id', idNo: '330106201912010014', birthDate: '2020-01-15' })))
  expect(refused?.code).toBe('invalid_input')
})

test('of two parents who apply for the same child the second is told of the first, and nothing is submitted twice', async () => {
  const open = await placement.round()
  const [father, mother] = [await placement.parent({ name: '赵大为' }), await placement.parent({ name: '钱小芳' })]
  const child = placement.child(open, 3)
  await placement.applied(open, father, child)
  const refused = await refusalOf(placement.applied(open, mother, child))
  expect(refused).toMatchObject({ code: 'placement.already_applied', details: { name: '赵**', day: '2026-03-02' } })
})

test('of two parents who press at the same moment one application stands', async () => {
  const open = await placement.round()
  const [father, mother] = [await placement.parent(), await placement.parent()]
  const child = placement.child(open, 4)
  const outcomes = await Promise.allSettled([placement.applied(open, father, child), placement.applied(open, mother, child)])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('who has taken the application back may apply for the child again', async () => {
  const open = await placement.round()
  const parent = await placement.parent()
  const child = placement.child(open, 5)
  const id = await placement.applied(open, parent, child)
  expect(await placement.act(parent.context, id, 'withdraw')).toBe('withdrawn')
  expect(await placement.state(await placement.applied(open, parent, child))).toBe('checking')
})

test('who is in none of the groups reads which condition is lacking', async () => {
  const open = await placement.round()
  const fresh = await placement.parent({ employmentType: 'school_contract', since: '2026-01-01' })
  expect(await codeOf(call(placementRoutes.start, { roundId: open.id }, { context: fresh.context }))).toBe('placement.not_for_you')
  const { mayApply } = await call(placementRoutes.readOpenRound, { id: open.id }, { context: fresh.context })
  expect(mayApply.groups.map(({ met, conditions }) => [met, conditions.map((one) => one.met)])).toEqual([
    [false, [false]],
    [false, [true, false]],
  ])
})

test('nobody applies after the window', async () => {
  const open = await placement.round()
  const parent = await placement.parent()
  placement.world.clock.set(atWindowEnd)
  expect(await codeOf(call(placementRoutes.start, { roundId: open.id }, { context: parent.context }))).toBe('placement.window_closed')
  begin()
})

test('a draft is kept sealed and is nobody else’s to read', async () => {
  const open = await placement.round()
  const parent = await placement.parent()
  const { id } = await call(placementRoutes.start, { roundId: open.id }, { context: parent.context })
  await call(placementRoutes.keep, { id, content: placement.child(open, 6, { name: '保密名' }) }, { context: parent.context })
  expect((await read(parent.context, id)).content?.name).toBe('保密名')
  const stored = await placement.world.db.q
    .selectFrom('placement_applications')
    .selectAll()
    .where('tenant_id', '=', placement.world.db.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(stored, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain('保密名')
  for (const other of [placement.officer(), placement.branch(), (await placement.parent()).context]) expect(await codeOf(read(other, id))).toBe('not_found')
})

test('a branch reads the child only while it checks, and never another branch’s', async () => {
  const open = await placement.round()
  const parent = await placement.parent()
  const id = await placement.applied(open, parent, placement.child(open, 7))
  expect((await read(placement.branch(), id)).content?.name).toBe('孩子7')
  expect(await codeOf(read(placement.branch(placement.campus.history), id))).toBe('not_found')
  await placement.act(placement.branch(), id, 'check')
  expect(await codeOf(read(placement.branch(), id))).toBe('not_found')
  expect(await codeOf(call(casesRoutes.read, { caseId: id }, { context: placement.branch() }))).toBe('not_found')
  const { items } = await call(placementRoutes.applications, { id: open.id, limit: 20 }, { context: placement.branch() })
  expect(items.map(({ childMasked, grade, points, wishes }) => ({ childMasked, grade, points, wishes }))).toEqual([{ childMasked: '—', grade: null, points: null, wishes: [] }])
})

test('an officer sees the number masked, and in clear with a reason on the record', async () => {
  const open = await placement.round()
  const id = await placement.applied(open, await placement.parent(), placement.child(open, 8))
  const office = placement.officer()
  expect((await read(office, id)).content?.idNo).toBe('E*****008')
  expect(await call(placementRoutes.reveal, { id, reason: '核对户口簿' }, { context: office })).toEqual({ idNo: 'E00000008' })
  const entry = await placement.world.db.q
    .selectFrom('audit_entries')
    .select('details')
    .where('tenant_id', '=', placement.world.db.tenantId)
    .where('entity_id', '=', id)
    .where('action', '=', 'placement.reveal')
    .executeTakeFirstOrThrow()
  expect(entry.details).toEqual({ reason: '核对户口簿' })
})

test('nothing of the child stands in the case, its events or the audit log', async () => {
  const open = await placement.round()
  const id = await placement.applied(open, await placement.parent(), placement.child(open, 9, { name: '不外传' }))
  const { q, tenantId } = placement.world.db
  const rows = [
    ...(await q.selectFrom('cases').select('title as text').where('tenant_id', '=', tenantId).where('id', '=', id).execute()),
    ...(await q.selectFrom('case_events').select('input as text').where('tenant_id', '=', tenantId).where('case_id', '=', id).execute()),
    ...(await q.selectFrom('audit_entries').select('details as text').where('tenant_id', '=', tenantId).where('entity_id', '=', id).execute()),
  ]
  expect(JSON.stringify(rows)).not.toMatch(/不外传|E00000009/)
})

test('who is asked for more answers to the office, not to the branch again', async () => {
  const open = await placement.round()
  const parent = await placement.parent()
  const content = placement.child(open, 10)
  const id = await placement.applied(open, parent, content)
  await placement.act(placement.branch(), id, 'check')
  expect(await placement.act(placement.officer(), id, 'askMore', { what: '居住证明', workingDays: 3 })).toBe('more')
  const view = await call(casesRoutes.read, { caseId: id }, { context: parent.context })
  expect(view.waiting.map(({ dueAt }) => dueAt)).toEqual(['2026-03-05T16:00:00.000Z'])
  const { caseVersion } = await read(parent.context, id)
  await call(placementRoutes.submit, { id, version: caseVersion, content }, { context: parent.context })
  expect(await placement.state(id)).toBe('papers')
})

/** Three who wish for one place at 求是小学, the second of them for 学军小学 too; the first has the most points. */
async function threeReady() {
  begin()
  const open = await placement.round()
  const [a, b, c] = [await placement.parent({ since: '2006-07-01' }), await placement.parent({ since: '2012-07-01' }), await placement.parent({ since: '2020-07-01' })]
  const first = await placement.ready(open, a, placement.child(open, 21))
  const second = await placement.ready(open, b, placement.child(open, 22, { wishes: [open.schools.first, open.schools.second] }))
  const third = await placement.ready(open, c, placement.child(open, 23))
  placement.world.clock.set(atWindowEnd)
  return { open, parents: { a, b, c }, ids: { first, second, third } }
}

async function placesOf(open: Open) {
  const { items } = await call(placementRoutes.applications, { id: open.id, limit: 20 }, { context: placement.officer() })
  return items.map(({ id, points, school, placedHow }) => ({ id, points, school: school?.name ?? null, placedHow }))
}

test('places go by points and order of wish, and a second press comes to the same', async () => {
  const { open, ids } = await threeReady()
  const expected = [
    { id: ids.first, points: 30, school: '求是小学', placedHow: 'rule' },
    { id: ids.second, points: 28, school: '学军小学', placedHow: 'rule' },
    { id: ids.third, points: 12, school: null, placedHow: null },
  ]
  await placement.step(open, 'allotByRule')
  expect(await placesOf(open)).toEqual(expected)
  await placement.step(open, 'allotByRule')
  expect(await placesOf(open)).toEqual(expected)
})

test('one more than there are places is refused with the numbers, and a place set by hand stays', async () => {
  const { open, ids } = await threeReady()
  const context = placement.officer()
  await call(placementRoutes.place, { id: ids.third, schoolId: open.schools.first, reason: '烈士子女优先' }, { context })
  const refused = await refusalOf(call(placementRoutes.place, { id: ids.first, schoolId: open.schools.first, reason: '再加一人' }, { context }))
  expect(refused).toMatchObject({ code: 'placement.school_full', details: { places: 1, taken: 1 } })
  expect(await codeOf(call(placementRoutes.place, { id: ids.first, schoolId: open.schools.kindergarten, reason: '年级不对' }, { context }))).toBe('placement.wrong_grade')
  await placement.step(open, 'allotByRule')
  expect((await placesOf(open)).map(({ school, placedHow }) => [school, placedHow])).toEqual([
    [null, null],
    ['学军小学', 'rule'],
    ['求是小学', 'hand'],
  ])
})

test('the notice waits until every application is checked', async () => {
  const { open } = await threeReady()
  begin()
  await placement.applied(open, await placement.parent(), placement.child(open, 24))
  placement.world.clock.set(atWindowEnd)
  await placement.step(open, 'allotByRule')
  expect(await codeOf(placement.step(open, 'giveNotice'))).toBe('placement.unfinished')
})

/** The three announced; the notice runs until 13 March. */
async function noticed() {
  const three = await threeReady()
  await placement.step(three.open, 'allotByRule')
  await placement.step(three.open, 'giveNotice')
  return three
}

test('the notice names people as the round says, and never more', async () => {
  const { open } = await noticed()
  const reader = await placement.parent()
  const notice = await call(placementRoutes.notice, { id: open.id }, { context: reader.context })
  expect(notice.lines.map(({ parent, child, school }) => [parent, child, school])).toEqual([
    ['赵**', '孩**', '求是小学'],
    ['赵**', '孩**', '学军小学'],
  ])
  expect(notice.noticeUntil).toBe('2026-03-13T16:00:00.000Z')
})

test('results are told after the notice only, and once every objection is answered', async () => {
  const { open } = await noticed()
  const reader = await placement.parent()
  const { id } = await call(placementRoutes.object, { id: open.id, text: '第一名户籍不在学区内' }, { context: reader.context })
  expect(await codeOf(placement.step(open, 'tellResults'))).toBe('placement.notice_running')
  placement.world.clock.set('2026-03-16T01:00:00.000Z')
  expect(await codeOf(call(placementRoutes.object, { id: open.id, text: '太晚提出的异议' }, { context: reader.context }))).toBe('placement.notice_over')
  expect(await codeOf(placement.step(open, 'tellResults'))).toBe('placement.objections_open')
  await call(placementRoutes.answerObjection, { id, answer: '经核实，户籍在学区内。' }, { context: placement.officer() })
  await placement.step(open, 'tellResults')
  const notice = await call(placementRoutes.notice, { id: open.id }, { context: reader.context })
  expect(notice.objections.map(({ answer }) => answer)).toEqual(['经核实，户籍在学区内。'])
})

/** Told; the two who have a place are asked. */
async function told() {
  const three = await noticed()
  placement.world.clock.set('2026-03-16T01:00:00.000Z')
  await placement.step(three.open, 'tellResults')
  return three
}

test('a place given up goes to the first on the waiting list, who reads it', async () => {
  const { open, parents, ids } = await told()
  expect([await placement.state(ids.first), await placement.state(ids.third)]).toEqual(['offered', 'waiting'])
  expect((await read(parents.c.context, ids.third)).before).toBe(0)
  await placement.act(parents.a.context, ids.first, 'decline')
  expect(await placement.state(ids.third)).toBe('offered')
  expect((await read(parents.c.context, ids.third)).school).toEqual({ name: '求是小学', how: 'moved_up', why: null })
  const { schools } = await call(placementRoutes.readRound, { id: open.id }, { context: placement.officer() })
  expect(schools.map(({ taken }) => taken)).toEqual([1, 1, 0])
})

test('two who give up at the same moment make two others move up, and no place is given twice', async () => {
  begin()
  const open = await placement.round()
  const parents = await Promise.all(['2000-07-01', '2004-07-01', '2016-07-01', '2018-07-01'].map((since) => placement.parent({ since })))
  const both = [open.schools.first, open.schools.second]
  const ids: string[] = []
  for (const [at, parent] of parents.entries()) ids.push(await placement.ready(open, parent, placement.child(open, 50 + at, { wishes: at === 1 ? both.toReversed() : both })))
  placement.world.clock.set(atWindowEnd)
  await placement.step(open, 'allotByRule')
  await placement.step(open, 'giveNotice')
  placement.world.clock.set('2026-03-16T01:00:00.000Z')
  await placement.step(open, 'tellResults')
  await Promise.all([0, 1].map((at) => placement.act(parents[at]?.context ?? placement.officer(), ids[at] ?? '', 'decline')))
  expect(await Promise.all(ids.map(placement.state))).toEqual(['gaveUp', 'gaveUp', 'offered', 'offered'])
  const { schools } = await call(placementRoutes.readRound, { id: open.id }, { context: placement.officer() })
  expect(schools.map(({ taken }) => taken)).toEqual([1, 1, 0])
})

test('the list for the education bureau says what it is for, and its export is on the record', async () => {
  const { open } = await noticed()
  const context = placement.officer()
  expect(await codeOf(bureauSheet(context, open.id, {}))).toBe('invalid_input')
  const { sheet } = await bureauSheet(context, open.id, { reason: '报区教育局' })
  const rows: unknown[][] = []
  for await (const row of sheet.rows) rows.push(row)
  expect(rows.map((row) => [row[2], row[4], row[8]])).toEqual([
    ['求是小学', '孩子21', 'E00000021'],
    ['学军小学', '孩子22', 'E00000022'],
  ])
  expect((await bureauLetter(context, open.id, { reason: '报区教育局' })).content.length).toBeGreaterThan(1_000)
  const { db } = placement.world
  const entries = await db.q
    .selectFrom('audit_entries')
    .select('details')
    .where('tenant_id', '=', db.tenantId)
    .where('action', '=', 'placement_round.export')
    .where('entity_id', '=', open.id)
    .orderBy('id')
    .execute()
  expect(entries.map(({ details }) => details)).toEqual([expect.objectContaining({ what: 'list', reason: '报区教育局' }), expect.objectContaining({ what: 'letter' })])
})

test('what was typed before never overwrites what was submitted', async () => {
  begin()
  const open = await placement.round()
  const parent = await placement.parent()
  const id = await placement.applied(open, parent, placement.child(open, 60))
  const { db, clock } = placement.world
  expect(await keepContent(db, { id, version: 1, sealed: 'older', at: clock.now() })).toBe(false)
  expect((await read(parent.context, id)).content?.name).toBe('孩子60')
})

test('who does not answer in time has given the place up, and the next moves up', async () => {
  const { parents, ids } = await told()
  await placement.act(parents.b.context, ids.second, 'accept')
  placement.world.clock.set('2026-03-20T01:00:00.000Z')
  expect(await codeOf(placement.act(parents.a.context, ids.first, 'accept'))).not.toBeNull()
  const { settleOverdue } = await import('../../engines/cases/overdue.ts')
  await settleOverdue(placement.world.services, placement.world.db)
  expect([await placement.state(ids.first), await placement.state(ids.second), await placement.state(ids.third)]).toEqual(['gaveUp', 'placed', 'offered'])
})

test('who is refused during the notice leaves the place to the first who waits', async () => {
  const { open, ids } = await noticed()
  await placement.act(placement.officer(), ids.first, 'refuse', { reason: '材料不实' })
  placement.world.clock.set('2026-03-16T01:00:00.000Z')
  await placement.step(open, 'tellResults')
  expect([await placement.state(ids.first), await placement.state(ids.third)]).toEqual(['refused', 'offered'])
})

test('a round closes when everybody has answered, and whoever waits is told', async () => {
  const { open, parents, ids } = await told()
  expect(await codeOf(placement.step(open, 'closeRound'))).toBe('placement.offers_open')
  await placement.act(parents.a.context, ids.first, 'accept')
  await placement.act(parents.b.context, ids.second, 'accept')
  await placement.step(open, 'closeRound')
  expect(await placement.state(ids.third)).toBe('notPlaced')
})

test('years after the round nothing tells any more which child it was', async () => {
  const { open, parents, ids } = await told()
  await placement.act(parents.a.context, ids.first, 'accept')
  await placement.act(parents.b.context, ids.second, 'accept')
  await placement.step(open, 'closeRound')
  const { services, db, clock } = placement.world
  clock.set('2029-03-15T01:00:00.000Z')
  await eraseOldRounds(services, db)
  expect((await read(parents.a.context, ids.first)).erased).toBe(false)
  clock.set('2029-03-16T01:00:00.000Z')
  await eraseOldRounds(services, db)
  expect(await read(parents.a.context, ids.first)).toMatchObject({ erased: true, content: null, points: 30 })
  const left = await db.q
    .selectFrom('placement_applications')
    .select(['content_sealed', 'child_masked', 'child_index'])
    .where('tenant_id', '=', db.tenantId)
    .where('id', '=', ids.first)
    .executeTakeFirstOrThrow()
  expect(left).toEqual({ content_sealed: null, child_masked: null, child_index: null })
})

test('what applicants relied on cannot be changed once it is published, and places cannot fall below those taken', async () => {
  const { open } = await threeReady()
  await placement.step(open, 'allotByRule')
  const context = placement.officer()
  const { version, schools, criteria, groups } = await call(placementRoutes.readRound, { id: open.id }, { context })
  const form = { ...placement.form(), id: open.id, version, schools, criteria, groups: groups.map(({ title, rule, conditions }) => ({ title, rule, conditions })) }
  expect(await codeOf(call(placementRoutes.editRound, { ...form, criteria: [] }, { context }))).toBe('placement.rules_fixed')
  expect(await codeOf(call(placementRoutes.editRound, { ...form, schools: schools.slice(1) }, { context }))).toBe('placement.rules_fixed')
  expect(await codeOf(call(placementRoutes.editRound, { ...form, schools: schools.map((school) => ({ ...school, places: 0 })) }, { context }))).toBe('placement.fewer_than_taken')
  await call(placementRoutes.editRound, { ...form, schools: schools.map((school) => ({ ...school, places: school.places + 1 })) }, { context })
  expect((await call(placementRoutes.readRound, { id: open.id }, { context })).schools.map(({ places }) => places)).toEqual([2, 2, 3])
})

test('the applications of a merged record are those of the one that stays', async () => {
  begin()
  const open = await placement.round()
  const [kept, merged] = [await placement.parent(), await placement.parent()]
  const id = await placement.applied(open, merged, placement.child(open, 31))
  for (const { on, run } of Object.values(familyModule.jobs ?? {}))
    if (on?.includes('staff.merged')) await run(placement.world.services, placement.world.db, { keptId: kept.staffId, mergedId: merged.staffId })
  expect((await call(placementRoutes.mine, {}, { context: kept.context })).applications.map((one) => one.id)).toEqual([id])
})

test('another university’s round and applications are not found', async () => {
  const open = await placement.round()
  const id = await placement.applied(open, await placement.parent(), placement.child(open, 32))
  const { world } = placement
  const stranger = world.context(world.actor(['family.check', 'family.manage'], { staffId: newId() }), { tenant: world.otherTenant })
  expect(await codeOf(read(stranger, id))).toBe('not_found')
  expect(await codeOf(call(placementRoutes.readRound, { id: open.id }, { context: stranger }))).toBe('not_found')
  expect(await codeOf(call(placementRoutes.start, { roundId: open.id }, { context: stranger }))).toBe('not_found')
})
