import { useQuery } from '@tanstack/react-query'
import type { Option } from '../../../kernel/ui/base/Select.tsx'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'

/** The kinds of case there are, to choose from. */
export function useProcesses(): Option[] {
  const words = useBilingual()
  const { data } = useQuery(query.cases.listProcesses.queryOptions({ staleTime: Infinity }))
  return (data?.items ?? []).map(({ process, title }) => ({ value: process, label: words(title) }))
}
