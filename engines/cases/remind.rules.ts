import { addWorkingDays, type Calendar } from '../calendar/working-days.ts'

/** Working days from the last day on which it is in time: three before, the day itself, three after. */
export const steps = [
  { name: 't-10', offset: -10 },
  { name: 't-3', offset: -3 },
  { name: 't', offset: 0 },
  { name: 't+3', offset: 3 },
  { name: 't+7', offset: 7 },
] as const

export type Step = (typeof steps)[number]

export interface Asked {
  /** Days in China, `YYYY-MM-DD`. */
  openedOn: string
  dueOn: string
  today: string
  /** The names of the reminders that went out before. */
  sent: readonly string[]
}

/**
 * The one reminder that is due today: the newest whose day has come, so that a server that slept sends one and not five.
 * None that would have come with the task itself. `unknownYear` where its day cannot be counted.
 */
export function reminderFor(calendar: Calendar, { openedOn, dueOn, today, sent }: Asked): Step | { unknownYear: number } | null {
  const lastSent = steps.findLastIndex((step) => sent.includes(step.name))
  for (const step of steps.slice(lastSent + 1).toReversed()) {
    const counted = addWorkingDays(calendar, dueOn, step.offset)
    if ('unknownYear' in counted) {
      // Before the deadline nothing that comes after it is due, known or not.
      if (step.offset > 0 && today <= dueOn) continue
      return counted
    }
    if (counted.day > today) continue
    return counted.day > openedOn ? step : null
  }
  return null
}
