import { useQueryClient } from '@tanstack/react-query'
import { query } from '../../../../web/api.ts'

/** After somebody came or a point changed: points, people and numbers are read anew. */
export function useCheckinChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: query.checkin.key() }), client.invalidateQueries({ queryKey: ['table'] })])
  }
}
