import { createHash } from 'node:crypto'
import { addDays, weekdayOf, workingDayOn, type Calendar } from '../../engines/calendar/working-days.ts'
import { dayOf, shanghaiMinute } from '../../kernel/clock.ts'
import type { AppError } from '../../kernel/errors.ts'
import { layoutBackwards, layoutEmpty, layoutTooLong, layoutTooShort, slotTwice, tooManySlots } from './health.errors.ts'
import type { SlotLayout } from './health.shapes.ts'

/** A slot as the rule makes it. */
export interface Slot {
  startsAt: Date
  endsAt: Date
  place: string
  places: number
  /** Only for these branches; none: for everybody. */
  unitIds: readonly string[]
}

/** As many as a list of options may hold. */
const mostSlots = 500
/** A round that takes longer than a quarter is two rounds. */
const mostDays = 92
const minuteMs = 60_000

/** All slots of these rules in the order of time; those of one hour by place. */
export function layOut(calendar: Calendar, layouts: readonly SlotLayout[]): Slot[] {
  const slots = layouts.flatMap((layout) => daysOf(calendar, layout).flatMap((day) => slotsOn(day, layout)))
  return slots.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.place.localeCompare(b.place, 'zh'))
}

function slotsOn(day: string, { from, minutes, places, place, unitIds, ...layout }: SlotLayout): Slot[] {
  const first = Date.parse(`${day}T${from}:00+08:00`)
  return Array.from({ length: slotsADay({ from, minutes, ...layout }) }, (_, index) => ({
    startsAt: new Date(first + index * minutes * minuteMs),
    endsAt: new Date(first + (index + 1) * minutes * minuteMs),
    place,
    places,
    unitIds,
  }))
}

/** Whole slots only: what is left at the end of the hours is nobody's. */
function slotsADay({ from, to, minutes }: Pick<SlotLayout, 'from' | 'to' | 'minutes'>): number {
  return Math.max(0, Math.floor((minutesOf(to) - minutesOf(from)) / minutes))
}

function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return hours * 60 + minutes
}

function daysOf(calendar: Calendar, { firstDay, lastDay, days }: Pick<SlotLayout, 'firstDay' | 'lastDay' | 'days'>): string[] {
  const all = Array.from({ length: Math.max(0, Math.min(mostDays, lengthOf({ firstDay, lastDay }))) }, (_, index) => addDays(firstDay, index))
  if (days === 'every') return all
  return all.filter((day) => (days === 'weekend' ? onWeekend(day) : isWorking(calendar, day)))
}

function lengthOf({ firstDay, lastDay }: Pick<SlotLayout, 'firstDay' | 'lastDay'>): number {
  return Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000) + 1
}

/** Where nobody has entered the holidays of the year yet, Monday to Friday. */
function isWorking(calendar: Calendar, day: string): boolean {
  const answer = workingDayOn(calendar, day)
  return 'working' in answer ? answer.working : !onWeekend(day)
}

function onWeekend(day: string): boolean {
  return weekdayOf(day) % 6 === 0
}

/** Years that the rules ask about and of which no holidays are known. */
export function unknownYearsIn({ years }: Calendar, layouts: readonly SlotLayout[]): number[] {
  const asked = layouts.filter(({ days }) => days === 'working').flatMap(({ firstDay, lastDay }) => [firstDay, lastDay].map((day) => Number(day.slice(0, 4))))
  return [...new Set(asked)].filter((year) => !years.has(year)).toSorted((a, b) => a - b)
}

/** Why these rules make no slots that could be chosen; null: they do. */
export function slotsRefusal(layouts: readonly SlotLayout[], slots: readonly Slot[], calendar: Calendar): AppError | null {
  for (const [index, layout] of layouts.entries()) {
    const no = index + 1
    const { from, to, minutes } = layout
    if (layout.lastDay < layout.firstDay) return layoutBackwards({ no })
    if (lengthOf(layout) > mostDays) return layoutTooLong({ no, most: mostDays })
    if (slotsADay(layout) === 0) return layoutTooShort({ no, from, to, minutes })
    if (daysOf(calendar, layout).length === 0) return layoutEmpty({ no })
  }
  if (slots.length > mostSlots) return tooManySlots({ most: mostSlots, count: slots.length })
  const twice = slots.find((slot, index) => slots.findIndex((other) => keyOf(other) === keyOf(slot)) < index)
  return twice ? slotTwice({ at: shanghaiMinute(twice.startsAt), place: twice.place }) : null
}

/** What makes a slot the same one: hour and place. */
export function keyOf({ startsAt, endsAt, place }: { startsAt: Date; endsAt: Date; place: string }): string {
  return `${startsAt.toISOString()} ${endsAt.toISOString()} ${place}`
}

/** As it is called on lists; the place only where there are several. */
export function titleOf({ startsAt, place }: Pick<Slot, 'startsAt' | 'place'>, { manyPlaces }: { manyPlaces: boolean }): string {
  const [, month = '', date = ''] = dayOf(startsAt).split('-')
  const title = `${Number(month)}月${Number(date)}日 ${shanghaiMinute(startsAt).slice(-5)}`
  return manyPlaces ? `${title} ${place}` : title
}

const tagPrefix = '限分工会 '

/** Slots of the same branches share the limits that keep all others out; null: for everybody. The same whatever the order. */
export function tagOf({ unitIds }: Pick<Slot, 'unitIds'>): string | null {
  if (unitIds.length === 0) return null
  const digest = createHash('sha256').update([...new Set(unitIds)].toSorted().join())
  return `${tagPrefix}${digest.digest('hex').slice(0, 6)}`
}

export function isBranchTag(tag: string | null): tag is string {
  return tag !== null && tag.startsWith(tagPrefix)
}
