import type { ReactNode } from 'react'
import type { Option } from '../../base/Select.tsx'

/** What a list is asked for; the page turns it into its route's input. */
export interface TableQuery {
  q: string
  filters: Readonly<Record<string, readonly string[]>>
  sort: { key: string; descending: boolean } | null
  cursor: string | null
  limit: number
}

/** The shape of `pageOf()` on the wire. */
export interface TablePage<Row> {
  items: Row[]
  nextCursor: string | null
  count: number
  countCapped: boolean
}

export interface Column<Row> {
  key: string
  title: string
  render: (row: Row) => ReactNode
  /** The server sorts by this key. */
  sortable?: boolean
  /** Numbers and money stand at the right. */
  align?: 'start' | 'end'
  /** In pixels of normal type; a column without takes what is left. */
  width?: number
  /** Not shown until somebody asks for it in the column chooser. */
  extra?: boolean
  /** On a phone's card: beside the title, as a labelled line (the default), or not at all. */
  onCard?: 'aside' | 'line' | 'none'
}

interface FilterBase {
  key: string
  label: string
}

export type Filter =
  | (FilterBase & { kind: 'one' | 'many'; options: readonly Option[] })
  | (FilterBase & { kind: 'days' })
  /** Too many to list: `search` finds, `labelOf` names a value that came with the address. */
  | (FilterBase & { kind: 'pick'; single?: boolean; search: (text: string) => Promise<Option[]>; labelOf: (value: string) => Promise<string> })

export interface BulkOutcome {
  key: string
  label: string
  ok: boolean
  /** What was done, or why not and what would help. */
  message: string
}

export interface BulkAction<Row> {
  key: string
  /** A verb: 批准入会. */
  label: string
  danger?: boolean
  /** Only where it cannot be undone. */
  confirm?: { title: string; body: string }
  /** Null when the person thought better of it, as in a form that the action opened. */
  run: (rows: readonly Row[]) => Promise<BulkOutcome[] | null>
}

export interface DataTableProps<Row> {
  /** Names the table for saved views, columns and the cache: `members`. */
  tableKey: string
  columns: readonly Column<Row>[]
  filters?: readonly Filter[]
  /** Without it there is no search: the list is one that its filters narrow. */
  searchHint?: string
  fetchPage: (query: TableQuery) => Promise<TablePage<Row>>
  rowKey: (row: Row) => string
  /** How a row is called when it is read aloud or its result is listed. */
  rowLabel: (row: Row) => string
  rowHref?: (row: Row) => string
  onOpen?: (row: Row) => void
  bulkActions?: readonly BulkAction<Row>[]
  /** Hears what is ticked, where the actions depend on it: then rows can be ticked before there is any action. */
  onSelection?: (rows: readonly Row[]) => void
  /** Beside the actions for what is ticked: why there are none. */
  bulkNote?: string
  /** The address of the same list as a file; `columns` are those that the person chose, null where they left it at the usual ones. */
  exportHref?: (query: TableQuery, columns: readonly string[] | null) => string
  defaultSort?: { key: string; descending: boolean }
  /** What this list is for, and the first step, when nothing is in it at all. */
  empty: { title: string; body?: string; action?: ReactNode }
}
