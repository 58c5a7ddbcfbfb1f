import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'
import type { ActivityDraft, inputOf } from './activity-draft.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

interface Made {
  id: string
  version: number
}

/** Saves a draft or a change, and announces it where that was pressed. What was stored before announcing failed is not made twice. */
export function useSaveActivity({ begun, saved, refused }: Drafting<EditedActivity | null, ActivityDraft>) {
  const say = useTexts(activitiesTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const offersChanged = useOffersChanged()
  const [idempotencyKey] = useState(randomKey)
  const changed = () => Promise.all([client.invalidateQueries({ queryKey: query.activities.key() }), offersChanged()])
  const made = useRef<Made | null>(null)
  const store = async ({ unitId, ...facts }: Saving['input']) => {
    // What this form stored a moment ago may not have been read anew yet.
    const known = made.current !== null && made.current.version > (begun?.version ?? 0) ? made.current : begun
    if (known === null) return { ...(await api.activities.create({ unitId, ...facts }, { context: { idempotencyKey } })), told: 0, movedUp: 0 }
    return api.activities.edit({ id: known.id, version: known.version, ...facts })
  }
  return useMutation({
    mutationFn: async ({ input, publish }: Saving) => {
      const kept = await store(input)
      made.current = kept
      // It is stored from here on, even if it cannot be announced.
      saved()
      if (!publish) return { ...kept, rosterSize: null }
      const { rosterSize } = await api.capacity.offers.publish({ offerId: kept.id, version: kept.version })
      return { ...kept, rosterSize }
    },
    onSuccess: async ({ id, told, movedUp, rosterSize }, { publish }) => {
      if (rosterSize !== null) toast(say('published', { count: rosterSize }))
      else if (told > 0) toast(say('savedTold', { count: told }))
      else if (movedUp > 0) toast(say('savedMoved', { count: movedUp }))
      else toast(say(begun === null || begun.phase === 'draft' ? 'savedDraft' : 'saved'))
      await changed()
      if (begun === null || publish) await navigate({ to: publish ? `/activities/${id}` : `/activities/${id}/edit`, replace: true })
    },
    onError: (error) => {
      refused(error)
      void changed()
    },
  })
}
