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

export function staffListInput(query: TableQuery) {
  const { sort, cursor, limit } = query
  const wanted = sort ? `${sort.descending ? '-' : ''}${sort.key}` : 'name'
  return { ...staffFilterOf(query), sort: sorts.find((known) => known === wanted) ?? 'name', limit, ...(cursor ? { cursor } : {}) }
}

export function staffExportHref(query: TableQuery): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(staffFilterOf(query))) if (value !== undefined) params.set(key, String(value))
  const text = params.toString()
  return `${apiPrefix}/staff/export.xlsx${text ? `?${text}` : ''}`
}
