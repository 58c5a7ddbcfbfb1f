import { expect, test } from 'vitest'
import type { EditedRound } from '../health.types.ts'
import { blankDraft, draftAfter, draftOf, inputOf, layoutsIn, missingIn, withKind, withOneMore } from './round-draft.ts'

const now = '2026-03-02T01:00:00.000Z'
const round: EditedRound = {
  id: 'r',
  title: '健康体检',
  kind: 'general',
  unitName: '校工会',
  unitId: 'u',
  phase: 'open',
  body: '',
  bring: '请空腹',
  contact: '',
  layouts: [{ firstDay: '2026-03-09', lastDay: '2026-03-13', days: 'working', from: '07:30', to: '10:30', minutes: 30, places: 20, place: '校医院', unitIds: ['b'] }],
  packages: ['基础套餐', '心血管套餐'],
  opensAt: now,
  closesAt: '2026-03-06T09:00:00.000Z',
  closesDaysBefore: 2,
  cancelUntil: null,
  eligibility: [{ kind: 'member', states: ['active'] }],
  programme: { key: '健康体检', years: 1 },
  poster: false,
  version: 2,
  frozen: [],
  rosterSize: null,
}

test('what is read and sent again unchanged is the same', () => {
  expect(round).toMatchObject(inputOf(draftOf(round, () => '物理学院')) ?? { title: null })
})

test('an empty form says all that is missing', () => {
  expect(missingIn(blankDraft({ now, unitId: 'u' }))).toEqual(['title', 'layouts', 'closesAt'])
  expect(inputOf(blankDraft({ now, unitId: 'u' }))).toBeNull()
})

test('a special check is for women unless somebody else was written', () => {
  const draft = blankDraft({ now, unitId: 'u' })
  expect(withKind(draft, 'special')).toMatchObject({ conditions: [{ kind: 'member' }, { kind: 'sex', sex: '2' }], programme: '两癌筛查' })
  expect(withKind({ ...draft, conditions: [] }, 'special')).not.toHaveProperty('conditions')
})

test('the same again asks for the dates alone', () => {
  const draft = draftAfter(round, { nameOf: () => '', now })
  expect(draft).toMatchObject({ title: '健康体检', closesAt: '', layouts: [{ firstDay: '', lastDay: '', from: '07:30', place: '校医院' }] })
  expect(layoutsIn(draft.layouts)).toBeNull()
})

test('one more group begins as the last one, for everybody', () => {
  expect(withOneMore(draftOf(round, () => '').layouts)[1]).toMatchObject({ place: '校医院', firstDay: '', branches: [] })
})
