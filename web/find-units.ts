import type { FoundOrg } from '../kernel/ui/desk/OrgPicker.tsx'
import { api } from './api.ts'

type Node = Awaited<ReturnType<typeof api.organisation.tree>>['nodes'][number]

// What an OrgPicker searches, by name, earlier name or pinyin. Before anything is typed: what is chosen most.

/** Any unit of the union, and any department of the school. */
export function findUnits(text: string): Promise<FoundOrg[]> {
  return find(text, { usual: ({ depth }) => depth <= 1 })
}

/** Where members are. */
export function findBranches(text: string): Promise<FoundOrg[]> {
  return find(text, { among: 'union', usual: isBranch, only: isBranch })
}

/** The school's handling units. */
export function findDepartments(text: string): Promise<FoundOrg[]> {
  return find(text, { among: 'departments', usual: ({ kind }) => kind === 'department' })
}

function isBranch({ kind }: Pick<Node, 'kind'>): boolean {
  return kind === 'branch'
}

interface Wanted {
  among?: 'union' | 'departments'
  usual: (node: Node) => boolean
  only?: (unit: Pick<Node, 'kind'>) => boolean
}

async function find(text: string, { among, usual, only = () => true }: Wanted): Promise<FoundOrg[]> {
  if (text !== '') {
    const { items } = await api.organisation.search({ q: text, ...(among ? { among } : {}) })
    return items.filter(only).map(({ id, name, path, kind }) => ({ id, name, place: above(path), isDepartment: kind === 'department' }))
  }
  const { nodes } = await api.organisation.tree({})
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  return nodes.filter(usual).map(({ id, name, kind, parentId, campusName }) => ({
    id,
    name,
    place: campusName ?? names.get(parentId ?? '') ?? '',
    isDepartment: kind === 'department',
  }))
}

/** The path ends with the unit itself, whose name stands above it already. */
function above(path: string): string {
  return path.split(' / ').slice(0, -1).join(' / ')
}
