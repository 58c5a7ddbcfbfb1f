import { useQuery, useQueryClient } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'

/** A case as this reader may see it. */
export function useCase(caseId: string) {
  return useQuery(query.cases.read.queryOptions({ input: { caseId } }))
}

/** After a change: the case, every list of cases, and what waits on the home page are read anew. */
export function useCaseChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: query.cases.key() }),
      client.invalidateQueries({ queryKey: ['table'] }),
      client.invalidateQueries({ queryKey: shellQuery.queryKey }),
    ])
  }
}
