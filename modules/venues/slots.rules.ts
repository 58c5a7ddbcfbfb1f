import { quarterMinutes, type OpenSpan } from './venues.shapes.ts'

const minuteMs = 60_000
const quarterMs = quarterMinutes * minuteMs

export interface Slot {
  startsAt: Date
  endsAt: Date
}

/** What slots are cut from. */
export interface Timetable {
  hours: readonly OpenSpan[]
  slotMinutes: number
  units: number
  mostSlots: number
}

export interface Block {
  /** Null: every unit. */
  unitNo: number | null
  from: Date
  to: Date
  reason: string
}

/** What stands in the way: quarters that bookings hold, as `quarterKey` names them, and times at which it is shut. */
export interface Taken {
  quarters: ReadonlySet<string>
  blocks: readonly Block[]
}

export interface OpenSlot extends Slot {
  /** Numbers of the units that are free. */
  free: number[]
  /** Every unit is shut, whether or not it was booked. */
  blocked: boolean
  /** Slots that may be taken one after another from here on, in the unit that is free the longest. */
  most: number
}

export function quarterKey(unitNo: number, startsAt: Date): string {
  return `${unitNo} ${startsAt.getTime()}`
}

/** The slots of a day (`YYYY-MM-DD`) in China, in their order; what is left of a span after its last whole slot is not booked. */
export function slotsOfDay({ hours, slotMinutes }: Pick<Timetable, 'hours' | 'slotMinutes'>, day: string): Slot[] {
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  const at = (minute: number) => new Date(midnight + minute * minuteMs)
  const spans = hours.filter(({ weekday }) => weekday === isoWeekday(day)).toSorted((a, b) => a.from - b.from)
  return spans.flatMap(({ from, to }) =>
    Array.from({ length: Math.floor((to - from) / slotMinutes) }, (_, index) => ({
      startsAt: at(from + index * slotMinutes),
      endsAt: at(from + (index + 1) * slotMinutes),
    })),
  )
}

/** 1 is Monday, 7 Sunday. */
export function isoWeekday(day: string): number {
  return ((new Date(day).getUTCDay() + 6) % 7) + 1
}

/** The Monday of a day's week. */
export function weekOf(day: string): string {
  return new Date(Date.parse(day) - (isoWeekday(day) - 1) * 86_400_000).toISOString().slice(0, 10)
}

export function minutesOf({ startsAt, endsAt }: Slot): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / minuteMs)
}

/** The instants at which the quarters of a time begin: what a booking of it holds. */
export function quartersOf({ startsAt, endsAt }: Slot): Date[] {
  const from = startsAt.getTime()
  return Array.from({ length: Math.round((endsAt.getTime() - from) / quarterMs) }, (_, index) => new Date(from + index * quarterMs))
}

/** Slots with what is free in each. */
export function withFree(slots: readonly Slot[], timetable: Timetable, taken: Taken): OpenSlot[] {
  const numbers = Array.from({ length: timetable.units }, (_, index) => index + 1)
  const open = slots.map((slot) => {
    const unshut = numbers.filter((unitNo) => !isShut(taken.blocks, unitNo, slot))
    const free = unshut.filter((unitNo) => quartersOf(slot).every((at) => !taken.quarters.has(quarterKey(unitNo, at))))
    return { ...slot, free, blocked: unshut.length === 0 }
  })
  return open.map((slot, index) => ({ ...slot, most: Math.max(0, ...slot.free.map((unitNo) => runFrom(open, { index, unitNo, most: timetable.mostSlots }))) }))
}

function isShut(blocks: readonly Block[], unitNo: number, slot: Slot): boolean {
  return blocks.some((block) => (block.unitNo === null || block.unitNo === unitNo) && touches(block, slot))
}

export function touches({ from, to }: Pick<Block, 'from' | 'to'>, { startsAt, endsAt }: Slot): boolean {
  return from < endsAt && startsAt < to
}

/** How many slots follow without a gap in which this unit is free. */
function runFrom(slots: readonly (Slot & { free: number[] })[], { index, unitNo, most }: { index: number; unitNo: number; most: number }): number {
  const run = slots.slice(index, index + most)
  const broken = run.findIndex((slot, at) => !slot.free.includes(unitNo) || (at > 0 && run[at - 1]?.endsAt.getTime() !== slot.startsAt.getTime()))
  return broken === -1 ? run.length : broken
}

/** Slots one after another that begin at this instant; null where the timetable has no such slots. */
export function spanFrom(slots: readonly OpenSlot[], { startsAt, count }: { startsAt: Date; count: number }): OpenSlot[] | null {
  const index = slots.findIndex((slot) => slot.startsAt.getTime() === startsAt.getTime())
  const span = index === -1 ? [] : slots.slice(index, index + count)
  const whole = span.length === count && span.every((slot, at) => at === 0 || span[at - 1]?.endsAt.getTime() === slot.startsAt.getTime())
  return whole ? span : null
}

/** The first unit that is free for all of them. */
export function unitFor(span: readonly OpenSlot[]): number | null {
  return span[0]?.free.find((unitNo) => span.every((slot) => slot.free.includes(unitNo))) ?? null
}

/** Free times of the same length, those nearest to what was wanted first. */
export function nearestFree(slots: readonly OpenSlot[], { startsAt, count, after, atMost }: { startsAt: Date; count: number; after: Date; atMost: number }): Slot[] {
  const away = (slot: Slot) => Math.abs(slot.startsAt.getTime() - startsAt.getTime())
  return slots
    .flatMap((slot, index) => {
      const last = slots[index + count - 1]
      return slot.startsAt > after && slot.most >= count && last ? [{ startsAt: slot.startsAt, endsAt: last.endsAt }] : []
    })
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, atMost)
}

/** Whether a time lies wholly within the hours of its day. */
export function isWithinHours(hours: readonly OpenSpan[], { startsAt, endsAt }: Slot, day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  const [from, to] = [startsAt, endsAt].map((at) => (at.getTime() - midnight) / minuteMs)
  return hours.some((span) => span.weekday === isoWeekday(day) && from !== undefined && to !== undefined && span.from <= from && to <= span.to)
}
