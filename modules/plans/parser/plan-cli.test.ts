import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { printParsedPlan } from './plan-cli.ts'

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}.txt`, import.meta.url))

test('--json prints the plan with exactly the promised keys', async () => {
  const plan: unknown = JSON.parse(await printParsedPlan(fixture('running-points'), true))
  expect(Object.keys(Object(plan))).toEqual(['year', 'organisation', 'title', 'points', 'items', 'unread'])
  expect(plan).toMatchObject({ year: 2024, organisation: '江南省教育工会', items: [], unread: [] })
  const [point] = Object(plan).points
  expect(Object.keys(Object(point))).toEqual(['section', 'no', 'title', 'text', 'workSystem', 'subItems'])
  const [item] = Object(JSON.parse(await printParsedPlan(fixture('calendar'), true))).items
  expect(item).toEqual({ section: null, no: 1, title: '举办2023年教职工荣休仪式', months: [2], allYear: false, workSystem: 'organisation', monthNote: null })
})

test('without --json a person reads a summary in Chinese', async () => {
  const summary = await printParsedPlan(fixture('bracket-list'), false)
  expect(summary).toContain('年度：2024　单位：东湖理工大学工会　文号：东理工工〔2024〕3号')
  expect(summary).toContain('工作安排 11 项')
  expect(summary).toContain('1 召开第六届教代会、第十届工代会第三次会议（4月）　[维权工作]')
  expect(summary).toContain('没有读不懂的内容。')
})

test('a file that is not there is said so', async () => {
  await expect(printParsedPlan('no-such-plan.docx', true)).rejects.toMatchObject({ code: 'plans.file_not_found' })
})
