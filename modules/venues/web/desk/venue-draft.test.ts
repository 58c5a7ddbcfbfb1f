import { expect, test } from 'vitest'
import type { EditedVenue } from '../venues.types.ts'
import { blankDraft, draftOf, faultIn, inputOf } from './venue-draft.ts'

const venue: EditedVenue = {
  id: 'v',
  unitId: 'u',
  unitName: '校工会',
  name: '羽毛球馆',
  kind: 'sport',
  place: '玉泉',
  about: '',
  rules: '',
  contact: '',
  audience: 'unit',
  hours: [
    { weekday: 1, from: 720, to: 840 },
    { weekday: 7, from: 540, to: 1440 },
  ],
  closedOnHolidays: true,
  units: 6,
  slotMinutes: 90,
  mostSlots: 2,
  aheadDays: 7,
  weekHours: null,
  cancelHours: 0,
  approval: false,
  state: 'open',
  version: 1,
  coming: 0,
}
const filled = { ...blankDraft('u'), name: '羽毛球馆', place: '玉泉' }
const on = (...spans: [from: string, to: string][]) => ({ ...filled, hours: spans.map(([from, to]) => ({ weekday: 3, from, to })) })

test('a venue that is opened in the form and saved is the same, midnight included', () => {
  const { id: _id, unitName: _unitName, state: _state, version: _version, coming: _coming, ...facts } = venue
  expect(inputOf(draftOf(venue))).toEqual(facts)
})

test('a name and a place are needed, and numbers are whole and within their bounds', () => {
  expect(faultIn(blankDraft('u'))).toEqual({ kind: 'missing', fields: ['name', 'place'] })
  expect(faultIn({ ...filled, units: '0', cancelHours: '1.5', weekHours: '200' })).toEqual({ kind: 'number', fields: ['units', 'weekHours', 'cancelHours'] })
  expect(faultIn(filled)).toBeNull()
})

test('hours that overlap, end before they begin, or are off the quarters name their day', () => {
  for (const draft of [on(['09:00', '12:00'], ['11:45', '14:00']), on(['12:00', '09:00']), on(['09:10', '10:00']), on(['', '10:00'])])
    expect(faultIn(draft)).toEqual({ kind: 'hours', weekday: 3 })
  expect(faultIn(on(['13:00', '15:00'], ['09:00', '13:00']))).toBeNull()
})
