import { expect, test } from 'vitest'
import { casesTexts } from './cases.texts.ts'
import { dueWords, lastDay } from './due-words.ts'

const zh: Readonly<Record<string, string>> = casesTexts.bundles.zh
const say = (key: string, values: Record<string, string | number> = {}) => (zh[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_blank, name: string) => String(values[name]))
const due = { dueAt: '2026-03-10T16:00:00.000Z', overdue: false, workingDaysLeft: 5, uncounted: null }

test('a deadline is said in working days, and grows warmer as it nears', () => {
  expect(dueWords(due, say, 'zh')).toEqual({ words: '还有 5 个工作日', tone: 'neutral' })
  expect(dueWords({ ...due, workingDaysLeft: 3 }, say, 'zh')).toMatchObject({ tone: 'warn' })
  expect(dueWords({ ...due, workingDaysLeft: 0 }, say, 'zh')).toEqual({ words: '今天截止', tone: 'warn' })
})

test('what is late says by how many working days, and over a weekend only that it is late', () => {
  expect(dueWords({ ...due, overdue: true, workingDaysLeft: -4 }, say, 'zh')).toEqual({ words: '已逾期 4 个工作日', tone: 'bad' })
  expect(dueWords({ ...due, overdue: true, workingDaysLeft: 0 }, say, 'zh')).toEqual({ words: '已逾期', tone: 'bad' })
})

test('a year without a calendar is named, never guessed', () => {
  expect(dueWords({ dueAt: null, overdue: false, workingDaysLeft: null, uncounted: 2027 }, say, 'zh')?.words).toContain('2027')
  expect(dueWords({ ...due, workingDaysLeft: null }, say, 'zh')).toEqual({ words: '2026年3月10日 (周二)截止', tone: 'neutral' })
})

test('a deadline at midnight belongs to the day that it ends', () => {
  expect(lastDay('2026-03-10T16:00:00.000Z')).toBe('2026-03-10')
})
