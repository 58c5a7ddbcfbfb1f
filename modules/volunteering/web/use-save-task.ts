import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../kernel/ui/use-draft.ts'
import { api } from '../../../web/api.ts'
import type { inputOf, TaskDraft } from './task-draft.ts'
import { useVolunteeringChanged } from './use-volunteering-changed.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { EditedTask } from './volunteering.types.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

interface Made {
  id: string
  version: number
}

/** Saves a draft or a change, and announces it where that was pressed. What was stored before announcing failed is not made twice. */
export function useSaveTask(teamId: string, { begun, saved, refused }: Drafting<EditedTask | null, TaskDraft>) {
  const say = useTexts(volunteeringTexts)
  const navigate = useNavigate()
  const changed = useVolunteeringChanged()
  const [idempotencyKey] = useState(randomKey)
  const made = useRef<Made | null>(null)
  const store = async (facts: Saving['input']) => {
    // What this form stored a moment ago may not have been read anew yet.
    const known = made.current !== null && made.current.version > (begun?.version ?? 0) ? made.current : begun
    if (known === null) return { ...(await api.volunteerTasks.create({ teamId, ...facts }, { context: { idempotencyKey } })), told: 0 }
    return api.volunteerTasks.edit({ id: known.id, version: known.version, ...facts })
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
    onSuccess: async ({ id, told, rosterSize }, { publish }) => {
      if (rosterSize !== null) toast(say('published', { count: rosterSize }))
      else if (told > 0) toast(say('savedTold', { count: told }))
      else toast(say(begun === null || begun.phase === 'draft' ? 'savedDraft' : 'saved'))
      await changed()
      if (begun === null || publish) await navigate({ to: publish ? `/volunteering/tasks/${id}` : `/volunteering/tasks/${id}/edit`, replace: true })
    },
    onError: (error) => {
      refused(error)
      void changed()
    },
  })
}
