import { call } from '@orpc/server'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { seedOrganisation } from '../organisation/organisation.seed.ts'
import { write } from '../../kernel/context.ts'
import { everywhere } from '../../kernel/auth/actor.ts'
import { reportDocument, reportSheet } from './plan-report.ts'
import { makeFeed, readFeed } from './plan-feed.ts'
import { plansRoutes } from './plans.routes.ts'

const text = `某某大学工会 2026 年工作要点

附件：某某大学工会 2026 年主要工作安排

一、民主管理
1. 召开教职工代表大会（4月）
2. 征集提案（4月-5月）
3. 开展代表巡视（第五季度）

二、校园文化
1. 举办教职工运动会（10月）
2. 支持教职工社团开展活动（全年）`

let world: World
let office: Actor
const branchId = newId()
const otherBranchId = newId()

beforeAll(async () => {
  world = await openWorld('2026-06-10T01:00:00Z')
  office = world.actor(['plans.manage', 'plans.work'], { name: '办公室' })
  const unit = (its: { id: string; parentId: string | null; kind: string; name: string }, sort: number) => ({
    ...its,
    committeeKind: null,
    shortName: its.name,
    campus: '主校区',
    validFrom: '2020-01-01',
    sort,
  })
  const root = newId()
  await write(world.context(office), async (trx) => {
    await seedOrganisation(trx, {
      units: [
        unit({ id: root, parentId: null, kind: 'university', name: '某某大学工会' }, 0),
        unit({ id: branchId, parentId: root, kind: 'branch', name: '文学院分工会' }, 1),
        unit({ id: otherBranchId, parentId: root, kind: 'branch', name: '理学院分工会' }, 2),
      ],
      superiors: [{ kind: 'managing', name: '省教育工会', validFrom: '2020-01-01', validTo: null }],
      terms: [{ unitId: root, ordinal: 1, from: '2020-01-01', to: '2030-01-01' }],
      offices: [{ unitId: root, staffId: newId(), office: 'chair', officeName: '主席', from: '2020-01-01', to: null, cadreKind: 'full_time' }],
    })
    trx.audit({ action: 'test.seed', entity: { type: 'test', id: 'units' } })
  })
})
afterAll(() => world.close())

const as = (actor: Actor) => ({ context: world.context(actor) })
const branchOfficer = (unitId: string) => world.actor(['plans.work'], { scope: { all: false, unitIds: [unitId] }, name: '分工会干部' })

async function readAndAccept(year: number) {
  const { id } = await call(plansRoutes.readText, { text: text.replaceAll('2026', String(year)) }, as(office))
  const { version } = await call(plansRoutes.read, { id }, as(office))
  await call(plansRoutes.accept, { id, version }, as(office))
  return call(plansRoutes.read, { id }, as(office))
}

async function firstItem(year: number) {
  const plan = await readAndAccept(year)
  const [item] = plan.itemList
  if (!item) throw new TypeError('the plan has items')
  return { plan, item }
}

test('a pasted plan is read into items, and what was not understood stays visible', async () => {
  const { id } = await call(plansRoutes.readText, { text }, as(office))
  const plan = await call(plansRoutes.read, { id }, as(office))
  expect(plan.itemList.map((item) => [item.title, item.months, item.allYear])).toEqual([
    ['召开教职工代表大会', [4], false],
    ['征集提案', [4, 5], false],
    [expect.stringContaining('开展代表巡视'), [], false],
    ['举办教职工运动会', [10], false],
    ['支持教职工社团开展活动', [], true],
  ])
  expect(plan.unread.map((passage) => passage.reason)).toContain('month_not_understood')
  expect(plan.sourceText).toBe(text)
})

test('text without a plan in it is refused with what to do', async () => {
  await expect(call(plansRoutes.readText, { text: '今天天气很好，我们一起去公园散步，大家都很高兴。' }, as(office))).rejects.toMatchObject({
    code: 'plans.nothing_read',
  })
})

test('a plan in review is seen by the office only', async () => {
  const { id } = await call(plansRoutes.readText, { text }, as(office))
  await expect(call(plansRoutes.read, { id }, as(world.actor([])))).rejects.toMatchObject({ status: 404 })
})

test('a year has one plan in force', async () => {
  await readAndAccept(2031)
  await expect(readAndAccept(2031)).rejects.toMatchObject({ code: 'plans.year_taken' })
})

