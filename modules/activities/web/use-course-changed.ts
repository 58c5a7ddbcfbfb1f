import { useQueryClient } from '@tanstack/react-query'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { query } from '../../../web/api.ts'

/** After a meeting was moved, called off or added: the class, its sheet and its points are read anew. */
export function useCourseChanged(): () => Promise<void> {
  const client = useQueryClient()
  const offersChanged = useOffersChanged()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: query.activities.key() }), client.invalidateQueries({ queryKey: query.checkin.key() }), offersChanged()])
  }
}
