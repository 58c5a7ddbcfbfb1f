import { expect, test } from 'vitest'
import type { MyOffer } from '../offer.types.ts'
import { askedIn, missingIn, readDraft } from './sign-up-draft.ts'

const option = (id: string, state: 'open' | 'withdrawn' = 'open') => ({
  id,
  title: id,
  note: null,
  place: null,
  tag: null,
  startsAt: null,
  endsAt: null,
  closesAt: null,
  state,
  left: 3,
  waiting: 0,
})
const rules: MyOffer['rules'] = {
  partyMost: 3,
  waiting: 'skip',
  answerHours: null,
  choicesMost: 2,
  programme: null,
  tagProgrammes: {},
  lateCancelDays: null,
  noShowDays: null,
  optionClosesDays: null,
  questions: [
    { key: 'size', label: '衣服尺码', kind: 'choice', choices: ['M', 'L'], required: true },
    { key: 'note', label: '备注', kind: 'text', choices: [], required: false },
  ],
}

test('where there is one option only, it is chosen', () => {
  expect(readDraft(null, { options: [option('a')] }).chosen).toEqual(['a'])
  expect(readDraft(null, { options: [option('a'), option('b')] }).chosen).toEqual([])
})

test('an option that was withdrawn meanwhile is no longer chosen', () => {
  const kept = JSON.stringify({ chosen: ['a', 'b'], companions: [], answers: {} })
  expect(readDraft(kept, { options: [option('a', 'withdrawn'), option('b'), option('c')] }).chosen).toEqual(['b'])
})

test('what is missing is named one by one', () => {
  const full = { chosen: ['a'], companions: [], answers: { size: 'M' } }
  expect(missingIn({ ...full, chosen: [] }, { rules })).toEqual({ kind: 'option' })
  expect(missingIn({ ...full, companions: [{ name: '王芳', relation: ' ' }] }, { rules })).toEqual({ kind: 'companions' })
  expect(missingIn({ ...full, answers: {} }, { rules })).toEqual({ kind: 'question', label: '衣服尺码' })
  expect(missingIn(full, { rules })).toBeNull()
})

test('only what was filled in is sent, and everybody in the party is counted', () => {
  const draft = { chosen: ['a'], companions: [{ name: ' 王芳 ', relation: '配偶' }], answers: { size: 'M', note: '' } }
  expect(askedIn(draft, { mode: 'first_come', rules })).toEqual({ optionId: 'a', party: 2, answers: { size: 'M' }, companions: [{ name: '王芳', relation: '配偶' }] })
  expect(askedIn(draft, { mode: 'first_come', rules }, 3)).toEqual({ optionId: 'a', party: 3, answers: { size: 'M' } })
  expect(askedIn({ chosen: ['b', 'a'], companions: [], answers: {} }, { mode: 'lottery', rules })).toEqual({ choices: ['b', 'a'], party: 1 })
})
