import { expect, test } from 'vitest'
import { blankPanel, cellKey, draftOf, entryOf, lackingIn, standingOf, type PanelDraft } from './panel-draft.ts'
import type { PanelShown } from './panels.types.ts'

const keys = () => {
  let no = 0
  return () => `k${(no += 1)}`
}

const onRecord: PanelShown = {
  no: 1,
  heldOn: '2026-02-20',
  documentNo: '纪要5',
  members: [
    { name: '周办', part: 'lead', scores: true },
    { name: '王审', part: 'audit', scores: false },
    { name: '李委', part: 'member', scores: true },
  ],
  criteria: [
    { title: '质量', weight: 60 },
    { title: '价格', weight: 40 },
  ],
  candidates: [
    {
      name: '甲社',
      price: '2400.00',
      chosen: true,
      given: [
        ['90.00', '80.50'],
        ['88.00', '82.00'],
      ],
      total: '85.90',
      rank: 1,
    },
    {
      name: '乙社',
      price: null,
      chosen: false,
      given: [
        ['80.00', '90.00'],
        ['81.00', '91.00'],
      ],
      total: '84.50',
      rank: 2,
    },
  ],
  note: '',
  recordedName: '周办',
  recordedAt: '2026-02-21T01:00:00.000Z',
}

test('what is on record is sent again as it was', () => {
  const entry = entryOf(draftOf(onRecord, keys()))
  expect(entry.candidates.map(({ given }) => given)).toEqual([
    [
      ['90', '80.50'],
      ['88', '82'],
    ],
    [
      ['80', '90'],
      ['81', '91'],
    ],
  ])
  expect({ ...entry, candidates: entry.candidates.length }).toEqual({
    heldOn: onRecord.heldOn,
    documentNo: '纪要5',
    note: '',
    members: onRecord.members,
    criteria: onRecord.criteria,
    candidates: 2,
  })
})

test('scores stay with whom they were given though a row before is taken away', () => {
  const draft = draftOf(onRecord, keys())
  const less: PanelDraft = { ...draft, candidates: draft.candidates.slice(1), members: draft.members.slice(1) }
  expect(entryOf(less).candidates).toEqual([{ name: '乙社', price: null, chosen: false, given: [['81', '91']] }])
})

test('a blank says all that it lacks', () => {
  const blank = blankPanel({ today: '2026-03-02', newKey: keys(), criteria: [{ title: '质量', weight: 90 }], parts: ['lead', 'audit'] })
  expect(lackingIn(blank)).toEqual(['members', 'weights', 'candidates'])
  expect(blank.members.map(({ scores }) => scores)).toEqual([true, false])
})

test('totals appear as soon as a candidate’s sheets are complete', () => {
  const draft = draftOf(onRecord, keys())
  const [first, second] = draft.candidates
  const [member] = draft.members
  const [criterion] = draft.criteria
  const cell = cellKey({ member: member?.key ?? '', candidate: second?.key ?? '', criterion: criterion?.key ?? '' })
  const open = { ...draft, scores: new Map([...draft.scores, [cell, '']]) }
  expect([standingOf(open).get(first?.key ?? ''), standingOf(open).get(second?.key ?? '')]).toEqual([{ total: '85.90', rank: 1 }, undefined])
  expect(lackingIn(open)).toEqual(['scores'])
})
