import { expect, test } from 'vitest'
import { blankDraft, draftAfter, draftOf, heldFast, inputOf, missingIn } from './activity-draft.ts'
import type { EditedActivity } from './activities.types.ts'

const now = '2026-03-02T01:00:00.000Z'
const activity: EditedActivity = {
  id: 'a',
  title: '健步走',
  kind: 'sport',
  unitName: '校工会',
  unitId: 'u',
  startsAt: '2026-03-05T01:00:00.000Z',
  endsAt: '2026-03-05T04:00:00.000Z',
  place: '东门',
  coverId: null,
  course: null,
  series: null,
  phase: 'open',
  body: '',
  contact: '',
  places: null,
  opensAt: now,
  closesAt: '2026-03-04T01:00:00.000Z',
  cancelUntil: null,
  waiting: false,
  partyMost: 3,
  certificate: false,
  eligibility: [
    { kind: 'member', states: ['active'] },
    { kind: 'branches', unitIds: ['b'], except: false },
    { kind: 'sex', sex: '2' },
  ],
  version: 4,
  frozen: [],
  taken: 0,
}

test('what is read and sent again unchanged is the same', () => {
  const input = inputOf(draftOf(activity, () => '物理学院分工会'))
  const { eligibility, ...same } = input ?? { eligibility: [] }
  expect(activity).toMatchObject(same)
  // The order does not matter: all of them must hold.
  expect(eligibility.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual(activity.eligibility.toSorted((a, b) => a.kind.localeCompare(b.kind)))
})

test('what a club keeps to its own people says so in the form, and no longer once it is unticked', () => {
  const ofClub = { kind: 'clubs' as const, unitIds: ['u'] }
  const draft = draftOf({ ...activity, eligibility: [...activity.eligibility, ofClub] }, () => '')
  expect([draft.clubOnly, draftOf(activity, () => '').clubOnly]).toEqual([true, false])
  expect(inputOf(draft)?.eligibility).toContainEqual(ofClub)
  expect(inputOf({ ...draft, clubOnly: false })?.eligibility).not.toContainEqual(ofClub)
})

test('an empty form says all that is missing', () => {
  expect(missingIn(blankDraft({ now, unitId: 'u' }))).toEqual(['title', 'startsAt', 'endsAt', 'place', 'closesAt'])
  expect(inputOf(blankDraft({ now, unitId: 'u' }))).toBeNull()
})

test('the same again keeps everything but the times', () => {
  const draft = draftAfter(activity, { nameOf: () => '', now })
  expect(draft).toMatchObject({ title: '健步走', place: '东门', startsAt: '', closesAt: '', opensAt: '2026-03-02T09:00' })
})

test('what came to be held while it was typed is as it is stored', () => {
  const stored = draftOf(activity, () => '')
  const typed = { ...stored, title: '改过', contact: '8000' }
  const held = heldFast(stored, { typed, isDraft: false, over: false, frozen: new Set(['title']) })
  expect({ ...typed, ...held }).toMatchObject({ title: stored.title, contact: '8000' })
})
