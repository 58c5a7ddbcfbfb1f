import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import type { Say } from '../../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api } from '../../../../web/api.ts'

interface Saving<Input, Kept> {
  drafting: Drafting<{ id: string; version: number; phase: string } | null, object>
  /** Where its page lies, without its id. */
  path: string
  say: Say<'published' | 'savedDraft' | 'saved'>
  /** What came of a change besides, in words. */
  outcome?: (kept: Kept) => string | null
  /** Creates it, or changes what is there. */
  store: (input: Input, call: { context: { idempotencyKey: string } }) => Promise<Kept>
  changed: () => Promise<void>
}

/** Saves a draft or a change, and publishes it where that was pressed. What was stored before publishing failed is not made twice. */
export function useSaveOffer<Input, Kept extends { id: string; version: number }>({ drafting: { stored, ...drafting }, path, say, outcome, store, changed }: Saving<Input, Kept>) {
  const navigate = useNavigate()
  const [idempotencyKey] = useState(randomKey)
  return useMutation({
    mutationFn: async ({ input, publish }: { input: Input; publish: boolean }) => {
      const kept = await drafting.store(() => store(input, { context: { idempotencyKey } }))
      const published = publish ? await api.capacity.offers.publish({ offerId: kept.id, version: kept.version }) : null
      return { kept, published }
    },
    onSuccess: async ({ kept, published }) => {
      if (published) toast(say('published', { count: published.rosterSize }))
      else toast(outcome?.(kept) ?? say(stored === null || stored.phase === 'draft' ? 'savedDraft' : 'saved'))
      await changed()
      if (published) await navigate({ to: `${path}/${kept.id}`, replace: true })
      // What was typed meanwhile stays where it is.
      else if (stored === null && kept.isLatest) await navigate({ to: `${path}/${kept.id}/edit`, replace: true })
    },
    onError: () => void changed(),
  })
}
