import { expect, test } from 'vitest'
import { blankDraft, heldFast, inputOf, missingIn } from './task-draft.ts'

const whole = {
  ...blankDraft('2026-03-02T01:00:00Z'),
  title: '图书馆新书整理',
  startsAt: '2026-03-05T09:00',
  endsAt: '2026-03-05T11:00',
  place: '图书馆一楼',
  places: '12',
  hours: '2.25',
  closesAt: '2026-03-04T18:00',
}

test('a whole draft is sent with its hours in quarters and its times in China', () => {
  expect(inputOf(whole)).toMatchObject({ quarters: 9, places: 12, startsAt: '2026-03-05T01:00:00.000Z', opensAt: '2026-03-02T01:00:00.000Z' })
})

test('all that is lacking is named at once', () => {
  expect(missingIn(blankDraft('2026-03-02T01:00:00Z'))).toEqual(['title', 'startsAt', 'endsAt', 'place', 'closesAt', 'places', 'hours'])
})

test.each(['0', '1.1', '101', '-1', '一'])('%s is no number of hours that a task counts', (hours) => {
  expect(missingIn({ ...whole, hours })).toEqual(['hours'])
  expect(inputOf({ ...whole, hours })).toBeNull()
})

test('what came to be held while it was typed is as it is stored; the rest stays as typed', () => {
  const typed = { ...whole, title: '改了的名称', place: '改了的地点', audience: 'team' as const, closesAt: '2026-03-04T12:00' }
  const opened = heldFast(whole, { frozen: new Set(['rules.eligibility', 'opensAt']), over: false })
  expect({ ...typed, ...opened }).toEqual({ ...typed, audience: 'all' })
  const over = heldFast(whole, { frozen: new Set(['title', 'rules.eligibility', 'opensAt', 'closesAt']), over: true })
  expect({ ...typed, body: '总结', ...over }).toEqual({ ...whole, body: '总结' })
})
