import { expect, test } from 'vitest'
import { blankAsk, faultAt, fieldsAsked, screensOf, withChoice } from './ask-draft.ts'

const order = ['name', 'phone', 'email']

test('each chosen field gets a screen of its own, in the order of the record', () => {
  const draft = withChoice(withChoice(blankAsk, 'email', order), 'name', order)
  expect(screensOf(draft)).toEqual(['what', 'name', 'email', 'note', 'check'])
})

test('the first screen is not left without a choice', () => {
  expect(faultAt('what', blankAsk)).toBe('chooseFirst')
})

test('a field is not left empty', () => {
  expect(faultAt('phone', { ...blankAsk, chosen: ['phone'], values: { phone: ' ' } })).toBe('keepEmpty')
})

test('what was typed and taken off again is not sent', () => {
  const typed = { ...blankAsk, chosen: ['name', 'phone'], values: { name: '张珊', phone: '13900000002' } }
  expect(fieldsAsked(withChoice(typed, 'phone', order))).toEqual({ name: '张珊' })
})
