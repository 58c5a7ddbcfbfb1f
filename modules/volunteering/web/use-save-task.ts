import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import type { inputOf } from './task-draft.ts'
import { useVolunteeringChanged } from './use-volunteering-changed.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { EditedTask } from './volunteering.types.ts'

interface Saving {
  input: NonNullable<ReturnType<typeof inputOf>>
  publish: boolean
}

interface Stored {
  id: string
  version: number
}

/** Saves a draft or a change, and announces it where that was pressed. What was stored before announcing failed is not made twice. */
export function useSaveTask(teamId: string, begun: EditedTask | null) {
  const say = useTexts(volunteeringTexts)
  const navigate = useNavigate()
  const changed = useVolunteeringChanged()
  const [idempotencyKey] = useState(randomKey)
  const stored = useRef<Stored | null>(begun && { id: begun.id, version: begun.version })
  const store = async (facts: Saving['input']) => {
    if (stored.current === null) {
      stored.current = await api.volunteerTasks.create({ teamId, ...facts }, { context: { idempotencyKey } })
      return { ...stored.current, told: 0 }
    }
    const saved = await api.volunteerTasks.edit({ ...stored.current, ...facts })
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
    onSuccess: async ({ id, told, rosterSize }, { publish }) => {
      if (rosterSize !== null) toast(say('published', { count: rosterSize }))
      else if (told > 0) toast(say('savedTold', { count: told }))
      else toast(say(begun === null || begun.phase === 'draft' ? 'savedDraft' : 'saved'))
      await changed()
      if (begun === null || publish) await navigate({ to: publish ? `/volunteering/tasks/${id}` : `/volunteering/tasks/${id}/edit`, replace: true })
    },
  })
}
