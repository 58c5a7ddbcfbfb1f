import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePlan } from './parse-plan.ts'
import type { ParsedPlan, SourceSpan } from './parsed-plan.ts'

const FRAGMENTS = [
  '一、',
  '（二）',
  '1.',
  '2、',
  '(3)',
  '①',
  '•',
  '3月',
  '七-八月',
  '第一季度',
  '全年',
  '13月',
  '（',
  '）',
  '【',
  '】',
  '：',
  '；',
  '。',
  '，',
  '\t',
  '  ',
  '\n',
  '\n\n',
  '\r\n',
  '\f',
  '**',
  '|',
  '序号\t工作内容\t时间\n',
  '工会2024年行事历\n',
  '附件：',
  '某大学工会\n2024年3月1日\n',
  '一是',
  '二是',
  '教代会',
  '慰问',
  '时间：',
  '拟于',
  '〔2024〕',
  'a',
  '𠮷',
  '\u3000',
  '\ufeff',
]
const pick = (...parts: string[]) => fc.constantFrom(...parts)
const chaos = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 }).map((parts) => parts.join(''))
const lineOfAPlan = fc
  .tuple(
    pick('', '', '   ', '\u3000\u3000', '\t'),
    pick('', '一、', '二、', '（一）', '1. ', '2. ', '3、', '(1)', '• ', '3月    ', '4月：', '七-八月\t', '【5月】', '1\t'),
    pick('召开教代会', '慰问；体检', '工作要点。落实责任。一是学习；二是培训。', '组织**评选**', '办好“双代会', '2.0版本'),
    pick('', '', '（4月）', '（3 月-6 月）', '（13月）', '（全年）', '（寒暑假）', '\t5月', '    10月', '（11月-', '。', '时间：4月；部门：办公室'),
  )
  .map((parts) => parts.join(''))
const planLike = fc
  .array(fc.oneof({ weight: 6, arbitrary: lineOfAPlan }, { weight: 1, arbitrary: chaos }, { weight: 1, arbitrary: fc.constantFrom(...FRAGMENTS) }), {
    maxLength: 25,
    size: 'max',
  })
  .map((lines) => lines.join('\n'))

function allSpans(plan: ParsedPlan): SourceSpan[] {
  return [
    ...plan.points.flatMap((point) => [point.span, ...point.subItems.map((item) => item.span)]),
    ...plan.items.flatMap((item) => [item.span, ...(item.monthSpan ? [item.monthSpan] : [])]),
    ...plan.unread.map((each) => each.span),
  ]
}

const starts = (entries: readonly { span: SourceSpan }[]) => entries.map((entry) => entry.span.start)

test('any text is read without an error, and every span lies within it', () => {
  fc.assert(
    fc.property(planLike, (text) => {
      for (const { start, end } of allSpans(parsePlan(text))) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 2000 },
  )
})

test('points, items and unread lines come in the order of the text, and months ascend within a year', () => {
  fc.assert(
    fc.property(planLike, (text) => {
      const { points, items, unread } = parsePlan(text)
      for (const list of [starts(points), starts(items), starts(unread), ...items.map((item) => item.months)]) expect(list).toEqual(list.toSorted((a, b) => a - b))
      for (const { months } of items) expect(months.every((month) => month >= 1 && month <= 12)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})

const title = fc
  .array(fc.constantFrom('召开', '组织', '教代会', '慰问', '“三八”节', '运动会', '职工', '培训', '评选', '讲座', '体检'), { minLength: 2, maxLength: 6 })
  .map((words) => words.join(''))
const lineOfACalendar = fc.record({
  month: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 2 }),
  gap: fc.constantFrom('    ', '：', '\t'),
  indent: fc.constantFrom('', '   ', '\u3000\u3000'),
  words: fc.oneof({ weight: 6, arbitrary: title }, { weight: 1, arbitrary: fc.constantFrom('备注：另行通知', '5', '请各分工会执行') }),
  blank: fc.boolean(),
})

test('no line of a calendar is lost: the words of each are an item’s or unread', () => {
  fc.assert(
    fc.property(fc.array(lineOfACalendar, { minLength: 1, maxLength: 30 }), (lines) => {
      let text = '工会2024年主要工作行事历\n一月    新年慰问\n二月\n'
      const written = lines.map(({ month, gap, indent, words, blank }) => {
        const start = text.length + indent.length + (month === null ? 0 : `${month}月${gap}`.length)
        text += `${indent}${month === null ? '' : `${month}月${gap}`}${words}\n${blank ? '\n' : ''}`
        return { words, start, end: start + words.length }
      })
      const { items, unread } = parsePlan(text)
      const kept = [...items, ...unread].map(({ span }) => span)
      for (const { words, start, end } of written) expect(kept.some((span) => span.start <= start && span.end >= end) ? '' : words).toBe('')
    }),
    { numRuns: 300 },
  )
})

const time = fc.oneof(
  fc.constant({ written: '（全年）', months: [] as number[], allYear: true }),
  fc.constant({ written: '', months: [] as number[], allYear: false }),
  fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }).map((list) => {
    const months = list.toSorted((a, b) => a - b)
    return { written: `（${months.map((month) => `${month}月`).join('、')}）`, months, allYear: false }
  }),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
    .filter(([from, to]) => from < to)
    .map(([from, to]) => ({
      written: `（${from} 月-${to} 月）`,
      months: Array.from({ length: to - from + 1 }, (_, index) => from + index),
      allYear: false,
    })),
)
const sections = fc.uniqueArray(fc.constantFrom('思想引领', '民主管理', '师德师风', '维权服务', '校园文化', '自身建设'), { minLength: 1 })

test('a list written in the bracket style is read back as it was', () => {
  fc.assert(
    fc.property(sections, fc.array(fc.record({ title, time }), { minLength: 3, maxLength: 12 }), (names, entries) => {
      const expected = names.flatMap((section) =>
        entries.map((entry, index) => ({ section, no: index + 1, title: entry.title, months: entry.time.months, allYear: entry.time.allYear })),
      )
      const numeral = (index: number) => '一二三四五六'.charAt(index)
      const text = names
        .map((name, at) => `${numeral(at)}、${name}\n\n${entries.map((entry, index) => `${index + 1}. ${entry.title}${entry.time.written}`).join('\n')}\n`)
        .join('\n')
      const { items } = parsePlan(`东湖理工大学工会 2024 年主要工作安排\n\n${text}`)
      expect(items.map(({ section, no, title: words, months, allYear }) => ({ section, no, title: words, months, allYear }))).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
