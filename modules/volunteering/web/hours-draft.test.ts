import { expect, test } from 'vitest'
import { certifying, faultOf } from './hours-draft.ts'

const person = (staffId: string, came: boolean) => ({ staffId, name: staffId, staffNo: staffId, unitName: '物理学院', came, quarters: null, reason: null, isMe: false })
const task = { quarters: 8, came: 2, people: [person('a', true), person('b', true), person('c', false)] }

test('whoever came gets what the task counts, and nothing is sent of them', () => {
  expect(certifying(task, {})).toEqual({ came: 2, others: [], sum: 16 })
})

test('other hours are sent with their reason', () => {
  expect(certifying(task, { b: { hours: '1.5', reason: '提前离开' } })).toEqual({ came: 2, others: [{ staffId: 'b', quarters: 6, reason: '提前离开' }], sum: 14 })
})

test('nothing is sent while hours are no quarters or a change has no reason', () => {
  expect(certifying(task, { a: { hours: '1.1', reason: '晚到' } })).toBeNull()
  expect(certifying(task, { a: { hours: '1', reason: ' ' } })).toBeNull()
})

test('nobody raises their own hours, and everybody may lower them', () => {
  expect(faultOf({ hours: '3', reason: '做得多' }, { quarters: 8, isOwn: true })).toBe('ownRaise')
  expect(faultOf({ hours: '1', reason: '晚到' }, { quarters: 8, isOwn: true })).toBeNull()
})
