import { call } from '@orpc/server'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkinRoutes } from '../../../engines/capacity/checkin/checkin.routes.ts'
import { writeXlsx } from '../../../engines/documents/write-sheet.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { openGiftWorld, type GiftWorld } from '../gifts.testing.ts'
import { exportOrders } from './order-lists.ts'
import { giftReceiptsRoutes as receipts } from './receipts.routes.ts'
import { signedListPaper, signedListSheet } from './signed-list.ts'

let world: World
let w: GiftWorld
beforeAll(async () => {
  world = await openWorld()
  w = openGiftWorld(world)
})
afterAll(() => world.close())
beforeEach(() => {
  world.clock.set('2026-09-02T01:00:00Z')
  w.fair.people.length = 0
})

const physicist = () => w.officer({ all: false, unitIds: [w.fair.physics] })
const handOut = (id: string, context = w.officer()) => call(receipts.handOut, { id }, { context })

/** Two of physics and one of history, of whom the last chose fruit; handed out. */
async function round(more?: Parameters<typeof w.announced>[0]) {
  const [a, b, c] = [w.fair.add({ unit_id: w.fair.physics }), w.fair.add({ unit_id: w.fair.physics }), w.fair.add({ unit_id: w.fair.history })]
  const id = await w.announced(more)
  const [one, three] = [await w.choose(id, a), await w.choose(id, c, { at: 1 })]
  await w.handingOut(id)
  const { people } = await call(receipts.unsigned, { id, unitId: w.fair.physics }, { context: w.officer() })
  const two = people.find(({ enrolmentId }) => enrolmentId !== one)?.enrolmentId ?? ''
  return { id, a, b, c, one, two, three }
}

test('a branch officer sees and signs for the own branch, and not for another', async () => {
  const { id, one, two, three } = await round()
  const shown = await handOut(id, physicist())
  expect(shown.branches.map(({ unitName, expected, received }) => [unitName, expected, received])).toEqual([['物理学院分工会', 2, 0]])
  expect(shown.mayManage).toBe(false)
  await expect(call(receipts.sign, { id, unitId: w.fair.history, listed: [three], except: [] }, { context: physicist() })).rejects.toMatchObject({ code: 'not_found' })
  expect(await call(receipts.sign, { id, unitId: w.fair.physics, listed: [one, two], except: [two] }, { context: physicist() })).toEqual({ recorded: 1, already: 0, left: 1 })
  expect((await handOut(id, physicist())).branches[0]).toMatchObject({ expected: 2, received: 1 })
})

test('a person of another branch cannot be signed for on this branch’s list', async () => {
  const { id, one, three } = await round()
  await expect(call(receipts.sign, { id, unitId: w.fair.physics, listed: [one, three], except: [] }, { context: w.officer() })).rejects.toMatchObject({
    code: 'gift.some_unknown',
  })
  expect((await handOut(id)).branches.every(({ received }) => received === 0)).toBe(true)
})

test('who was scanned already is not signed for twice, and the list says so', async () => {
  const { id, a, one, two } = await round()
  const { pointId } = await handOut(id)
  const scan = () => call(checkinRoutes.scan, { pointId, by: { kind: 'staffNo', staffNo: a.staff_no } }, { context: physicist() })
  expect((await scan()).outcome).toBe('recorded')
  expect((await scan()).outcome).toBe('already')
  expect(await call(receipts.sign, { id, unitId: w.fair.physics, listed: [one, two], except: [] }, { context: w.officer() })).toEqual({ recorded: 1, already: 1, left: 0 })
})

test('nobody signs before the hand-out begins', async () => {
  const person = w.fair.add({ unit_id: w.fair.physics })
  const id = await w.announced()
  const mine = await w.choose(id, person)
  await expect(call(receipts.sign, { id, unitId: w.fair.physics, listed: [mine], except: [] }, { context: w.officer() })).rejects.toMatchObject({
    code: 'gift.not_handed_out_yet',
  })
})

test('members cannot sign for themselves', async () => {
  const { id, a } = await round()
  const { pointId } = await handOut(id)
  const { url } = await call(checkinRoutes.screen, { pointId }, { context: w.officer() })
  await expect(call(checkinRoutes.checkMyselfIn, { code: url }, { context: w.fair.member(a) })).rejects.toMatchObject({ code: 'checkin.no_self_scan' })
})

async function rowsOf(rows: AsyncIterable<unknown> | Iterable<unknown>): Promise<unknown[]> {
  const all = []
  for await (const row of rows) all.push(row)
  return all
}

test('order lists say how many of what from whom, for which branch and for whom', async () => {
  const { id } = await round()
  const { sheet, more = [] } = await exportOrders(w.officer(), { offerId: id, query: {} })
  expect(await rowsOf(sheet.rows)).toEqual([
    ['江南粮油', '粮油组合', '大米 5 kg、菜籽油 5 L', '300.00', 2, '600.00'],
    ['西湖果业', '水果组合', '苹果、梨各 5 kg', '280.50', 1, '280.50'],
    ['合计', '', '', null, 3, '880.50'],
  ])
  expect(await rowsOf(more[0]?.rows ?? [])).toEqual([
    ['历史学院分工会', 0, 1, 1],
    ['物理学院分工会', 2, 0, 2],
  ])
  const mine = await exportOrders(physicist(), { offerId: id, query: {} })
  expect(await rowsOf(mine.more?.[1]?.rows ?? [])).toHaveLength(2)
  const fruit = await exportOrders(w.officer(), { offerId: id, query: { supplier: '西湖果业' } })
  expect(await rowsOf(fruit.more?.[1]?.rows ?? [])).toHaveLength(1)
})

test('an address is on the list of those alone who have it sent', async () => {
  const person = w.fair.add({ unit_id: w.fair.physics })
  const id = await w.announced({ post: true })
  await w.choose(id, person, { answers: { pickup: '邮寄到家', address: '杭州市余杭塘路866号' } })
  const { more = [] } = await exportOrders(w.officer(), { offerId: id, query: {} })
  const [row] = await rowsOf(more[1]?.rows ?? [])
  expect(row).toMatchObject(['江南粮油', '粮油组合', '物理学院分工会', person.staff_no, person.name, '邮寄到家', '杭州市余杭塘路866号'])
})

test('the signed list has a row to sign for each of the branch, and the time for who was scanned', async () => {
  const { id, a } = await round()
  const { pointId } = await handOut(id)
  await call(checkinRoutes.scan, { pointId, by: { kind: 'staffNo', staffNo: a.staff_no } }, { context: w.officer() })
  const { paper } = await signedListPaper(physicist(), { offerId: id, unitId: w.fair.physics })
  const [table] = paper.blocks
  const rows = table?.kind === 'table' ? table.rows : []
  expect(rows).toHaveLength(2)
  expect(rows.filter((row) => row[5] !== '').map((row) => row[1])).toEqual([a.staff_no])
  await expect(signedListPaper(physicist(), { offerId: id, unitId: w.fair.history })).rejects.toMatchObject({ code: 'not_found' })
  const { sheet } = await signedListSheet(w.officer(), { offerId: id, unitId: null })
  expect(await rowsOf(sheet.rows)).toHaveLength(3)
})

test('what is exported is a workbook', async () => {
  const { id } = await round()
  const { sheet, more = [] } = await exportOrders(w.officer(), { offerId: id, query: {} })
  const out = new PassThrough()
  out.resume()
  expect(await writeXlsx(out, sheet, ...more)).toEqual({ rows: 8 })
})
