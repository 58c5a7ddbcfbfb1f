import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Drafting } from '../../../../kernel/ui/use-draft.ts'
import { api, query } from '../../../../web/api.ts'
import type { Consultation } from '../suggestions.types.ts'
import { consultationsTexts } from './consultations.texts.ts'
import type { inputOf, Sorting } from './sorting.ts'

type Sorted = ReturnType<typeof inputOf>

export type SortSaving = ReturnType<typeof useSortSaving>

/** Keeps the sorting, and publishes it. */
export function useSortSaving({ store }: Drafting<Consultation, Sorting>) {
  const say = useTexts(consultationsTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [asked, ask] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: query.consultations.key() })
  const save = useMutation({
    mutationFn: (sorted: Sorted) => store(() => api.consultations.sortComments(sorted)),
    onSuccess: async () => {
      toast(say('sortSaved'))
      await refresh()
    },
    onError: () => void refresh(),
  })
  const publish = useMutation({
    mutationFn: async (sorted: Sorted) => {
      const { id, version } = await store(() => api.consultations.sortComments(sorted))
      return api.consultations.publishResults({ id, version })
    },
    onSuccess: async ({ id }) => {
      toast(say('resultsPublished'))
      await navigate({ to: `/consultations/${id}` })
    },
    onSettled: () => {
      ask(false)
      return refresh()
    },
  })
  return {
    asked,
    ask,
    fault: publish.error ?? save.error,
    isSaving: save.isPending,
    isPublishing: publish.isPending,
    onSave: (sorted: Sorted) => {
      publish.reset()
      save.mutate(sorted)
    },
    onPublish: (sorted: Sorted) => {
      save.reset()
      publish.mutate(sorted)
    },
  }
}
