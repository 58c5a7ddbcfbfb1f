import { useQueryClient } from '@tanstack/react-query'
import { useCaseChanged } from '../../../../engines/cases/web/use-case.ts'
import { query } from '../../../../web/api.ts'

/** After a step: rounds, applications, their cases and lists are read anew. */
export function usePlacementChanged(): () => Promise<void> {
  const client = useQueryClient()
  const changed = useCaseChanged()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: query.placement.key() }), changed()])
  }
}
