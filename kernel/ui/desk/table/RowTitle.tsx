import { Link } from '@tanstack/react-router'
import type { Column, DataTableProps } from './table.types.ts'

/** A row's first column opens it: a link where the row has a page, a button where it opens a drawer. */
export function RowTitle<Row>({ table, column, row }: { table: DataTableProps<Row>; column: Column<Row>; row: Row }) {
  const { rowHref, onOpen } = table
  if (rowHref && !onOpen)
    return (
      <Link to={rowHref(row)} className="tb-open">
        {column.render(row)}
      </Link>
    )
  if (onOpen)
    return (
      <button type="button" className="tb-open" onClick={() => onOpen(row)}>
        {column.render(row)}
      </button>
    )
  return column.render(row)
}
