import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import type { inputOf } from './gift-draft.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { EditedGift } from './gifts.types.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

/** Saves a draft or a change, and publishes it where that was pressed. What was stored before publishing failed is not made twice. */
export function useSaveGift(begun: EditedGift | null) {
  const say = useTexts(giftsDeskTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const offersChanged = useOffersChanged()
  const [idempotencyKey] = useState(randomKey)
  const stored = useRef<{ id: string; version: number } | null>(begun && { id: begun.id, version: begun.version })
  const store = async ({ unitId, ...facts }: Saving['input']) => {
    // What was made a moment ago has ids by now that this form does not know: they are its own, in the same order.
    if (stored.current === null) return api.gifts.create({ unitId, ...facts }, { context: { idempotencyKey } })
    const known = begun === null ? (await api.gifts.edited({ id: stored.current.id })).packages : facts.packages
    const packages = facts.packages.map((one, at) => ({ ...one, id: one.id ?? (begun === null ? (known[at]?.id ?? null) : null) }))
    return api.gifts.edit({ ...stored.current, ...facts, packages })
  }
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
      await Promise.all([client.invalidateQueries({ queryKey: query.gifts.key() }), offersChanged()])
      if (begun === null || publish) await navigate({ to: publish ? `/gifts/${id}` : `/gifts/${id}/edit`, replace: true })
    },
  })
}
