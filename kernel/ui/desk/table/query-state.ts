import type { Filter, TableQuery } from './table.types.ts'

/** A list's state as it stands in the address: search, filters, order, columns, size of page, place. */
export interface TableState {
  q: string
  filters: Readonly<Record<string, readonly string[]>>
  sort: TableQuery['sort']
  columns: readonly string[] | null
  limit: number
  cursor: string | null
}

export const pageSizes = [20, 50, 100] as const

type Search = Readonly<Record<string, string | undefined>>

const filterPrefix = 'f.'

/** Reads what belongs to the table; what it does not know (an old link, a typing error) is left out. */
export function readTableState(search: Search, known: { filters: readonly string[]; sortable: readonly string[] }): TableState {
  const filters = known.filters.flatMap((key) => {
    const values = splitValues(search[filterPrefix + key])
    return values.length > 0 ? [[key, values] as const] : []
  })
  const limit = Number(search['n'])
  return {
    q: (search['q'] ?? '').trim(),
    filters: Object.fromEntries(filters),
    sort: readSort(search['sort'], known.sortable),
    columns: search['cols'] ? splitValues(search['cols']) : null,
    limit: pageSizes.find((size) => size === limit) ?? pageSizes[0],
    cursor: search['after'] || null,
  }
}

/**
 * Leaves out what no filter of the list offers: a kind that there is no more, a day that is none. `unknown` are the labels of those
 * filters. What is looked up elsewhere (a person, a unit) only the server can judge.
 */
export function withoutUnknown(state: TableState, filters: readonly Filter[]): { state: TableState; unknown: string[] } {
  const unknown = filters.filter((filter) => !(state.filters[filter.key] ?? []).every((value) => isKnown(filter, value)))
  const kept = Object.entries(state.filters).flatMap(([key, values]): [string, readonly string[]][] => {
    const filter = filters.find((one) => one.key === key)
    const good = filter ? values.filter((value) => isKnown(filter, value)) : values
    return good.some((value) => value !== '') ? [[key, good]] : []
  })
  if (unknown.length === 0) return { state, unknown: [] }
  return { state: { ...state, cursor: null, filters: Object.fromEntries(kept) }, unknown: unknown.map((filter) => filter.label) }
}

/** Options that are still on their way are none: until they are here nothing is said against a value. */
function isKnown(filter: Filter, value: string): boolean {
  if (filter.kind === 'days') return value === '' || (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)))
  return filter.kind === 'pick' || filter.options.length === 0 || filter.options.some((option) => option.value === value)
}

/** Writes the state into an address's parameters and leaves what belongs to others (a tab, an open drawer). */
export function writeTableState(search: Search, state: TableState): Record<string, string> {
  const kept = Object.entries(search).filter((entry): entry is [string, string] => !isOwn(entry[0]) && entry[1] !== undefined)
  const own: [string, string][] = [
    ['q', state.q],
    ...Object.entries(state.filters).map(([key, values]): [string, string] => [filterPrefix + key, joinValues(values)]),
    ['sort', state.sort ? `${state.sort.descending ? '-' : ''}${state.sort.key}` : ''],
    ['cols', state.columns ? joinValues(state.columns) : ''],
    ['n', state.limit === pageSizes[0] ? '' : String(state.limit)],
    ['after', state.cursor ?? ''],
  ]
  return Object.fromEntries([...kept, ...own.filter(([, value]) => value !== '')])
}

/** What a saved view keeps: everything but the place in the list. */
export function viewOf(state: TableState): Record<string, string> {
  return writeTableState({}, { ...state, cursor: null })
}

export function isSameView(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => one[key] === other[key])
}

/** One filter changed: the list starts again from its first page. */
export function withFilter(state: TableState, key: string, values: readonly string[]): TableState {
  const rest = Object.fromEntries(Object.entries(state.filters).filter(([other]) => other !== key))
  const used = values.some((value) => value !== '')
  return { ...state, cursor: null, filters: used ? { ...rest, [key]: values } : rest }
}

function isOwn(key: string): boolean {
  return key.startsWith(filterPrefix) || ['q', 'sort', 'cols', 'n', 'after'].includes(key)
}

function readSort(text: string | undefined, sortable: readonly string[]): TableQuery['sort'] {
  const key = text?.replace(/^-/, '') ?? ''
  return sortable.includes(key) ? { key, descending: text?.startsWith('-') ?? false } : null
}

/** Values may hold commas themselves; between them a bare comma stands. */
function joinValues(values: readonly string[]): string {
  return values.map((value) => value.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',')
}

function splitValues(text: string | undefined): string[] {
  return text ? text.split(',').map((value) => value.replaceAll('%2C', ',').replaceAll('%25', '%')) : []
}
