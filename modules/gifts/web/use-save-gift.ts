import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../web/api.ts'
import type { GiftDraft, inputOf } from './gift-draft.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import type { EditedGift } from './gifts.types.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

/** Saves a draft or a change, and publishes it where that was pressed. What was stored before publishing failed is not made twice. */
export function useSaveGift({ begun, saved, refused }: Drafting<EditedGift | null, GiftDraft>) {
  const say = useTexts(giftsDeskTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const offersChanged = useOffersChanged()
  const [idempotencyKey] = useState(randomKey)
  const changed = () => Promise.all([client.invalidateQueries({ queryKey: query.gifts.key() }), offersChanged()])
  const made = useRef<{ id: string; version: number } | null>(null)
  const store = async ({ unitId, ...facts }: Saving['input']) => {
    // What this form stored a moment ago may not have been read anew yet.
    const known = made.current !== null && made.current.version > (begun?.version ?? 0) ? made.current : begun
    if (known === null) return api.gifts.create({ unitId, ...facts }, { context: { idempotencyKey } })
    // What was made a moment ago has ids by now that this form does not know: they are its own, in the same order.
    const own = known === begun ? [] : (await api.gifts.edited({ id: known.id })).packages
    const packages = facts.packages.map((one, at) => ({ ...one, id: one.id ?? own[at]?.id ?? null }))
    return api.gifts.edit({ id: known.id, version: known.version, ...facts, packages })
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
      if (begun === null || publish) await navigate({ to: publish ? `/gifts/${id}` : `/gifts/${id}/edit`, replace: true })
    },
    onError: (error) => {
      refused(error)
      void changed()
    },
  })
}
