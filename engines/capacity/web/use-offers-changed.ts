import { useQueryClient } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'

/** After a change of mine or of the desk: offers, sign-ups, every list of them and what waits on the home page are read anew. */
export function useOffersChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: query.capacity.key() }),
      client.invalidateQueries({ queryKey: ['table'] }),
      client.invalidateQueries({ queryKey: shellQuery.queryKey }),
    ])
  }
}
