import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { openCongress, refusalCode, type Congress } from './proposals.testing.ts'
import { listQuery } from './proposals.contract.ts'
import { findCase } from '../../engines/cases/cases.store.ts'
import { allHats } from '../../engines/cases/hats.ts'
import { idsInSight } from '../../engines/cases/reading.ts'
import { casesModule } from '../../engines/cases/cases.module.ts'
import { proposalsModule } from './proposals.module.ts'
import { proposalsRoutes } from './proposals.routes.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let c: Congress
/** One in each of these states, by state. */
const ids: Record<string, string> = {}
beforeAll(async () => {
  c = await openCongress()
  for (const state of ['draft', 'seconding', 'in_review', 'accepted', 'assigned', 'replied'] as const) ids[state] = await c.at(state)
  ids['withdrawn'] = await c.at('accepted')
  await c.act(c.cast.ding, ids['withdrawn'], 'withdraw', { reason: '不提了' })
})
afterAll(() => c.close())

const list = (who: Actor, asked: Record<string, unknown> = {}) => call(proposalsRoutes.list, listQuery.parse(asked), { context: c.context(who) })
const statesSeen = async (who: Actor) => (await list(who, { limit: 200 })).items.map((item) => item.state).toSorted()
const everything = ['accepted', 'assigned', 'draft', 'in_review', 'replied', 'seconding', 'withdrawn']

test.each([
  ['its proposer', 'ding', everything],
  ['another delegate', 'sun', everything.filter((state) => state !== 'draft')],
  ['the secretary', 'secretary', everything.filter((state) => state !== 'draft')],
  ['the school leader', 'leader', everything.filter((state) => state !== 'draft')],
  ['a colleague who is no delegate', 'outsider', ['accepted', 'assigned', 'replied']],
  ['another unit', 'other', ['accepted', 'assigned', 'replied']],
] as const)('%s sees what they may', async (_name, who, states) => {
  expect(await statesSeen(c.cast[who])).toEqual([...states])
})

test('the list shows a proposal exactly if it can be read', async () => {
  for (const who of Object.values(c.cast)) {
    const seen = new Set((await list(who, { limit: 200 })).items.map((item) => item.id))
    for (const id of Object.values(ids)) {
      const refusal = await refusalCode(call(proposalsRoutes.read, { id }, { context: c.context(who) }))
      expect([who.name, id, seen.has(id)]).toEqual([who.name, id, refusal === null])
    }
  }
})

test('what once passed through one’s hands is listed exactly if it can still be read', async () => {
  const { db } = c.context(c.cast.ding)
  const rows = await Promise.all(Object.values(ids).map((id) => findCase(db, id)))
  for (const who of Object.values(c.cast)) {
    const context = c.context(who)
    const hats = await allHats(db, who, context.clock.now())
    const seen = await idsInSight(
      context,
      rows.filter((row) => row !== undefined),
      hats,
    )
    for (const id of Object.values(ids)) {
      const refusal = await refusalCode(call(proposalsRoutes.read, { id }, { context }))
      expect([who.name, id, seen.has(id)]).toEqual([who.name, id, refusal === null])
    }
  }
})

test('for members there is what has a number and was not withdrawn', async () => {
  const { items } = await call(proposalsRoutes.published, {}, { context: c.context(c.cast.secretary) })
  expect(items.map((item) => item.state).toSorted()).toEqual(['accepted', 'assigned', 'replied'])
})

test.each([
  [{ state: 'assigned' }, ['assigned']],
  [{ state: ['assigned', 'accepted'] }, ['accepted', 'assigned']],
  [{ topic: 'teaching' }, []],
  [{ replyClass: 'A' }, ['replied']],
  [{ isKey: true }, []],
  [{ kind: 'collective' }, []],
  [{ overdue: true }, []],
  [{ q: '食堂 晚餐' }, ['accepted', 'assigned', 'in_review', 'replied', 'seconding']],
  [{ q: '图书馆' }, []],
])('filtered by %j', async (asked, states) => {
  expect((await list(c.cast.secretary, asked)).items.map((item) => item.state).toSorted()).toEqual(states)
})

test('filtered by unit, session, term, delegation and what waits for the reader', async () => {
  const { items: all } = await list(c.cast.secretary)
  const { items: delegations } = await call(proposalsRoutes.delegations, { termId: c.termId }, { context: c.context(c.cast.ding) })
  const count = async (who: Actor, asked: Record<string, unknown>) => (await list(who, asked)).count
  expect(await count(c.cast.secretary, { unitId: c.units.finance })).toBe(2)
  expect(await count(c.cast.secretary, { sessionId: c.sessionId, termId: c.termId, delegationId: delegations[0]?.id })).toBe(all.length)
  expect(await count(c.cast.lead, { waitsForMe: true })).toBe(1)
})

