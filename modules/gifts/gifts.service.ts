import type { OfferService } from '../../engines/capacity/capacity.ports.ts'
import { forgetGift } from './forget-gift.ts'

/** Gifts as the capacity engine knows them. */
export const giftService: OfferService = {
  key: 'gift',
  name: { zh: '慰问品', en: 'Gift' },
  manage: 'gifts.manage',
  pathOf: (offerId) => `/gifts/${offerId}`,
  forget: forgetGift,
}
