import { useQuery } from '@tanstack/react-query'
import type { Option } from '../../../kernel/ui/base/Select.tsx'
import { query } from '../../../web/api.ts'

export interface UnitOptions {
  branches: Option[]
  /** Named with their branch: two branches may both have an 办公室工会小组. */
  groups: (Option & { branchId: string | null })[]
  nameOf: (id: string) => string
}

/** Branches and their groups as they stand today, in the order of the tree. */
export function useUnitOptions(): UnitOptions {
  const { data } = useQuery(query.organisation.tree.queryOptions({ input: {}, staleTime: 300_000 }))
  const nodes = data?.nodes ?? []
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? ''
  return {
    branches: nodes.filter(({ kind }) => kind === 'branch').map(({ id, name }) => ({ value: id, label: name })),
    groups: nodes.filter(({ kind }) => kind === 'group').map(({ id, name, parentId }) => ({ value: id, label: `${nameOf(parentId ?? '')} · ${name}`, branchId: parentId })),
    nameOf,
  }
}
