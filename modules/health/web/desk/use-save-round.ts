import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useOffersChanged } from '../../../../engines/capacity/web/use-offers-changed.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { EditedRound } from '../health.types.ts'
import { healthDeskTexts } from './desk.texts.ts'
import type { inputOf } from './round-draft.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

/** Saves a draft or a change, and publishes it where that was pressed. What was stored before publishing failed is not made twice. */
export function useSaveRound(begun: EditedRound | null) {
  const say = useTexts(healthDeskTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const offersChanged = useOffersChanged()
  const [idempotencyKey] = useState(randomKey)
  const stored = useRef<{ id: string; version: number } | null>(begun && { id: begun.id, version: begun.version })
  const store = ({ unitId, ...facts }: Saving['input']) =>
    stored.current === null ? api.health.create({ unitId, ...facts }, { context: { idempotencyKey } }) : api.health.edit({ ...stored.current, ...facts })
  return useMutation({
    mutationFn: async ({ input, publish }: Saving) => {
      const saved = await store(input)
      stored.current = saved
      if (!publish) return { ...saved, rosterSize: null }
      const { rosterSize } = await api.capacity.offers.publish({ offerId: saved.id, version: saved.version })
      return { ...saved, rosterSize }
    },
    onSuccess: async ({ id, rosterSize }, { publish }) => {
      toast(rosterSize !== null ? say('published', { count: rosterSize }) : say(begun === null || begun.phase === 'draft' ? 'savedDraft' : 'saved'))
      await Promise.all([client.invalidateQueries({ queryKey: query.health.key() }), offersChanged()])
      if (begun === null || publish) await navigate({ to: publish ? `/health/${id}` : `/health/${id}/edit`, replace: true })
    },
  })
}
