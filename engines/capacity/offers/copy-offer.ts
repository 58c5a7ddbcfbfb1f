import { write, type RequestContext } from '../../../kernel/context.ts'
import { dayOf } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { yearsLater } from '../entitlements.ts'
import type { Condition, OfferRules } from '../offer-rules.ts'
import { managedOffer } from '../reach-offer.ts'
import { insertOffer, limitsOf, optionsOf, type OfferFacts } from './offers.store.ts'
import { lockOffer } from './offers.actions.ts'
import { storeLimits } from './set-limits.ts'
import { storeOptions } from './set-options.ts'

/** A draft after an earlier offer: every date as many whole years later as lie between; within one year the window is left open. */
export async function copyOffer(context: RequestContext, { offerId, title }: { offerId: string; title: string }): Promise<{ id: string; version: number }> {
  await managedOffer(context, offerId)
  return write(
    context,
    async (trx) => {
      const from = await lockOffer(trx, offerId)
      const years = Math.max(0, Number(dayOf(trx.at).slice(0, 4)) - Number(dayOf(from.opensAt ?? from.createdAt).slice(0, 4)))
      const later = (instant: Date | null) => (instant === null ? null : instantLater(instant, years))
      const options = await optionsOf(trx, offerId)
      const open = options.filter(({ state }) => state === 'open')
      const ids = new Map(open.map((option) => [option.id, newId()]))
      const id = newId()
      const window = { opensAt: later(from.opensAt), closesAt: later(from.closesAt), cancelUntil: later(from.cancelUntil), finalAt: later(from.finalAt) }
      const facts: OfferFacts = {
        title,
        mode: from.mode,
        ...(years > 0 ? window : { opensAt: null, closesAt: null, cancelUntil: null, finalAt: null }),
        rules: rulesLater(from.rules, years),
        defaultOptionId: (from.defaultOptionId !== null && ids.get(from.defaultOptionId)) || null,
      }
      await insertOffer(trx, { id, service: from.service, unitId: from.unitId }, facts)
      await storeOptions(
        trx,
        id,
        open.map((option, sort) => ({ ...option, id: ids.get(option.id) ?? newId(), sort, startsAt: later(option.startsAt), endsAt: later(option.endsAt) })),
      )
      const limits = await limitsOf(trx, offerId)
      const kept = limits.filter(({ optionId }) => optionId === null || ids.has(optionId))
      await storeLimits(trx, id, { limits: kept.map((limit) => ({ ...limit, optionId: (limit.optionId !== null && ids.get(limit.optionId)) || null })), taken: [] })
      trx.audit({ action: 'offer.copy', entity: { type: 'offer', id }, unitId: from.unitId, details: { from: offerId, title, years } })
      return { id, version: 1 }
    },
    { route: 'POST /offers/{offerId}/copy', content: { offerId, title } },
  )
}

/** The same day and hour some years later. */
function instantLater(instant: Date, years: number): Date {
  const day = dayOf(instant)
  return new Date(instant.getTime() + Date.parse(yearsLater(day, years)) - Date.parse(day))
}

function rulesLater(rules: OfferRules, years: number): OfferRules {
  const later = (condition: Condition): Condition => ('on' in condition ? { ...condition, on: yearsLater(condition.on, years) } : condition)
  return { ...rules, eligibility: rules.eligibility.map(later) }
}
