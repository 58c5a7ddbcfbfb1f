import { z } from 'zod'

export const venueKinds = ['home', 'sport', 'room', 'equipment'] as const
export type VenueKind = (typeof venueKinds)[number]

export const bookingStates = ['asked', 'booked', 'declined', 'given_back', 'called_off', 'lapsed'] as const
export type BookingState = (typeof bookingStates)[number]

/** A venue's clock ticks in quarters of an hour: every time of it is a whole number of them. */
export const quarterMinutes = 15

/** How long a slot may be, in minutes. */
export const slotLengths = [15, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720] as const

const minuteOfDay = z.number().int().min(0).max(1440).multipleOf(quarterMinutes)

/** Open on this weekday (1: Monday, 7: Sunday) from minute to minute of the day in China. */
const openSpan = z.object({ weekday: z.number().int().min(1).max(7), from: minuteOfDay, to: minuteOfDay })
export type OpenSpan = z.infer<typeof openSpan>

/** A week's opening hours: no span is empty, and none begins before the one ahead of it on the same day has ended. */
export const openingHours = z
  .array(openSpan)
  .max(42)
  .refine((spans) => spans.every(({ from, to }) => from < to), { error: '关门时间须晚于开门时间。' })
  .refine((spans) => spans.every((span, index) => spans.every((other, at) => at === index || !overlaps(span, other))), { error: '同一天的开放时段不能重叠。' })

function overlaps(one: OpenSpan, other: OpenSpan): boolean {
  return one.weekday === other.weekday && one.from < other.to && other.from < one.to
}
