import { expect, test } from 'vitest'
import { deskQuery } from './desk-query.ts'

const asked = { q: '', sort: null, cursor: null, limit: 50 }

test('the filters of an address are asked for from its first moment', () => {
  const filters = { state: ['submitted'], topic: ['logistics'], overdue: ['true'] }
  expect(deskQuery({ ...asked, filters })).toEqual({ limit: 50, state: 'submitted', topic: 'logistics', overdue: 'true' })
})

test('what there is not is not asked for', () => {
  expect(deskQuery({ ...asked, filters: { state: ['flying'], topic: ['nothing'], overdue: ['perhaps'] } })).toEqual({ limit: 50 })
})
