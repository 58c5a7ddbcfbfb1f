import fc from 'fast-check'
import { expect, test } from 'vitest'
import { panelGaps, panelRefusal } from './panels.rules.ts'
import { hundredthsOf, ranksOf, sayHundredths, totalsOf, type PanelEntry } from './panels.shapes.ts'

const today = '2026-03-02'

function panel(change: Partial<PanelEntry> = {}): PanelEntry {
  return {
    heldOn: '2026-02-20',
    documentNo: null,
    members: [
      { name: '周办', part: 'lead', scores: true },
      { name: '李委', part: 'member', scores: true },
      { name: '王审', part: 'audit', scores: false },
    ],
    criteria: [
      { title: '质量', weight: 70 },
      { title: '价格', weight: 30 },
    ],
    candidates: [
      {
        name: '甲社',
        price: '2400.00',
        chosen: true,
        given: [
          ['90', '80'],
          ['92.5', '85'],
        ],
      },
      {
        name: '乙社',
        price: null,
        chosen: false,
        given: [
          ['80', '95'],
          ['85', '90.25'],
        ],
      },
    ],
    note: '',
    ...change,
  }
}

test('a total is the mean of the members by the weights, rounded once at the end', () => {
  // 甲: (0.7·90 + 0.3·80 + 0.7·92.5 + 0.3·85) / 2 = 88.625, half up.
  expect(totalsOf(panel())).toEqual([8863, 8554])
  expect(panelRefusal(panel(), today)).toBeNull()
})

test('equal totals share a place, and who has none has no place', () => {
  expect(ranksOf([9000, 8500, 9000, null, 8000])).toEqual([1, 3, 1, null, 4])
})

test.each<[string, Partial<PanelEntry>, string]>([
  ['that was not held yet', { heldOn: '2026-03-03' }, 'panel.held_in_future'],
  ['whose weights do not make 100', { criteria: [{ title: '质量', weight: 70 }] }, 'panel.weights_wrong'],
  ['on which nobody scores', { members: [{ name: '王审', part: 'audit', scores: false }] }, 'panel.nobody_scores'],
  ['with a candidate twice', { candidates: panel().candidates.map((one) => ({ ...one, name: '甲社' })) }, 'panel.same_twice'],
  ['with a score missing', { candidates: panel().candidates.map((one) => ({ ...one, given: [one.given[0] ?? []] })) }, 'panel.scores_missing'],
  ['with a score too many', { candidates: panel().candidates.map((one) => ({ ...one, given: [...one.given, ['1', '2']] })) }, 'panel.scores_missing'],
  ['that chose nobody', { candidates: panel().candidates.map((one) => ({ ...one, chosen: false })) }, 'panel.nobody_chosen'],
  ['that passed over the best without a word', { candidates: panel().candidates.map((one) => ({ ...one, chosen: !one.chosen })) }, 'panel.say_why_not_best'],
])('a panel %s is refused', (_what, change, code) => {
  expect(panelRefusal(panel(change), today)?.code).toBe(code)
})

test('whoever says why may choose another than the best', () => {
  const candidates = panel().candidates.map((one) => ({ ...one, chosen: !one.chosen }))
  expect(panelRefusal(panel({ candidates, note: '甲社放弃' }), today)).toBeNull()
})

test('a panel without audit or welfare, or with nothing to compare, is pointed out', () => {
  const said = (gaps: ReturnType<typeof panelGaps>) => gaps.map(({ zh }) => zh)
  expect(said(panelGaps({ members: [{ part: 'lead' }], candidates: 1 }, { welfare: true }))).toEqual(['比选小组没有福利工作人员', '比选小组没有经审人员', '不足两家，没有比较'])
  expect(said(panelGaps({ members: [{ part: 'audit' }], candidates: 3 }, { welfare: false }))).toEqual([])
})

const score = fc.integer({ min: 0, max: 10_000 })

test('a total lies between the lowest and the highest score, and the order of members does not matter', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 7 }), fc.integer({ min: 1, max: 99 }), (sheets, weight) => {
      const scored = (given: typeof sheets) => ({
        members: given.map(() => ({ scores: true })),
        criteria: [{ weight }, { weight: 100 - weight }],
        candidates: [{ given: given.map((sheet) => sheet.map(sayHundredths)) }],
      })
      const [total] = totalsOf(scored(sheets))
      const all = sheets.flat()
      expect(total).toBeGreaterThanOrEqual(Math.min(...all))
      expect(total).toBeLessThanOrEqual(Math.max(...all))
      expect(totalsOf(scored(sheets.toReversed()))).toEqual([total])
    }),
  )
})

test('a score reads the same both ways', () => {
  fc.assert(fc.property(score, (hundredths) => hundredthsOf(sayHundredths(hundredths)) === hundredths))
  expect([hundredthsOf('100.01'), hundredthsOf(''), hundredthsOf('9.999'), hundredthsOf('8.5')]).toEqual([null, null, null, 850])
})
