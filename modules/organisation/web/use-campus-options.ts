import { useQuery } from '@tanstack/react-query'
import type { Option } from '../../../kernel/ui/base/Select.tsx'
import { query } from '../../../web/api.ts'

/** The campuses in use, to choose from. */
export function useCampusOptions(): Option[] {
  const { data } = useQuery(query.organisation.campuses.queryOptions())
  return (data?.items ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))
}
