import { useSaveOffer } from '../../../engines/capacity/web/editor/use-save-offer.ts'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'
import type { ActivityDraft, inputOf } from './activity-draft.ts'

export function useSaveActivity(drafting: Drafting<EditedActivity | null, ActivityDraft>) {
  const say = useTexts(activitiesTexts)
  const { begun } = drafting
  return useSaveOffer({
    drafting,
    path: '/activities',
    say,
    changed: useOffersChanged(query.activities.key()),
    store: async ({ unitId, ...facts }: NonNullable<ReturnType<typeof inputOf>>, call) =>
      begun ? api.activities.edit({ id: begun.id, version: begun.version, ...facts }) : { ...(await api.activities.create({ unitId, ...facts }, call)), told: 0, movedUp: 0 },
    outcome: ({ told, movedUp }) => {
      if (told > 0) return say('savedTold', { count: told })
      return movedUp > 0 ? say('savedMoved', { count: movedUp }) : null
    },
  })
}
