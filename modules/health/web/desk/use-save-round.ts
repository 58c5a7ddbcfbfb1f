import { useSaveOffer } from '../../../../engines/capacity/web/editor/use-save-offer.ts'
import { useOffersChanged } from '../../../../engines/capacity/web/use-offers-changed.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../../web/api.ts'
import type { EditedRound } from '../health.types.ts'
import { healthDeskTexts } from './desk.texts.ts'
import type { inputOf, RoundDraft } from './round-draft.ts'

export function useSaveRound(drafting: Drafting<EditedRound | null, RoundDraft>) {
  const { begun } = drafting
  return useSaveOffer({
    drafting,
    path: '/health',
    say: useTexts(healthDeskTexts),
    changed: useOffersChanged(query.health.key()),
    store: ({ unitId, ...facts }: NonNullable<ReturnType<typeof inputOf>>, call) =>
      begun ? api.health.edit({ id: begun.id, version: begun.version, ...facts }) : api.health.create({ unitId, ...facts }, call),
  })
}
