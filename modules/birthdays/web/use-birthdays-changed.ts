import { useQueryClient } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'

/** After anything was issued, used, changed or settled: pages, tables and what waits are read anew. */
export function useBirthdaysChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    const changed = [query.birthdays.key(), query.birthdayShops.key(), query.birthdaySettlements.key(), ['table'], shellQuery.queryKey]
    await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}
