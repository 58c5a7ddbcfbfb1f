import { dayOf } from '../../../kernel/ui/base/days.ts'
import type { EditedActivity } from './activities.types.ts'

export interface Span {
  startsAt: string
  endsAt: string
}

/** The meetings of a class while they are being written. */
export interface SeriesDraft {
  /** More than one meeting. */
  many: boolean
  firstDay: string
  /** ISO weekdays as digits, Monday is 1. */
  weekdays: string
  fromTime: string
  toTime: string
  ending: 'times' | 'lastDay'
  times: string
  lastDay: string
  attendLeast: string
  /** A parent signs up, the child has the place. */
  forChildren: boolean
  /** As they stand once single ones were left out; null: as the rule lays them out. */
  meetings: readonly Span[] | null
}

export const blankSeries: SeriesDraft = {
  many: false,
  firstDay: '',
  weekdays: '',
  fromTime: '',
  toTime: '',
  ending: 'times',
  times: '',
  lastDay: '',
  attendLeast: '',
  forChildren: false,
  meetings: null,
}

export function seriesDraftOf(series: EditedActivity['series']): SeriesDraft {
  if (series === null) return blankSeries
  return {
    many: true,
    firstDay: series.firstDay,
    weekdays: series.weekdays,
    fromTime: series.from,
    toTime: series.to,
    ending: series.times === null ? 'lastDay' : 'times',
    times: series.times === null ? '' : String(series.times),
    lastDay: series.lastDay ?? '',
    attendLeast: String(series.attendLeast),
    forChildren: series.forChildren,
    meetings: series.meetings,
  }
}

/** The same rule some weeks later, laid out anew. */
export function seriesLater(draft: SeriesDraft, weeks: number): SeriesDraft {
  return { ...draft, firstDay: dayLater(draft.firstDay, weeks * 7), lastDay: draft.lastDay && dayLater(draft.lastDay, weeks * 7), meetings: null }
}

/** After how many weeks the same class can begin again: on its own weekday, once it is over and not before today. */
export function weeksUntilNext({ firstDay, meetings }: Pick<SeriesDraft, 'firstDay' | 'meetings'>, now: string): number {
  const over = [now, ...(meetings ?? []).map(({ endsAt }) => endsAt)].reduce((latest, at) => (at > latest ? at : latest))
  const last = dayOf(new Date(over))
  let weeks = 1
  while (dayLater(firstDay, weeks * 7) <= last) weeks += 1
  return weeks
}

function dayLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const whole = /^[1-9]\d?$|^100$/

/** Fields of a class that must be filled and are not. */
export function missingInSeries(draft: SeriesDraft): ('firstDay' | 'weekdays' | 'fromTime' | 'toTime' | 'times' | 'lastDay')[] {
  if (!draft.many) return []
  const empty = (['firstDay', 'weekdays', 'fromTime', 'toTime'] as const).filter((field) => draft[field] === '')
  const hours = draft.toTime !== '' && draft.fromTime !== '' && draft.toTime <= draft.fromTime ? (['toTime'] as const) : []
  const end = draft.ending === 'times' ? whole.test(draft.times.trim()) : draft.lastDay !== '' && draft.lastDay >= draft.firstDay
  return [...empty, ...hours, ...(end ? [] : [draft.ending])]
}

/** What the server lays out; null while something is lacking. */
export function planAskedOf(draft: SeriesDraft) {
  if (!draft.many || missingInSeries(draft).length > 0) return null
  const { firstDay, weekdays, fromTime: from, toTime: to } = draft
  const end: { times?: number; lastDay?: string } = draft.ending === 'times' ? { times: Number(draft.times) } : { lastDay: draft.lastDay }
  return { firstDay, weekdays, from, to, ...end }
}

/** What is sent of a class: the dates as they were shown. */
export function seriesInputOf(draft: SeriesDraft, meetings: readonly Span[]) {
  const asked = planAskedOf(draft)
  if (asked === null || meetings.length === 0) return null
  const attendLeast = Math.min(meetings.length, Number(draft.attendLeast) || Math.ceil(meetings.length * usualShare))
  return {
    ...asked,
    times: asked.times ?? null,
    lastDay: asked.lastDay ?? null,
    attendLeast,
    forChildren: draft.forChildren,
    meetings: meetings.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
  }
}

const usualShare = 0.8
