import { dayOf } from '../../../kernel/clock.ts'
import { addDays, endOfDay } from '../../calendar/working-days.ts'
import type { OfferRules } from '../offer-rules.ts'

/** When an option closes before the whole offer does; null: with it. Until then one signs up for it, changes away from it, or gives it back. */
export function optionClosesAt({ optionClosesDays }: Pick<OfferRules, 'optionClosesDays'>, startsAt: Date | string | null): Date | null {
  if (optionClosesDays === null || startsAt === null) return null
  return endOfDay(addDays(dayOf(new Date(startsAt)), -optionClosesDays))
}
