import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'
import type { inputOf } from './activity-draft.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

interface Stored {
  id: string
  version: number
}

/** Saves a draft or a change, and announces it where that was pressed. What was stored before announcing failed is not made twice. */
export function useSaveActivity(begun: EditedActivity | null) {
  const say = useTexts(activitiesTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const offersChanged = useOffersChanged()
  const [idempotencyKey] = useState(randomKey)
  const stored = useRef<Stored | null>(begun && { id: begun.id, version: begun.version })
  const store = async ({ unitId, ...facts }: Saving['input']) => {
    if (stored.current === null) {
      stored.current = await api.activities.create({ unitId, ...facts }, { context: { idempotencyKey } })
      return { ...stored.current, told: 0, movedUp: 0 }
    }
    const saved = await api.activities.edit({ ...stored.current, ...facts })
    stored.current = saved
    return saved
  }
  return useMutation({
    mutationFn: async ({ input, publish }: Saving) => {
      const saved = await store(input)
      if (!publish) return { ...saved, rosterSize: null }
      const { rosterSize } = await api.capacity.offers.publish({ offerId: saved.id, version: saved.version })
      return { ...saved, rosterSize }
    },
    onSuccess: async ({ id, told, movedUp, rosterSize }, { publish }) => {
      if (rosterSize !== null) toast(say('published', { count: rosterSize }))
      else if (told > 0) toast(say('savedTold', { count: told }))
      else if (movedUp > 0) toast(say('savedMoved', { count: movedUp }))
      else toast(say(begun === null || begun.phase === 'draft' ? 'savedDraft' : 'saved'))
      await Promise.all([client.invalidateQueries({ queryKey: query.activities.key() }), offersChanged()])
      if (begun === null || publish) await navigate({ to: publish ? `/activities/${id}` : `/activities/${id}/edit`, replace: true })
    },
  })
}
