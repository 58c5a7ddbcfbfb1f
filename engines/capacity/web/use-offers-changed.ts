import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'

/** After a change of mine or of the desk: offers, sign-ups, every list of them, what waits on the home page, and what a service says besides (`others`), are read anew. */
export function useOffersChanged(...others: readonly QueryKey[]): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([query.capacity.key(), ['table'], shellQuery.queryKey, ...others].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}
