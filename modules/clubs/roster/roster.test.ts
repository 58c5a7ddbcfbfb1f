import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestContext } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { makePerson } from '../../identity/identity.testing.ts'
import { clubRosterRoutes, clubsRoutes } from '../clubs.routes.ts'
import { waitingRequests } from '../desk.view.ts'
import { openClubWorld, refusalCode, toldTo, type ClubWorld } from '../clubs.testing.ts'
import { followJobs } from '../follow-merge.job.ts'
import { leastOf } from '../../../kernel/testing/least-of.ts'

let w: ClubWorld

beforeAll(async () => {
  w = await openClubWorld()
})
afterAll(() => w.close())

const join = (context: RequestContext, unitId: string, message = '') => call(clubsRoutes.join, { unitId, message }, { context })
const rosterOf = async (unitId: string, state: 'in' | 'out' = 'in') => (await call(clubRosterRoutes.members, { unitId, state }, { context: w.officer([unitId]) })).items

test('who joins an open club is in it at once, and once however often they press', async () => {
  const { id } = await w.club()
  const member = { ...(await w.person()), idempotencyKey: newId() }
  const [one, again] = await Promise.all([join(member, id), join(member, id)])
  expect(one).toMatchObject({ standing: 'in' })
  expect(again.id).toBe(one.id)
  expect(await refusalCode(join({ ...member, idempotencyKey: null }, id))).toBe('club.already_in')
  expect((await call(clubsRoutes.show, { unitId: id }, { context: member })).mine).toBe('in')
})

test('who leaves and comes back has two episodes, and nothing of the first is gone', async () => {
  const { id } = await w.club()
  const member = await w.person('active', '回来的人')
  await join(member, id)
  w.world.clock.advance(60_000)
  await call(clubsRoutes.leave, { unitId: id }, { context: member })
  expect(await refusalCode(call(clubsRoutes.leave, { unitId: id }, { context: member }))).toBe('club.not_in')
  await join(member, id)
  const { episodes } = await call(clubsRoutes.show, { unitId: id }, { context: member })
  expect(episodes.map(({ ended, leftAt }) => [ended, leftAt === null])).toEqual([
    [null, true],
    ['left', false],
  ])
  expect(await rosterOf(id, 'out')).toMatchObject([{ name: '回来的人', ended: 'left' }])
})

test('where officers decide, a request waits, both sides are told, and it is decided once', async () => {
  const { id, president } = await w.club({ approval: true })
  await makePerson(w.world, newId(), { role: 'club_officer', unitId: id, staffId: w.staffId(president) })
  const [one, other] = [await w.person('active', '申请人'), await w.person()]
  expect(await join(one, id, '请多指教')).toMatchObject({ standing: 'asked' })
  expect(await refusalCode(join(one, id))).toBe('club.already_asked')
  await join(other, id)
  expect(await toldTo(w, w.staffId(president))).toEqual(['有人申请加入协会', '有人申请加入协会'])
  const officer = w.officer([id])
  const { items } = await call(clubRosterRoutes.requests, { unitId: id }, { context: officer })
  expect(items[0]).toMatchObject({ name: '申请人', message: '请多指教', outcome: null })
  const [first, second] = items
  await call(clubRosterRoutes.decide, { requestId: first?.id ?? '', declined: null }, { context: officer })
  await call(clubRosterRoutes.decide, { requestId: second?.id ?? '', declined: '本期名额已满' }, { context: officer })
  expect(await refusalCode(call(clubRosterRoutes.decide, { requestId: first?.id ?? '', declined: null }, { context: officer }))).toBe('club.not_waiting')
  expect([await toldTo(w, w.staffId(one)), await toldTo(w, w.staffId(other))]).toEqual([['您已加入协会'], ['入会申请未通过']])
  const declined = await call(clubsRoutes.show, { unitId: id }, { context: other })
  expect(declined).toMatchObject({ mine: 'out', lastRequest: { outcome: 'declined', reason: '本期名额已满' } })
})

test('what waits stands on the home page of the club’s officer by club, and of the office in one line', async () => {
  const [one, other] = [await w.club({ approval: true }), await w.club({ approval: true })]
  for (const { id } of [one, other]) await join(await w.person(), id)
  expect(await waitingRequests(w.officer([one.id]))).toMatchObject([{ path: `/club-desk/${one.id}/requests`, count: 1 }])
  expect(await waitingRequests(w.office())).toMatchObject([{ path: '/club-desk' }])
  expect(await waitingRequests(await w.person())).toEqual([])
})

test('a request is taken back by whoever made it', async () => {
  const { id } = await w.club({ approval: true })
  const member = await w.person()
  await join(member, id)
  expect(await call(clubsRoutes.leave, { unitId: id }, { context: member })).toMatchObject({ standing: 'out' })
  expect((await call(clubRosterRoutes.requests, { unitId: id }, { context: w.officer([id]) })).items).toEqual([])
})

test('who is no member of the union, has no record, or comes when nobody is taken is told why', async () => {
  const { id } = await w.club()
  const closed = await w.club({ recruiting: false })
  const outsider = await w.person('none')
  expect(await refusalCode(join(outsider, id))).toBe('club.members_only')
  expect((await call(clubsRoutes.show, { unitId: id }, { context: outsider })).mayNotJoin?.zh).toContain('在册工会会员')
  expect(await refusalCode(join(w.office(), id))).toBe('club.no_record')
  expect(await refusalCode(join(await w.person(), closed.id))).toBe('club.not_recruiting')
})

