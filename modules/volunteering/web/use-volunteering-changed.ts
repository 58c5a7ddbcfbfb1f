import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { query } from '../../../web/api.ts'

/** After a change of a team, a task or of hours: their pages, every table and what waits on the home page are read anew. */
export function useVolunteeringChanged(): () => Promise<void> {
  return useOffersChanged(query.volunteerTeams.key(), query.volunteerTasks.key(), query.volunteerHours.key())
}