test('a supervising member and a leader who took some up find those', async () => {
  const { member, leader, secretary } = c.cast
  const mine = async (who: Actor, myPart: string) => (await list(who, { myPart })).items.map((item) => item.id)
  expect([await mine(member, 'supervisor'), await mine(leader, 'leader')]).toEqual([[], []])
  const id = await c.at('accepted')
  await c.act(secretary, id, 'setKey', { isKey: true, supervisorId: member.staffId })
  await c.act(secretary, id, 'proposeHandling', { leadUnitId: c.units.logistics, leaderId: leader.staffId })
  await c.act(c.cast.office, id, 'confirmHandling')
  expect([await mine(member, 'supervisor'), await mine(leader, 'leader')]).toEqual([[id], [id]])
  expect([await mine(leader, 'supervisor'), await mine(secretary, 'supervisor')]).toEqual([[], []])
  await c.act(secretary, id, 'setKey', { isKey: false, supervisorId: null })
  expect(await mine(member, 'supervisor')).toEqual([])
  await c.act(c.cast.ding, id, 'askWithdrawal', { reason: '不提了' })
  await c.act(member, id, 'allowWithdrawal', { reason: '同意' })
})

test.each(['changed', 'number', 'due', 'seconds'] as const)('pages in the order %s meet without a gap', async (sort) => {
  const whole = (await list(c.cast.secretary, { sort, limit: 100 })).items.map((item) => item.id)
  const paged: string[] = []
  for (let cursor: string | undefined, more = true; more;) {
    const page = await list(c.cast.secretary, { sort, limit: 2, ...(cursor ? { cursor } : {}) })
    paged.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor ?? undefined
    more = cursor !== undefined
  }
  expect(paged).toEqual(whole)
})

test('a list of one and a list of many run the same number of statements', async () => {
  const statements = leastOf(async (asked: Record<string, unknown>) => {
    c.statements.length = 0
    await list(c.cast.secretary, asked)
    return c.statements.length
  })
  await statements({})
  expect(await statements({ limit: 1 })).toBe(await statements({ limit: 200 }))
})

test('another look at the same list asks only what stands on the page', async () => {
  await list(c.cast.secretary, { limit: 2 })
  c.statements.length = 0
  await list(c.cast.secretary, { limit: 2 })
  expect(c.statements).toHaveLength(1)
})

test('reading a proposal that has come far runs as many statements as reading a young one', async () => {
  const statements = leastOf(async (id: string | undefined) => {
    c.statements.length = 0
    await call(proposalsRoutes.read, { id: id ?? '' }, { context: c.context(c.cast.ding) })
    return c.statements.length
  })
  await statements(ids['replied'])
  const [young, old] = [await statements(ids['seconding']), await statements(ids['replied'])]
  expect(old).toBeLessThanOrEqual(young + 1)
  expect(old).toBeLessThan(45)
})

test('counts by state leave out what the reader does not see', async () => {
  const counts = async (who: Actor) => (await call(proposalsRoutes.counts, { sessionId: c.sessionId }, { context: c.context(who) })).states.map((one) => one.state)
  expect(await counts(c.cast.outsider)).toEqual(['accepted', 'assigned', 'replied'])
  expect(await counts(c.cast.ding)).toContain('draft')
})

test('standing tells a delegate their numbers', async () => {
  const standing = async (who: Actor) => call(proposalsRoutes.standing, {}, { context: c.context(who) })
  expect(await standing(c.cast.ding)).toMatchObject({ delegate: true, delegation: '物理学院代表团', drafts: 1, toRate: 1 })
  expect(await standing(c.cast.outsider)).toMatchObject({ delegate: false, drafts: 0, toRate: 0 })
})

test('home tells a delegate of what they were asked to second, and of drafts when the window is about to close', async () => {
  await c.act(c.cast.ding, ids['seconding'] ?? '', 'inviteSeconders', { staffIds: [c.cast.sun.staffId] })
  const todos = async (who: Actor) => (await casesModule.waiting?.(c.context(who)))?.map((item) => [item.key, item.count])
  expect(await todos(c.cast.sun)).toEqual([['cases:proposal', 1]])
  const waiting = async (who: Actor) => (await proposalsModule.waiting?.(c.context(who)))?.map((item) => [item.key, item.count])
  expect([await waiting(c.cast.sun), await waiting(c.cast.ding)]).toEqual([[], []])
  c.clock.set('2026-03-18T01:00:00Z')
  expect(await waiting(c.cast.ding)).toEqual([['proposals:window', 1]])
  c.clock.set('2026-03-02T01:00:00Z')
})

test('likeness shows what came of others, of those that the reader may see', async () => {
  const similar = async (who: Actor) =>
    (await call(proposalsRoutes.similar, { title: '延长教工食堂晚餐供应时间', text: '食堂晚餐供应太早结束' }, { context: c.context(who) })).items.map((item) => item.id)
  expect(await similar(c.cast.sun)).toContain(ids['seconding'])
  expect(await similar(c.cast.sun)).not.toContain(ids['draft'])
  expect(await similar(c.cast.outsider)).not.toContain(ids['seconding'])
})

test('what somebody did shows at once, in the rows of a list and in the count of one that goes on', async () => {
  const accepted = { limit: 1, state: 'accepted' }
  const id = await c.at('accepted')
  await c.at('accepted')
  const shown = async () => (await list(c.cast.secretary, { limit: 200 })).items.find((item) => item.id === id)?.state
  const before = [(await list(c.cast.secretary, accepted)).count, await shown()]
  await c.act(c.cast.ding, id, 'withdraw', { reason: '不提了' })
  expect([before, [(await list(c.cast.secretary, accepted)).count, await shown()]]).toEqual([
    [3, 'accepted'],
    [2, 'withdrawn'],
  ])
})
