import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { z } from 'zod'
import { panelOf } from '../../../engines/panels/seed/panel-of.ts'
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
const blank = { untilOn: null, documentNo: null, amount: null, people: [], note: '' }
const record = (step: Recorded['step'], facts: Partial<Recorded> & { doneOn: string }, version: number | null = null) =>
  call(giftChainRoutes.record, { id, step, version, ...blank, ...facts }, { context: w.officer() })
const score = (sketch: Pick<Parameters<typeof panelOf>[0], 'people' | 'compared'>, after: number | null = null) =>
  call(giftChainRoutes.recordPanel, { id, after, panel: panelOf({ heldOn: '2026-08-20', documentNo: null, note: '', ...sketch }) }, { context: w.officer() })
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
  const one = { name: '江南粮油', price: '300.00', chosen: true, points: [93, 92, 92, 92] }
  const other = { name: '北方粮油', price: '320.00', chosen: false, points: [88, 88, 88, 88] }
  await score({ people: [{ name: '周办', part: 'lead' }], compared: [one] })
  expect(await gaps('panel')).toEqual(['比选小组没有福利工作人员', '比选小组没有经审人员', '不足两家，没有比较', '没有上传材料'])
  const people = [
    { name: '李福', part: 'welfare' as const },
    { name: '王审', part: 'audit' as const },
  ]
  await score({ people, compared: [one, other] }, 1)
  expect(await gaps('panel')).toEqual(['没有上传材料'])
  expect((await shown('panel')).record).toMatchObject({ doneOn: '2026-08-20', people, version: 2 })
  const { panel } = await call(giftChainRoutes.show, { id }, { context: w.auditor() })
  expect(panel).toMatchObject({
    no: 2,
    candidates: [
      { name: '江南粮油', rank: 1, chosen: true },
      { name: '北方粮油', rank: 2 },
    ],
  })
})

test('of two who put a panel on record the second hears of the first', async () => {
  const sketch = { people: [{ name: '周办', part: 'lead' as const }], compared: [{ name: '甲', price: null, chosen: true, points: [90, 90, 90, 90] }] }
  await score(sketch)
  await expect(score(sketch)).rejects.toMatchObject({ code: 'panel.meanwhile' })
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
])('a %s that cannot be so is refused', async (step, facts, code) => {
  await expect(record(step, facts)).rejects.toMatchObject({ code })
})

test('of two who record the same step the second hears of the first', async () => {
  await record('budget', { doneOn: '2026-08-10' })
  await expect(record('budget', { doneOn: '2026-08-11' })).rejects.toMatchObject({ code: 'version_conflict' })
})
