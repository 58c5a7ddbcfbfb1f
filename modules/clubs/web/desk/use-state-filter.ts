import { useSearch } from '@tanstack/react-router'

/** What the table's filter by state stands at, where the columns depend on it; null: as the page begins. */
export function useStateFilter(): string | null {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const state = search['f.state']
  return typeof state === 'string' ? state : null
}
