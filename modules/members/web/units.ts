import { useQuery } from '@tanstack/react-query'
import type { Option } from '../../../kernel/ui/base/Select.tsx'
import type { FoundOrg } from '../../../kernel/ui/desk/OrgPicker.tsx'
import { api, query } from '../../../web/api.ts'

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

/** Branches for an OrgPicker: by name, earlier name or pinyin; all of them before anything is typed. */
export async function findBranches(text: string): Promise<FoundOrg[]> {
  if (text === '') {
    const { nodes } = await api.organisation.tree({})
    return nodes.filter(({ kind }) => kind === 'branch').map(({ id, name, campusName }) => ({ id, name, place: campusName ?? '' }))
  }
  const { items } = await api.organisation.search({ q: text })
  return items.filter(({ kind }) => kind === 'branch').map(({ id, name, path }) => ({ id, name, place: path }))
}
