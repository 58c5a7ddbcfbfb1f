import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useOffersChanged } from '../../../../engines/capacity/web/use-offers-changed.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../../web/api.ts'
import type { EditedRound } from '../health.types.ts'
import { healthDeskTexts } from './desk.texts.ts'
import type { inputOf, RoundDraft } from './round-draft.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

/** Saves a draft or a change, and publishes it where that was pressed. What was stored before publishing failed is not made twice. */
export function useSaveRound({ begun, saved, refused }: Drafting<EditedRound | null, RoundDraft>) {
  const say = useTexts(healthDeskTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const offersChanged = useOffersChanged()
  const [idempotencyKey] = useState(randomKey)
  const changed = () => Promise.all([client.invalidateQueries({ queryKey: query.health.key() }), offersChanged()])
  const made = useRef<{ id: string; version: number } | null>(null)
  const store = ({ unitId, ...facts }: Saving['input']) => {
    // What this form stored a moment ago may not have been read anew yet.
    const known = made.current !== null && made.current.version > (begun?.version ?? 0) ? made.current : begun
    if (known === null) return api.health.create({ unitId, ...facts }, { context: { idempotencyKey } })
    return api.health.edit({ id: known.id, version: known.version, ...facts })
  }
  return useMutation({
    mutationFn: async ({ input, publish }: Saving) => {
      const kept = await store(input)
      made.current = kept
      // It is stored from here on, even if it cannot be published.
      saved()
      if (!publish) return { ...kept, rosterSize: null }
      const { rosterSize } = await api.capacity.offers.publish({ offerId: kept.id, version: kept.version })
      return { ...kept, rosterSize }
    },
    onSuccess: async ({ id, rosterSize }, { publish }) => {
      toast(rosterSize !== null ? say('published', { count: rosterSize }) : say(begun === null || begun.phase === 'draft' ? 'savedDraft' : 'saved'))
      await changed()
      if (begun === null || publish) await navigate({ to: publish ? `/health/${id}` : `/health/${id}/edit`, replace: true })
    },
    onError: (error) => {
      refused(error)
      void changed()
    },
  })
}
