import { useQueryClient } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'

/** After a change of a club: its pages, tables and what waits on the home page are read anew. */
export function useClubsChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: query.clubs.key() }),
      client.invalidateQueries({ queryKey: query.clubRoster.key() }),
      client.invalidateQueries({ queryKey: ['table'] }),
      client.invalidateQueries({ queryKey: shellQuery.queryKey }),
    ])
  }
}
