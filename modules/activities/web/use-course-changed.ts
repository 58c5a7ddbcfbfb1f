import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { query } from '../../../web/api.ts'

/** After a meeting was moved, called off or added: the class, its sheet and its points are read anew. */
export function useCourseChanged(): () => Promise<void> {
  return useOffersChanged(query.activities.key(), query.checkin.key())
}
