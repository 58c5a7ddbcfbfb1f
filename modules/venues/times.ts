import { readCalendar } from '../../engines/calendar/calendar.store.ts'
import { addDays, endOfDay, workingDayOn, type Calendar } from '../../engines/calendar/working-days.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { ownIn, takenOf, type Booking } from './bookings.store.ts'
import { minutesOf, slotsOfDay, touches, weekOf, withFree, type OpenSlot, type Slot, type Taken } from './slots.rules.ts'
import type { Venue } from './venues.store.ts'

interface DayAsked {
  from: string
  days: number
  staffId: string | null
  now: Date
}

/** What is free on some days, and what this person has there: four statements, however many days. */
export async function readTimes(db: Db, venue: Venue, { from, days, staffId, now }: DayAsked) {
  const asked = Array.from({ length: days }, (_, index) => addDays(from, index))
  const span = spanOfDays(weekOf(from), addDays(weekOf(asked.at(-1) ?? from), 6))
  const taken = (await takenOf(db, [venue.id], span))(venue.id)
  const own = staffId === null ? [] : await ownIn(db, { venueId: venue.id, staffId }, span)
  const calendar = await readCalendar(db)
  const lastDay = lastDayOf(venue, now)
  return asked.map((day) => {
    const closed = closedOn(calendar, venue, day)
    const slots = closed ? [] : withFree(slotsOfDay(venue, day), venue, taken)
    return {
      day,
      closed,
      notices: [...new Set(taken.blocks.filter((block) => touches(block, spanOfDays(day, day))).map(noticeOf))],
      leftMinutes: leftIn(venue, own, day),
      slots: slots.map((slot) => ({
        startsAt: slot.startsAt.toISOString(),
        endsAt: slot.endsAt.toISOString(),
        free: slot.free.length,
        most: slot.most,
        closed: whyNot(slot, { now, far: day > lastDay }),
        mine: own.find((booking) => booking.startsAt < slot.endsAt && slot.startsAt < booking.endsAt)?.id ?? null,
      })),
    }
  })
}

/** Slots of a day and of the days around it, as far as they may be booked: where the nearest free ones are looked for. */
export async function slotsAround(db: Db, venue: Venue, { day, around, now }: { day: string; around: number; now: Date }): Promise<OpenSlot[]> {
  const [first, last] = [addDays(day, -around), addDays(day, around)]
  const from = first < dayOf(now) ? dayOf(now) : first
  const to = last > lastDayOf(venue, now) ? lastDayOf(venue, now) : last
  if (to < from) return []
  const taken = (await takenOf(db, [venue.id], spanOfDays(from, to)))(venue.id)
  const calendar = await readCalendar(db)
  const days = Array.from({ length: Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1 }, (_, index) => addDays(from, index))
  return withFree(
    days.flatMap((one) => (closedOn(calendar, venue, one) ? [] : slotsOfDay(venue, one))),
    venue,
    taken,
  )
}

export function lastDayOf({ aheadDays }: Pick<Venue, 'aheadDays'>, now: Date): string {
  return addDays(dayOf(now), aheadDays)
}

/** From the first instant of one day to the last of another. */
export function spanOfDays(from: string, to: string): Slot {
  return { startsAt: new Date(`${from}T00:00:00+08:00`), endsAt: endOfDay(to) }
}

/** Why a whole day is shut by the timetable. Holidays of a year that nobody has entered yet are not known, and shut nothing. */
export function closedOn(calendar: Calendar, { hours, closedOnHolidays, slotMinutes }: Pick<Venue, 'hours' | 'closedOnHolidays' | 'slotMinutes'>, day: string): Bilingual | null {
  const answer = workingDayOn(calendar, day)
  if (closedOnHolidays && 'special' in answer && answer.special?.kind === 'holiday')
    return { zh: `${answer.special.name}放假，不开放`, en: `Closed: public holiday (${answer.special.name})` }
  return slotsOfDay({ hours, slotMinutes }, day).length === 0 ? { zh: '当天不开放', en: 'Closed on this day' } : null
}

/** Minutes that this person may still take in a day's week; null: there is no limit. */
export function leftIn({ weekHours }: Pick<Venue, 'weekHours'>, own: readonly Booking[], day: string): number | null {
  if (weekHours === null) return null
  const used = own.filter(({ startsAt }) => weekOf(dayOf(startsAt)) === weekOf(day)).reduce((sum, booking) => sum + minutesOf(booking), 0)
  return Math.max(0, weekHours * 60 - used)
}

function whyNot(slot: OpenSlot, { now, far }: { now: Date; far: boolean }): 'past' | 'far' | 'taken' | 'blocked' | null {
  if (slot.startsAt <= now) return 'past'
  if (slot.blocked) return 'blocked'
  if (slot.free.length === 0) return 'taken'
  return far ? 'far' : null
}

function noticeOf({ unitNo, reason }: Taken['blocks'][number]): string {
  return unitNo === null ? reason : `${unitNo}号：${reason}`
}
