import type { Column, DataTableProps } from './table.types.ts'
import type { Selection } from './use-selection.ts'
import type { TableControl } from './use-table-state.ts'

/** What the grid of the desk and the cards of the phone both draw. */
export interface RowsProps<Row> {
  table: DataTableProps<Row>
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  control: TableControl
  /** Null where there is nothing to do with many rows. */
  selection: Selection<Row> | null
  onOpen: (row: Row) => void
}
