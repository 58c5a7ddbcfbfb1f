import { useQueryClient } from '@tanstack/react-query'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { query } from '../../../web/api.ts'

/** After a change of a team, a task or of hours: their pages, every table and what waits on the home page are read anew. */
export function useVolunteeringChanged(): () => Promise<void> {
  const client = useQueryClient()
  const offersChanged = useOffersChanged()
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: query.volunteerTeams.key() }),
      client.invalidateQueries({ queryKey: query.volunteerTasks.key() }),
      client.invalidateQueries({ queryKey: query.volunteerHours.key() }),
      offersChanged(),
    ])
  }
}
