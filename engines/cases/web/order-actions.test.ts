import { expect, test } from 'vitest'
import type { CaseAction } from './case.types.ts'
import { asksNothing, orderActions } from './order-actions.ts'

const action = (name: string, more: Partial<CaseAction> = {}): CaseAction => ({
  name,
  title: { zh: name, en: name },
  tone: 'plain',
  concurrent: false,
  bulk: false,
  form: null,
  refusal: null,
  ...more,
})
const refusal = { code: 'x', text: { zh: '还缺一份意见。', en: 'One opinion is missing.' } }

test('the main action comes first, the others keep their order', () => {
  const { lead, rest } = orderActions([action('a'), action('b', { tone: 'main' }), action('c')])
  expect([lead?.name, ...rest.map(({ name }) => name)]).toEqual(['b', 'a', 'c'])
})

test('what can be done now goes before a main action that cannot', () => {
  expect(orderActions([action('answer', { tone: 'main', refusal }), action('ask')]).lead?.name).toBe('ask')
})

test('a main action that cannot be done is still shown first, with its reason, where nothing else can', () => {
  expect(orderActions([action('drop', { refusal }), action('answer', { tone: 'main', refusal })]).lead?.name).toBe('answer')
})

test('a dangerous action is never the first', () => {
  expect(orderActions([action('withdraw', { tone: 'danger' })]).lead).toBeNull()
})

test('a form of hidden fields alone asks nothing', () => {
  expect(asksNothing({ form: null })).toBe(true)
  expect(asksNothing({ form: { properties: { textHash: { 'x-widget': 'hidden' } } } })).toBe(true)
  expect(asksNothing({ form: { properties: { reason: { type: 'string' } } } })).toBe(false)
})
