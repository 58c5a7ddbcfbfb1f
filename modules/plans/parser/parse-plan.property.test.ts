import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePlan } from './parse-plan.ts'
import type { ParsedPlan, SourceSpan } from './parsed-plan.ts'

const FRAGMENTS = ['一、', '（二）', '1.', '2、', '(3)', '①', '•', '3月', '七-八月', '第一季度', '全年', '13月', '（', '）', '【', '】', '：', '；', '。', '，', '\t', '  ', '\n', '\n\n', '\r\n', '\f', '**', '|', '序号\t工作内容\t时间\n', '工会2024年行事历\n', '附件：', '某大学工会\n2024年3月1日\n', '一是', '二是', '教代会', '慰问', '时间：', '拟于', '〔2024〕', 'a', '𠮷', '\u3000', '\ufeff']
const planLike = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 80 }).map((parts) => parts.join(''))

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

const title = fc.array(fc.constantFrom('召开', '组织', '教代会', '慰问', '“三八”节', '运动会', '职工', '培训', '评选', '讲座', '体检'), { minLength: 2, maxLength: 6 }).map((words) => words.join(''))
const lineOfACalendar = fc.record({
  month: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 2 }),
  gap: fc.constantFrom('    ', '：', '\t'),
  indent: fc.constantFrom('', '   ', '\u3000\u3000'),
  words: fc.oneof({ weight: 6, arbitrary: title }, { weight: 1, arbitrary: fc.constantFrom('备注：另行通知', '5', '请各分工会执行') }),
  blank: fc.boolean(),
})

test('no line of a calendar is lost: each is an item’s, a month’s or unread', () => {
  fc.assert(
    fc.property(fc.array(lineOfACalendar, { minLength: 1, maxLength: 30 }), (lines) => {
      const body = lines.map(({ month, gap, indent, words, blank }) => `${indent}${month === null ? '' : `${month}月${gap}`}${words}${blank ? '\n' : ''}`)
      const text = ['工会2024年主要工作行事历', '一月    新年慰问', '二月', ...body].join('\n')
      const spans = allSpans(parsePlan(text))
      let offset = text.indexOf('一月')
      for (const line of text.slice(offset).split('\n')) {
        const end = offset + line.length
        if (line.trim() !== '' && line !== '二月') expect(spans.some((span) => span.start < end && span.end > offset), line).toBe(true)
        offset = end + 1
      }
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
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).filter(([from, to]) => from < to).map(([from, to]) => ({
    written: `（${from} 月-${to} 月）`,
    months: Array.from({ length: to - from + 1 }, (_, index) => from + index),
    allYear: false,
  })),
)
const sections = fc.uniqueArray(fc.constantFrom('思想引领', '民主管理', '师德师风', '维权服务', '校园文化', '自身建设'), { minLength: 1 })

test('a list written in the bracket style is read back as it was', () => {
  fc.assert(
    fc.property(sections, fc.array(fc.record({ title, time }), { minLength: 3, maxLength: 12 }), (names, entries) => {
      const expected = names.flatMap((section) => entries.map((entry, index) => ({ section, no: index + 1, title: entry.title, months: entry.time.months, allYear: entry.time.allYear })))
      const numeral = (index: number) => '一二三四五六'.charAt(index)
      const text = names.map((name, at) => `${numeral(at)}、${name}\n\n${entries.map((entry, index) => `${index + 1}. ${entry.title}${entry.time.written}`).join('\n')}\n`).join('\n')
      const { items } = parsePlan(`东湖理工大学工会 2024 年主要工作安排\n\n${text}`)
      expect(items.map(({ section, no, title: words, months, allYear }) => ({ section, no, title: words, months, allYear }))).toEqual(expected)
    }),
    { numRuns: 300 },
  )
})
