import { expect, test } from 'vitest'
import type { CaseAction } from '../case.types.ts'
import { commonActions, pointsOf } from './common-actions.ts'

const action = (name: string, bulk = true): CaseAction => ({ name, title: { zh: name, en: name }, tone: 'plain', concurrent: false, bulk, form: null, refusal: null })

test('only what every selected point offers, and what is made for many, is offered', () => {
  const points = [
    { process: 'proposal', actions: [action('accept'), action('vote'), action('merge', false)] },
    { process: 'proposal', actions: [action('vote'), action('merge', false)] },
  ]
  expect(commonActions(points).map(({ name }) => name)).toEqual(['vote'])
})

test('cases of different kinds have nothing in common, even where an action has the same name', () => {
  expect(
    commonActions([
      { process: 'proposal', actions: [action('accept')] },
      { process: 'admission', actions: [action('accept')] },
    ]),
  ).toEqual([])
})

test('twenty rows at one point are asked about once', () => {
  const rows = Array.from({ length: 20 }, (_, index) => ({ process: 'proposal', state: index === 0 ? 'reviewed' : 'reviewing', caseId: String(index) }))
  expect(pointsOf(rows)).toHaveLength(2)
})
