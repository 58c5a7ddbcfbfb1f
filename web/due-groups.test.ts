import { expect, test } from 'vitest'
import { closesSoon, groupByDue } from './due-groups.ts'

const item = (key: string, dueOn: string | null) => ({ key, dueOn })

test('what waits is grouped by nearness, the nearest first, and nothing is lost', () => {
  const items = [item('open', null), item('later', '2026-04-01'), item('week', '2026-03-15'), item('soon', '2026-03-09'), item('today', '2026-03-08'), item('late', '2026-03-01')]
  const groups = groupByDue(items, '2026-03-08').map(({ group, items }) => [group, items.map(({ key }) => key)])
  expect(groups).toEqual([
    ['overdue', ['late']],
    ['today', ['today']],
    ['week', ['soon', 'week']],
    ['later', ['later']],
    ['open', ['open']],
  ])
})

test('groups without anything are not shown', () => {
  expect(groupByDue([], '2026-03-08')).toEqual([])
})

test('closing soon means seven days or fewer, or past', () => {
  expect(closesSoon('2026-03-15', '2026-03-08')).toBe(true)
  expect(closesSoon('2026-03-16', '2026-03-08')).toBe(false)
  expect(closesSoon('2026-03-01', '2026-03-08')).toBe(true)
  expect(closesSoon(null, '2026-03-08')).toBe(false)
})
