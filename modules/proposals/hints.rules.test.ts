import { expect, test } from 'vitest'
import { hintsFor } from './hints.rules.ts'
import { sessionSettings } from './proposals.settings.ts'
import { text } from './proposals.testing.ts'

const settings = sessionSettings.parse({})
const matter = (suggestion: string, title: string = text.title) => hintsFor({ title, reason: text.reason, suggestion }, settings).map(({ field, tone }) => `${field} ${tone}`)

test('one matter in several points needs no hint', () => {
  expect(matter(text.suggestion)).toEqual([])
})

test('lengths must be right, and the hint says how much is missing', () => {
  const [first] = hintsFor({ title: text.title, reason: '太短了', suggestion: text.suggestion }, settings)
  expect(first).toMatchObject({ field: 'reason', tone: 'must', text: { zh: '理由至少 50 字，还差 47 字。' } })
})

test.each([
  ['1. 延长食堂晚餐供应时间，增加窗口；2. 提高科研课题经费，增加论文奖励；3. 改善停车位。'],
  ['一是延长食堂晚餐供应时间并增加窗口，二是修改职称评审的岗位聘任办法，请尽快研究落实。'],
  ['（一）食堂延长晚餐供应时间，增加窗口。（二）校医院增加体检项目，方便教职工就诊。请予研究。'],
  ['建议延长食堂晚餐供应时间，增加一个便民窗口。另外，建议提高疗休养津贴标准，改善教职工福利。'],
])('points on different topics are noted as perhaps two matters: %s', (suggestion) => {
  expect(matter(suggestion)).toEqual(['suggestion note'])
})

test('a title with two matters is noted', () => {
  expect(matter(text.suggestion, '关于改善食堂和提高科研经费的建议')).toEqual(['title note'])
})
