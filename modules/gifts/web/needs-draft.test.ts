import { expect, test } from 'vitest'
import { blankNeeds, needsInput } from './needs-draft.ts'

const draft = { ...blankNeeds(new Date('2026-03-02T01:00:00Z'), 2026), unitId: 'u', question: '最想要哪一类？' }

test('a question is sent with its lines once each, and with the days that are usual', () => {
  expect(needsInput({ ...draft, choices: ' 粮油\n水果\n\n粮油 ' })).toEqual({
    unitId: 'u',
    year: 2026,
    question: '最想要哪一类？',
    choices: ['粮油', '水果'],
    closesOn: '2026-03-12',
  })
})

test('with less than two choices, or a choice too long to read on a phone, it is not sent', () => {
  expect(needsInput({ ...draft, choices: '粮油' })).toBeNull()
  expect(needsInput({ ...draft, choices: `粮油\n${'长'.repeat(31)}` })).toBeNull()
})
