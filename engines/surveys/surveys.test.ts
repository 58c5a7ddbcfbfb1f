import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { closeSurvey, inviteToSurvey } from './surveys.actions.ts'
import { surveysModule } from './surveys.module.ts'
import { resultsOf } from './surveys.results.ts'
import { surveysRoutes } from './surveys.routes.ts'
import { ask, change, say } from './testing/ask.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const as = (staffId: string | null, permissions: string[] = [], unitIds?: string[]) => ({
  context: world.context(world.actor(permissions, { ...(staffId ? { staffId } : {}), ...(unitIds ? { scope: { all: false, unitIds } } : {}) })),
})
const sweep = () => surveysModule.sweep?.(world.services, world.db)
const week = 7 * 24 * 3_600_000

describe('who is asked', () => {
  test('sees the survey until it is answered', async () => {
    const { id, staffIds } = await ask(world, 1)
    const [staffId = ''] = staffIds
    expect((await call(surveysRoutes.mine, {}, as(staffId))).items).toMatchObject([
      { id, anonymous: true, choices: [{ key: 'satisfied' }, { key: 'mostly' }, { key: 'unsatisfied' }] },
    ])
    await call(surveysRoutes.answer, { id, choice: 'mostly', line: '排队太久' }, as(staffId))
    expect((await call(surveysRoutes.mine, {}, as(staffId))).items).toEqual([])
  })

  test('finds it on the home page, with its last day', async () => {
    const { id, staffIds } = await ask(world, 1)
    const { context } = as(staffIds[0] ?? '')
    expect(await surveysModule.waiting?.(context)).toMatchObject([
      { key: `survey:${id}`, title: { zh: '请评价：您对本次体检服务是否满意？' }, path: `/me/surveys/${id}`, count: 1 },
    ])
  })

  test('answers once', async () => {
    const { id, staffIds } = await ask(world, 1)
    const [staffId = ''] = staffIds
    await say(world, id, { staffId })
    await expect(say(world, id, { staffId, choice: 'unsatisfied' })).rejects.toMatchObject({ code: 'surveys.already_answered', status: 409 })
  })

  test('cannot answer before it opens, from the second on at which it closes, or once it was closed', async () => {
    const opensAt = new Date(world.clock.now().getTime() + 1_000)
    const { id, staffIds } = await ask(world, 3, { opensAt, closesAt: new Date(opensAt.getTime() + 1_000) })
    const [first = '', second = '', third = ''] = staffIds
    await expect(say(world, id, { staffId: first })).rejects.toMatchObject({ code: 'surveys.not_open', status: 409 })
    world.clock.advance(1_000)
    await say(world, id, { staffId: first })
    world.clock.advance(1_000)
    await expect(say(world, id, { staffId: second })).rejects.toMatchObject({ code: 'surveys.not_open' })
    const closed = await ask(world, 1)
    await change(world, (trx) => closeSurvey(trx, closed.id))
    await expect(say(world, closed.id, { staffId: closed.staffIds[0] ?? third })).rejects.toMatchObject({ code: 'surveys.not_open' })
  })

  test('chooses among what is offered', async () => {
    const { id, staffIds } = await ask(world, 1)
    await expect(say(world, id, { staffId: staffIds[0] ?? '', choice: 'excellent' })).rejects.toMatchObject({ code: 'surveys.unknown_choice', status: 400 })
    expect((await call(surveysRoutes.mine, {}, as(staffIds[0] ?? ''))).items).toHaveLength(1)
  })

  test.each([
    ['a line of 501 characters', 'x'.repeat(501)],
    ['a line of nothing', '  '],
    ['a character that no text has', 'a\0b'],
  ])('is refused %s', async (_what, line) => {
    const { id, staffIds } = await ask(world, 1)
    await expect(call(surveysRoutes.answer, { id, choice: 'mostly', line }, as(staffIds[0] ?? ''))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

test('who was not asked, or has no record of their own, finds no survey', async () => {
  const { id } = await ask(world, 1)
  await expect(say(world, id, { staffId: newId() })).rejects.toMatchObject({ status: 404 })
  await expect(call(surveysRoutes.answer, { id, choice: 'satisfied' }, as(null))).rejects.toMatchObject({ status: 404 })
  expect(await call(surveysRoutes.mine, {}, as(null))).toEqual({ items: [] })
})

test('nobody is invited twice, nor after the end', async () => {
  const { id, staffIds } = await ask(world, 2)
  expect(await change(world, (trx) => inviteToSurvey(trx, id, [...staffIds, newId()]))).toBe(1)
  await change(world, (trx) => closeSurvey(trx, id))
  await expect(change(world, (trx) => inviteToSurvey(trx, id, [newId()]))).rejects.toMatchObject({ code: 'surveys.not_open' })
})

describe('results', () => {
  test('of a named survey are there at once', async () => {
    const { id, staffIds } = await ask(world, 3, { anonymous: false })
    await say(world, id, { staffId: staffIds[0] ?? '', line: '很好' })
    await say(world, id, { staffId: staffIds[1] ?? '', choice: 'unsatisfied' })
    expect(await resultsOf(world.db, id)).toMatchObject({
      invited: 3,
      answered: 2,
      counted: 2,
      suppressed: false,
      rate: 0.5,
      counts: [
        { choice: 'satisfied', count: 1 },
        { choice: 'mostly', count: 0 },
        { choice: 'unsatisfied', count: 1 },
      ],
      lines: [{ choice: 'satisfied', line: '很好' }],
    })
  })

  test('of fewer than five anonymous answers are never shown', async () => {
    const { id, staffIds } = await ask(world, 4)
    for (const staffId of staffIds) await say(world, id, { staffId, line: '不好', choice: 'unsatisfied' })
    await change(world, (trx) => closeSurvey(trx, id))
    expect(await resultsOf(world.db, id)).toMatchObject({ answered: 4, counted: 0, suppressed: true, counts: [], rate: null, lines: [] })
  })

  test('of an open anonymous survey come in groups of five, so that nobody sees whose answer came last', async () => {
    const { id, staffIds } = await ask(world, 8)
    for (const staffId of staffIds.slice(0, 6)) await say(world, id, { staffId })
    expect(await resultsOf(world.db, id)).toMatchObject({ answered: 6, suppressed: true })
    await sweep()
    for (const staffId of staffIds.slice(6)) await say(world, id, { staffId, choice: 'unsatisfied' })
    await sweep()
    expect(await resultsOf(world.db, id)).toMatchObject({ answered: 8, counted: 6, rate: 1 })
    await change(world, (trx) => closeSurvey(trx, id))
    expect(await resultsOf(world.db, id)).toMatchObject({ state: 'closed', counted: 8, rate: 0.75 })
  })

  test('end by themselves at the closing time', async () => {
    const { id, staffIds } = await ask(world, 5)
    for (const staffId of staffIds) await say(world, id, { staffId })
    world.clock.advance(week)
    await sweep()
    expect(await resultsOf(world.db, id)).toMatchObject({ state: 'closed', counted: 5 })
  })

  test('are for officers of the unit, and of those above', async () => {
    const unitId = newId()
    const { id } = await ask(world, 1, { unitId })
    expect(await call(surveysRoutes.results, { id }, as(null, ['surveys.read'], [unitId]))).toMatchObject({ id, suppressed: true })
    expect(await call(surveysRoutes.results, { id }, as(null, ['surveys.read']))).toMatchObject({ id })
    await expect(call(surveysRoutes.results, { id }, as(null, ['surveys.read'], [newId()]))).rejects.toMatchObject({ status: 404 })
    await expect(call(surveysRoutes.results, { id }, as(null))).rejects.toMatchObject({ status: 403 })
  })

  test('are read with a constant number of statements', async () => {
    const { id } = await ask(world, 1, { anonymous: false })
    world.statements.length = 0
    await resultsOf(world.db, id)
    expect(world.statements).toHaveLength(4)
  })
})

test('closing twice does no harm', async () => {
  const { id } = await ask(world, 1)
  await change(world, (trx) => closeSurvey(trx, id))
  await change(world, (trx) => closeSurvey(trx, id))
  expect(await resultsOf(world.db, id)).toMatchObject({ state: 'closed' })
})

test('another university sees neither the survey nor its results', async () => {
  const { id } = await ask(world, 1)
  await expect(resultsOf(world.otherDb, id)).rejects.toMatchObject({ status: 404 })
})
