import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { query } from '../../../../web/api.ts'
import type { ImportBatch } from '../members.types.ts'

/** One step of an import: afterwards the page shows the batch as it then stands; a refusal is said and the batch read again. */
export function useBatchStep<Given = void>(id: string, step: (given: Given) => Promise<ImportBatch>): UseMutationResult<ImportBatch, Error, Given> {
  const cache = useQueryClient()
  const sayBase = useTexts(baseTexts)
  const key = query.memberImports.read.queryKey({ input: { id } })
  return useMutation({
    mutationFn: step,
    onSuccess: (batch) => {
      cache.setQueryData(key, batch)
      void cache.invalidateQueries({ queryKey: query.memberImports.key() })
      void cache.invalidateQueries({ queryKey: ['table'] })
    },
    onError: (error) => {
      toast({ message: describeError(error, sayBase).message, tone: 'bad' })
      void cache.invalidateQueries({ queryKey: key })
    },
  })
}