test('an item reaches 100 % only with evidence and with every step done', async () => {
  const { item } = await firstItem(2032)
  const id = item.id
  await call(
    plansRoutes.setMilestones,
    {
      id,
      version: item.version,
      milestones: [
        { title: '筹备', dueOn: null },
        { title: '召开', dueOn: '2032-04-20' },
      ],
    },
    as(office),
  )
  const settle = async () => {
    const { version } = await call(plansRoutes.readItem, { id }, as(office))
    return call(plansRoutes.settle, { id, version, state: 'done', summary: '圆满完成' }, as(office))
  }
  await expect(settle()).rejects.toMatchObject({ code: 'plans.no_evidence' })
  await call(plansRoutes.addEvidence, { id, note: '会议纪要' }, as(office))
  await expect(settle()).rejects.toMatchObject({ code: 'plans.steps_open', details: { count: 2 } })
  const { milestoneList } = await call(plansRoutes.readItem, { id }, as(office))
  const progress = []
  for (const step of milestoneList) progress.push((await call(plansRoutes.tickMilestone, { id, milestoneId: step.id, done: true }, as(office))).progress)
  expect(progress).toEqual([50, 99])
  await settle()
  expect(await call(plansRoutes.readItem, { id }, as(office))).toMatchObject({ state: 'done', progress: 100, summary: '圆满完成' })
})

test('the completion report says of each finished item what whoever finished it wrote', async () => {
  const { item } = await firstItem(2047)
  await call(plansRoutes.addEvidence, { id: item.id, note: '会议纪要' }, as(office))
  const { version, planId } = await call(plansRoutes.readItem, { id: item.id }, as(office))
  await call(plansRoutes.settle, { id: item.id, version, state: 'done', summary: '代表三百人到会' }, as(office))
  const context = { ...world.context(office), scope: everywhere }
  const rows = []
  for await (const row of (await reportSheet(context, planId)).sheet.rows) rows.push(row)
  expect(rows.find((row) => row.includes(item.title))).toContain('代表三百人到会')
  const { content } = await reportDocument(context, planId)
  expect(strFromU8(unzipSync(content)['word/document.xml'] ?? new Uint8Array())).toContain('代表三百人到会')
})

test('a changed month needs a reason and keeps it for good', async () => {
  const { item } = await firstItem(2033)
  const change = { id: item.id, version: item.version, months: [5] }
  await expect(call(plansRoutes.changeItem, change, as(office))).rejects.toMatchObject({ code: 'plans.reason_needed' })
  await call(plansRoutes.changeItem, { ...change, reason: '与校庆错开' }, as(office))
  const { changes } = await call(plansRoutes.readItem, { id: item.id }, as(office))
  expect(changes).toMatchObject([{ by: '办公室', reason: '与校庆错开', fields: [{ label: '时间', before: '4月', after: '5月' }] }])
})

test('two people who change an item at once: one wins, the other is told', async () => {
  const { item } = await firstItem(2034)
  const change = (leadUnitId: string) => call(plansRoutes.changeItem, { id: item.id, version: item.version, leadUnitId }, as(office))
  const results = await Promise.allSettled([change(branchId), change(otherBranchId)])
  expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('the lead unit works on its item, another branch does not', async () => {
  const { item } = await firstItem(2035)
  await call(plansRoutes.changeItem, { id: item.id, version: item.version, leadUnitId: branchId }, as(office))
  await call(plansRoutes.addEvidence, { id: item.id, note: '通知' }, as(branchOfficer(branchId)))
  await expect(call(plansRoutes.addEvidence, { id: item.id, note: '通知' }, as(branchOfficer(otherBranchId)))).rejects.toMatchObject({
    code: 'plans.not_yours',
  })
})

test('an item carried over goes on next year and says where it came from', async () => {
  const { item } = await firstItem(2036)
  const next = await readAndAccept(2037)
  const { id } = await call(plansRoutes.carryOver, { id: item.id, version: item.version, toPlanId: next.id, reason: '会期推迟' }, as(office))
  expect(await call(plansRoutes.readItem, { id }, as(office))).toMatchObject({ carriedFrom: item.id, state: 'open', year: 2037 })
  expect(await call(plansRoutes.readItem, { id: item.id }, as(office))).toMatchObject({ state: 'carried_over' })
})

test('a calendar feed is read by its address alone, and a new address ends the old one', async () => {
  const { plan } = await firstItem(2026)
  const context = world.context(office)
  const secretOf = ({ url }: { url: string }) => /plan-feeds\/([^/]+)\//.exec(url)?.[1] ?? ''
  const first = secretOf(await makeFeed(context))
  expect(await readFeed(context, first)).toContain(`SUMMARY:${plan.itemList[0]?.title}`)
  const second = secretOf(await makeFeed(context))
  await expect(readFeed(context, first)).rejects.toMatchObject({ code: 'plans.unknown_feed' })
  expect(await readFeed(context, second)).toContain('BEGIN:VCALENDAR')
})

test('another university sees neither plan nor item', async () => {
  const { plan, item } = await firstItem(2038)
  const foreign = { context: world.context(office, { tenant: world.otherTenant }) }
  await expect(call(plansRoutes.read, { id: plan.id }, foreign)).rejects.toMatchObject({ status: 404 })
  await expect(call(plansRoutes.readItem, { id: item.id }, foreign)).rejects.toMatchObject({ status: 404 })
})

test('a whole year is shown by a constant number of statements', async () => {
  const { plan } = await firstItem(2039)
  world.statements.length = 0
  await call(plansRoutes.read, { id: plan.id }, as(office))
  expect(world.statements.length).toBeLessThanOrEqual(8)
})
