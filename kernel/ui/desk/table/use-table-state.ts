import { useLocation, useNavigate, useSearch } from '@tanstack/react-router'
import { readStored, writeStored } from '../../stored.ts'
import { readTableState, withoutUnknown, writeTableState, type TableState } from './query-state.ts'
import type { Column, DataTableProps, Filter, TableQuery } from './table.types.ts'

declare module '@tanstack/history' {
  interface HistoryState {
    /** Cursors of the pages before this one, so that 上一页 works, also after a reload. '' is the first. */
    trail?: readonly string[]
  }
}

export interface TableControl {
  state: TableState
  /** Filters of the address that stand for nothing: they are left out, and the page says so. */
  unknownFilters: readonly string[]
  query: TableQuery
  /** How many rows stand before this page, where that is known. */
  offset: number
  change: (state: TableState) => void
  nextPage: (cursor: string) => void
  /** Null on the first page. */
  previousPage: (() => void) | null
  rememberedColumns: readonly string[] | null
  chooseColumns: (keys: readonly string[]) => void
}

/** The list's state lives in the address: it can be sent, reloaded and gone back to. */
export function useTableState<Row>({ tableKey, columns, filters = [], defaultSort }: Pick<DataTableProps<Row>, 'tableKey' | 'columns' | 'filters' | 'defaultSort'>): TableControl {
  const search = useSearch({ strict: false })
  const { state: past } = useLocation()
  const navigate = useNavigate()
  const { state, unknown } = withoutUnknown(readTableState(search, knownKeys(columns, filters)), filters)
  const trail = state.cursor ? (past.trail ?? ['']) : []
  const go = (next: TableState, before: readonly string[], replace = false) =>
    void navigate({ to: '.', search: writeTableState(search, next), state: { trail: before }, replace, resetScroll: false })
  const columnsKey = `tongxin.columns.${tableKey}`
  const remembered = readStored('local', columnsKey)
  return {
    state,
    unknownFilters: unknown,
    query: { q: state.q, filters: state.filters, sort: state.sort ?? defaultSort ?? null, cursor: state.cursor, limit: state.limit },
    offset: trail.length * state.limit,
    change: (next) => go({ ...next, cursor: null }, [], true),
    nextPage: (cursor) => go({ ...state, cursor }, [...trail, state.cursor ?? '']),
    previousPage: state.cursor ? () => go({ ...state, cursor: trail.at(-1) || null }, trail.slice(0, -1)) : null,
    rememberedColumns: remembered ? remembered.split(',') : null,
    chooseColumns: (keys) => {
      writeStored('local', columnsKey, keys.join(','))
      go({ ...state, columns: keys }, trail, true)
    },
  }
}

function knownKeys<Row>(columns: readonly Column<Row>[], filters: readonly Filter[]) {
  return { filters: filters.map((filter) => filter.key), sortable: columns.filter((column) => column.sortable).map((column) => column.key) }
}
