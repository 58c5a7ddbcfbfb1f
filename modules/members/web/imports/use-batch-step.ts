import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { query } from '../../../../web/api.ts'
import type { ImportBatch } from '../members.types.ts'

/** One step of an import: afterwards the page shows the batch as it then stands; a refusal is said and the batch read again. */
export function useBatchStep<Given = void>(id: string, step: (given: Given) => Promise<ImportBatch>): UseMutationResult<ImportBatch, Error, Given> {
  const cache = useQueryClient()
  const key = query.memberImports.read.queryKey({ input: { id } })
  return useMutation({
    mutationFn: step,
    onSuccess: (batch) => {
      cache.setQueryData(key, batch)
      void cache.invalidateQueries({ queryKey: query.memberImports.key() })
      void cache.invalidateQueries({ queryKey: ['table'] })
    },
    onError: (error) => {
      toastRefusal(error)
      void cache.invalidateQueries({ queryKey: key })
    },
  })
}
