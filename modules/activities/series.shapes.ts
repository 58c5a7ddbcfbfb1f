import { z } from 'zod'
import { day, id, instant, version } from '../../kernel/contract.ts'

/** More than a class of two terms has. */
export const mostMeetings = 100

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** ISO weekdays as digits, Monday is 1: `24` is Tuesday and Thursday. */
const weekdays = z.string().regex(/^[1-7]{1,7}$/)

/** By what meetings are laid out: hours in China, so many times or until a day. */
const rule = { firstDay: day, weekdays, from: clockTime, to: clockTime }

export const meetingPlanAsked = z.object({ ...rule, times: z.coerce.number().int().min(1).max(mostMeetings).optional(), lastDay: day.optional() })

const span = { startsAt: instant, endsAt: instant }

export const meetingPlan = z.object({
  meetings: z.array(
    z.object({
      ...span,
      /** A weekend day on which work is made up. */
      madeUp: z.boolean(),
    }),
  ),
  /** Days of the rule that are public holidays: left out. */
  skipped: z.array(z.object({ day, name: z.string() })),
  /** Years whose holidays nobody has entered: their days stand by their weekday alone. */
  unknownYears: z.array(z.number().int()),
})

export const seriesEntry = z.object({
  ...rule,
  times: z.number().int().min(1).max(mostMeetings).nullable(),
  lastDay: day.nullable(),
  /** To so many of them one must come for a certificate. */
  attendLeast: z.number().int().min(1).max(mostMeetings),
  /** A parent signs up and the child has the place; what must be known of the child is asked first. */
  forChildren: z.boolean().default(false),
  /** As they were shown, in their order. Of an announced class they are moved one by one instead. */
  meetings: z.array(z.object(span)).min(1).max(mostMeetings),
})

/** A class among others: how many meetings, and the next of them. */
export const seriesSummary = z.object({
  meetings: z.number().int(),
  next: z.object({ id, no: z.number().int(), ...span, place: z.string().nullable() }).nullable(),
})

export const meetingShown = z.object({
  id,
  no: z.number().int(),
  ...span,
  /** Elsewhere than the others. */
  place: z.string().nullable(),
  /** Why it does not take place; null: it does. */
  calledOffReason: z.string().nullable(),
  /** Whether I was checked in there; null: I have no place. */
  came: z.boolean().nullable(),
  version,
})
