import type { TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { apiPrefix } from '../../../web/api.ts'
import { ageRange } from './age-bands.ts'
import type { Membership } from './members.types.ts'

const memberships: readonly Membership[] = ['none', 'applied', 'active', 'retained', 'transferred_out', 'withdrawn', 'deemed_withdrawn', 'expelled', 'deceased']
const sorts = ['name', '-name', 'staffNo', '-staffNo', 'birthDate', '-birthDate'] as const

/** What the list of people is narrowed by, from the table's state. */
export function staffFilterOf({ q, filters }: Pick<TableQuery, 'q' | 'filters'>) {
  const first = (key: string) => filters[key]?.[0]
  const given = {
    q: q || undefined,
    unitId: first('unit'),
    membership: memberships.find((known) => known === first('membership')),
    sex: first('sex'),
    employmentType: first('type'),
    qualityRule: first('rule'),
  }
  return { ...given, ...ageRange(first('age')) }
}

function sortOf({ sort }: Pick<TableQuery, 'sort'>) {
  const wanted = sort ? `${sort.descending ? '-' : ''}${sort.key}` : 'name'
  return sorts.find((known) => known === wanted) ?? 'name'
}

export function staffListInput(query: TableQuery) {
  const { cursor, limit } = query
  return { ...staffFilterOf(query), sort: sortOf(query), limit, ...(cursor ? { cursor } : {}) }
}

/** Columns of the list that the record calls otherwise. */
const exportKeys: Readonly<Record<string, string>> = { unit: 'unitName', group: 'groupName' }

/** The list as it stands: its filter, its order, and the columns that were chosen. */
export function staffExportHref(query: TableQuery, columns: readonly string[] | null): string {
  const params = new URLSearchParams({ sort: sortOf(query) })
  for (const [key, value] of Object.entries(staffFilterOf(query))) if (value !== undefined) params.set(key, String(value))
  if (columns) params.set('columns', columns.map((key) => exportKeys[key] ?? key).join(','))
  return `${apiPrefix}/staff/export.xlsx?${params.toString()}`
}
