import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { openGiftWorld, type GiftWorld } from '../gifts.testing.ts'
import type { giftChainContract } from './chain.contract.ts'
import { giftChainRoutes } from './chain.routes.ts'

let world: World
let w: GiftWorld
let id: string
beforeAll(async () => {
  world = await openWorld()
  w = openGiftWorld(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-09-02T01:00:00Z')
  w.fair.people.length = 0
  w.fair.add()
  id = await w.announced()
})

type Recorded = z.input<(typeof giftChainContract.record)['~orpc']['inputSchema'] & {}>
const blank = { untilOn: null, documentNo: null, amount: null, people: [], note: '', bids: [] }
const record = (step: Recorded['step'], facts: Partial<Recorded> & { doneOn: string }, version: number | null = null) =>
  call(giftChainRoutes.record, { id, step, version, ...blank, ...facts }, { context: w.officer() })
const shown = async (step: string, context = w.auditor()) => {
  const { steps } = await call(giftChainRoutes.show, { id }, { context })
  const found = steps.find((one) => one.step === step)
  if (!found) throw new TypeError(step)
  return found
}
const gaps = async (step: string) => (await shown(step)).gaps.map(({ zh }) => zh)

test('a step that nobody recorded is shown as such to whoever checks', async () => {
  expect(await gaps('contract')).toEqual(['没有登记'])
})

test('a panel without welfare and audit members, or with nothing to compare, is pointed out', async () => {
  await record('panel', { doneOn: '2026-08-20', people: [{ name: '周办', part: 'lead' }] })
  expect(await gaps('panel')).toEqual(['比选小组没有福利工作人员', '比选小组没有经审人员', '不足两家供应商，没有比较', '没有上传材料'])
  const people: Recorded['people'] = [
    { name: '李福', part: 'welfare' },
    { name: '王审', part: 'audit' },
  ]
  const bids = [
    { supplier: '江南粮油', price: '300.00', score: '92.50', chosen: true },
    { supplier: '北方粮油', price: '320.00', score: '88.00', chosen: false },
  ]
  await record('panel', { doneOn: '2026-08-20', people, bids }, 1)
  expect(await gaps('panel')).toEqual(['没有上传材料'])
  expect((await shown('panel')).record).toMatchObject({ bids, people, version: 2 })
})

test('a contract signed before the public notice ended is pointed out', async () => {
  await record('notice', { doneOn: '2026-08-21', untilOn: '2026-08-27' })
  await record('contract', { doneOn: '2026-08-25', people: [{ name: '周办', part: 'lead' }] })
  expect(await gaps('contract')).toContain('早于上一步（2026-08-27）')
  // 22 and 23 August 2026 are a weekend.
  expect((await shown('notice')).record?.workingDays).toBe(5)
})

test.each<[Recorded['step'], Partial<Recorded> & { doneOn: string }, string]>([
  ['notice', { doneOn: '2026-08-21' }, 'gift.notice_needs_end'],
  ['contract', { doneOn: '2026-09-03' }, 'gift.future_step'],
  ['panel', { doneOn: '2026-08-21', bids: [{ supplier: '甲', price: '1.00', score: null, chosen: false }] }, 'gift.one_bid_chosen'],
])('a %s that cannot be so is refused', async (step, facts, code) => {
  await expect(record(step, facts)).rejects.toMatchObject({ code })
})

test('of two who record the same step the second hears of the first', async () => {
  await record('budget', { doneOn: '2026-08-10' })
  await expect(record('budget', { doneOn: '2026-08-11' })).rejects.toMatchObject({ code: 'version_conflict' })
})
