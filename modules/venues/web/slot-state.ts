import type { SayOf } from '../../../kernel/ui/texts.ts'
import type { venuesTexts } from './venues.texts.ts'
import type { SlotTime } from './venues.types.ts'

/** Whether a time can be pressed: free, not mine already, and within my hours of the week. */
export function isFree({ closed, mine }: SlotTime, leftMinutes: number | null, slotMinutes: number): boolean {
  return closed === null && mine === null && (leftMinutes === null || leftMinutes >= slotMinutes)
}

export function minutesOf({ startsAt, endsAt }: SlotTime): number {
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000
}

/** How a time stands, in a word or two. */
export function sayState({ closed, mine, free }: SlotTime, units: number, say: SayOf<typeof venuesTexts>): string {
  if (mine !== null) return say('mineHere')
  switch (closed) {
    case null:
      return units > 1 ? say('freeOf', { count: free }) : say('free')
    case 'taken':
      return say('full')
    case 'past':
    case 'far':
    case 'blocked':
      return say(closed)
  }
}
