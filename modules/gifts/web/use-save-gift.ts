import { useSaveOffer } from '../../../engines/capacity/web/editor/use-save-offer.ts'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../web/api.ts'
import type { GiftDraft, inputOf } from './gift-draft.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { EditedGift } from './gifts.types.ts'

export function useSaveGift(drafting: Drafting<EditedGift | null, GiftDraft>) {
  const { begun, isOwn } = drafting
  return useSaveOffer({
    drafting,
    path: '/gifts',
    say: useTexts(giftsDeskTexts),
    changed: useOffersChanged(query.gifts.key()),
    store: async ({ unitId, ...facts }: NonNullable<ReturnType<typeof inputOf>>, call) => {
      if (begun === null) return api.gifts.create({ unitId, ...facts }, call)
      // The packages that this form made a moment ago have ids by now, in the same order.
      const own = isOwn ? (await api.gifts.edited({ id: begun.id })).packages : []
      const packages = facts.packages.map((one, at) => ({ ...one, id: one.id ?? own[at]?.id ?? null }))
      return api.gifts.edit({ id: begun.id, version: begun.version, ...facts, packages })
    },
  })
}
