import type { DeskOffer } from '../offer.types.ts'
import type { OfferDraft } from './use-offer-draft.ts'

/** What each part of the editor works on. */
export interface StepProps {
  offer: DeskOffer
  draft: OfferDraft
}
