import { useQueryClient } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'

/** After a booking or a change of a venue: free times, lists, tables and what waits on the home page are read anew. */
export function useVenuesChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: query.venues.key() }),
      client.invalidateQueries({ queryKey: query.venueBookings.key() }),
      client.invalidateQueries({ queryKey: ['table'] }),
      client.invalidateQueries({ queryKey: shellQuery.queryKey }),
    ])
  }
}
