import { clockOfMinute } from '../hours.ts'
import type { EditedVenue, VenueKind } from '../venues.types.ts'

/** In the order of the form. The contract's own lists would bring zod into the page. */
export const venueKinds: readonly VenueKind[] = ['home', 'sport', 'room', 'equipment']
export const slotLengths: readonly EditedVenue['slotMinutes'][] = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720]
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export interface DraftSpan {
  weekday: number
  from: string
  to: string
}

/** A venue while it is being written: numbers and times as the inputs hold them. */
export interface VenueDraft {
  name: string
  kind: VenueKind
  unitId: string
  place: string
  about: string
  rules: string
  contact: string
  ofUnit: boolean
  hours: readonly DraftSpan[]
  closedOnHolidays: boolean
  slotMinutes: EditedVenue['slotMinutes']
  units: string
  mostSlots: string
  aheadDays: string
  weekHours: string
  cancelHours: string
  approval: boolean
}

export function blankDraft(unitId: string): VenueDraft {
  return {
    name: '',
    kind: 'home',
    unitId,
    place: '',
    about: '',
    rules: '',
    contact: '',
    ofUnit: false,
    hours: weekdays.map((weekday) => ({ weekday, from: '09:00', to: '21:00' })),
    closedOnHolidays: true,
    slotMinutes: 60,
    units: '1',
    mostSlots: '2',
    aheadDays: '7',
    weekHours: '',
    cancelHours: '2',
    approval: false,
  }
}

export function draftOf(venue: EditedVenue): VenueDraft {
  const { name, kind, unitId, place, about, rules, contact, closedOnHolidays, slotMinutes, approval } = venue
  return {
    name,
    kind,
    unitId,
    place,
    about,
    rules,
    contact,
    closedOnHolidays,
    slotMinutes,
    approval,
    ofUnit: venue.audience === 'unit',
    // Midnight at the end of a day is 00:00 in an input for times.
    hours: venue.hours
      .toSorted((a, b) => a.weekday - b.weekday || a.from - b.from)
      .map(({ weekday, from, to }) => ({ weekday, from: clockOfMinute(from), to: clockOfMinute(to % dayMinutes) })),
    units: String(venue.units),
    mostSlots: String(venue.mostSlots),
    aheadDays: String(venue.aheadDays),
    weekHours: venue.weekHours === null ? '' : String(venue.weekHours),
    cancelHours: String(venue.cancelHours),
  }
}

const dayMinutes = 1440
const numbers = { units: [1, 60], mostSlots: [1, 48], aheadDays: [0, 180], weekHours: [1, 168], cancelHours: [0, 336] } as const
type NumberField = keyof typeof numbers

/** What is lacking or does not fit, the first kind of it. */
export type Fault = { kind: 'missing'; fields: ('name' | 'place')[] } | { kind: 'number'; fields: NumberField[] } | { kind: 'hours'; weekday: number }

export function faultIn(draft: VenueDraft): Fault | null {
  const missing = (['name', 'place'] as const).filter((field) => draft[field].trim() === '')
  if (missing.length > 0) return { kind: 'missing', fields: missing }
  const fields = numberFields.filter((field) => !isNumber(draft, field))
  if (fields.length > 0) return { kind: 'number', fields }
  const weekday = weekdays.find((day) => !areHours(draft.hours.filter((span) => span.weekday === day)))
  return weekday === undefined ? null : { kind: 'hours', weekday }
}

const numberFields: readonly NumberField[] = ['units', 'mostSlots', 'aheadDays', 'weekHours', 'cancelHours']

function isNumber(draft: VenueDraft, field: NumberField): boolean {
  const text = draft[field].trim()
  if (text === '') return field === 'weekHours'
  const [least, most] = numbers[field]
  return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most
}

function areHours(spans: readonly DraftSpan[]): boolean {
  const read = spans.map(minutesOf).toSorted((a, b) => a.from - b.from)
  return read.every(({ from, to }, index) => from % 15 === 0 && to % 15 === 0 && from < to && (index === 0 || (read[index - 1]?.to ?? 0) <= from))
}

function minutesOf({ from, to }: DraftSpan): { from: number; to: number } {
  const [start, end] = [minuteOf(from), minuteOf(to)]
  return { from: start, to: end === 0 ? dayMinutes : end }
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return (hour ?? Number.NaN) * 60 + (minute ?? Number.NaN)
}

/** What is sent; null while something does not fit. */
export function inputOf(draft: VenueDraft) {
  if (faultIn(draft)) return null
  const { ofUnit, hours, units, mostSlots, aheadDays, weekHours, cancelHours, ...words } = draft
  return {
    ...words,
    audience: ofUnit ? ('unit' as const) : ('all' as const),
    hours: hours.map((span) => ({ weekday: span.weekday, ...minutesOf(span) })),
    units: Number(units),
    mostSlots: Number(mostSlots),
    aheadDays: Number(aheadDays),
    weekHours: weekHours.trim() === '' ? null : Number(weekHours),
    cancelHours: Number(cancelHours),
  }
}