test('officers put people on the roster by number, who is on it stays, and unknown numbers are named', async () => {
  const { id } = await w.club()
  const [one, other] = [await w.person('active', '名册一'), await w.person('active', '名册二')]
  await join(one, id)
  const numbers = await w.world.db.q
    .selectFrom('staff')
    .select('staff_no')
    .where('tenant_id', '=', w.world.db.tenantId)
    .where('id', 'in', [w.staffId(one), w.staffId(other)])
    .execute()
  const added = await call(
    clubRosterRoutes.addMembers,
    { unitId: id, staffIds: [], staffNos: [...numbers.map((row) => row.staff_no), '查无此号'], joinedOn: '2025-09-01' },
    { context: w.officer([id]) },
  )
  expect(added).toEqual({ added: 1, already: ['名册一'], unknown: ['查无此号'] })
  expect((await rosterOf(id)).find(({ name }) => name === '名册二')?.joinedAt).toBe('2025-08-31T16:00:00.000Z')
  const late = call(clubRosterRoutes.addMembers, { unitId: id, staffIds: [], staffNos: [], joinedOn: '2026-03-03' }, { context: w.officer([id]) })
  expect(await refusalCode(late)).toBe('club.joined_in_future')
})

test('who is taken off the roster hears why and stays in its history; an officer first lays down the office', async () => {
  const { id } = await w.club()
  const member = await w.person('active', '被移出的人')
  await join(member, id)
  const context = w.officer([id])
  const roster = await rosterOf(id)
  const [president, other] = [roster.find(({ office }) => office === '会长'), roster.find(({ name }) => name === '被移出的人')]
  const remove = (membershipId = '') => call(clubRosterRoutes.removeMember, { membershipId, reason: '长期未参加活动' }, { context })
  expect(await refusalCode(remove(president?.id))).toBe('club.holds_office')
  await remove(other?.id)
  expect(await refusalCode(remove(other?.id))).toBe('club.has_left')
  expect(await toldTo(w, w.staffId(member))).toEqual(['您已不在协会名册中'])
  expect(await rosterOf(id, 'out')).toMatchObject([{ ended: 'removed', reason: '长期未参加活动' }])
})

test('an officer of one club finds nothing of another', async () => {
  const [own, other] = [await w.club({ approval: true }), await w.club({ approval: true })]
  await join(await w.person(), other.id)
  const [request] = (await call(clubRosterRoutes.requests, { unitId: other.id }, { context: w.office() })).items
  const context = w.officer([own.id])
  const tried = await Promise.all([
    refusalCode(call(clubRosterRoutes.members, { unitId: other.id }, { context })),
    refusalCode(call(clubRosterRoutes.decide, { requestId: request?.id ?? '', declined: null }, { context })),
    refusalCode(call(clubsRoutes.summary, { unitId: other.id }, { context })),
    refusalCode(call(clubRosterRoutes.raiseFees, { unitId: other.id, year: 2026, amount: '50' }, { context })),
  ])
  expect(tried).toEqual(Array(4).fill('not_found'))
})

test('the roster of any length costs the same number of statements', async () => {
  const { id } = await w.club()
  const context = w.officer([id])
  const count = leastOf(async () => {
    w.world.statements.length = 0
    await call(clubRosterRoutes.members, { unitId: id }, { context })
    return w.world.statements.length
  })
  // The first reads the organisation, which is kept for a while.
  await count()
  const few = await count()
  for (let more = 0; more < 4; more += 1) await join(await w.person(), id)
  expect(await count()).toBe(few)
})

test('two records of one person become one: in a club once, and back again when the merge is undone', async () => {
  const [both, only] = [await w.club(), await w.club({ approval: true })]
  const [kept, merged] = [await w.person(), await w.person()]
  await join(kept, both.id)
  await join(merged, both.id)
  await join(merged, only.id)
  const pair = { keptId: w.staffId(kept), mergedId: w.staffId(merged) }
  const hear = async (topic: string) => {
    for (const { on, run } of Object.values(followJobs)) if (on?.includes(topic)) await run(w.world.services, w.world.db, { ...pair })
  }
  await hear('staff.merged')
  const inBoth = (await rosterOf(both.id)).filter(({ staffId }) => staffId === pair.keptId || staffId === pair.mergedId)
  expect(inBoth.map(({ staffId }) => staffId)).toEqual([pair.keptId])
  expect(await rosterOf(both.id, 'out')).toMatchObject([{ staffId: pair.mergedId, ended: 'merged' }])
  expect((await call(clubsRoutes.show, { unitId: only.id }, { context: kept })).mine).toBe('asked')
  await hear('staff.merge_undone')
  expect((await call(clubsRoutes.show, { unitId: both.id }, { context: merged })).mine).toBe('in')
  expect((await call(clubsRoutes.show, { unitId: only.id }, { context: merged })).mine).toBe('asked')
  expect((await call(clubsRoutes.show, { unitId: only.id }, { context: kept })).mine).toBe('out')
})
