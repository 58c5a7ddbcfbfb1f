import { expect, test } from 'vitest'
import { parsePlan } from '../../modules/plans/parser/parse-plan.ts'
import { makePlan } from './plan.ts'
import { committees } from './pools/organisation.ts'
import { leadOf } from './pools/plan-leads.ts'

const titles = parsePlan(makePlan('2026-03-08').text).items.map((item) => item.title)

test('every committee leads what its name says, and each leads something', () => {
  const names = new Set(committees.map((committee) => committee.name))
  const leads = titles.flatMap((title) => leadOf(title) ?? [])
  expect(leads.filter((lead) => !names.has(lead))).toEqual([])
  expect(new Set(leads)).toEqual(names)
})

test.each([
  ['举办教职工趣味运动会', '文体工作委员会'],
  ['开展女教职工“巾帼论坛”', '女职工委员会'],
  ['征集和审理教代会提案', '提案工作委员会'],
  ['开展分工会经费审查', '经费审查委员会'],
  ['组织教职工疗休养', '生活福利委员会'],
  ['开设法律与心理咨询日', '权益保障与调解委员会'],
  ['编制工会经费预算并公开决算', null],
  ['举办工会干部培训班', null],
])('%s is led by %s', (title, lead) => {
  expect(titles).toContain(title)
  expect(leadOf(title)).toBe(lead)
})
