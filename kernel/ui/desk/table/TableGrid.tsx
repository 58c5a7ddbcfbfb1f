import { Table } from 'antd'
import type { TableColumnType } from 'antd'
import type { MouseEvent } from 'react'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { RowTitle } from './RowTitle.tsx'
import type { RowsProps } from './rows-props.ts'
import type { Column, TableQuery } from './table.types.ts'

/** The desk's rows: dense, sortable, walked by keyboard. */
export function TableGrid<Row>({ table, columns, rows, control, selection, onOpen }: RowsProps<Row>) {
  const say = useTexts(deskTexts)
  const { sort } = control.query
  const openable = table.rowHref !== undefined || table.onOpen !== undefined
  return (
    <Table<Row>
      size="small"
      sticky
      rowKey={table.rowKey}
      dataSource={rows}
      pagination={false}
      showSorterTooltip={false}
      scroll={{ x: 'max-content' }}
      columns={columns.map((column, index) => antdColumn(column, sort, index === 0 ? (row) => <RowTitle table={table} column={column} row={row} /> : column.render))}
      onChange={(_pages, _filters, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? {} : sorter
        control.change({ ...control.state, sort: order ? { key: String(columnKey), descending: order === 'descend' } : null })
      }}
      onRow={(row) => ({
        tabIndex: -1,
        className: openable ? 'tb-row tb-row-live' : 'tb-row',
        onClick: (event) => openable && isBare(event) && onOpen(row),
      })}
      {...(selection && {
        rowSelection: {
          selectedRowKeys: rows.map(table.rowKey).filter(selection.has),
          onSelect: selection.toggle,
          onSelectAll: () => selection.toggleAll(rows),
          getCheckboxProps: (row) => ({ 'aria-label': say('select', { label: table.rowLabel(row) }) }),
          getTitleCheckboxProps: () => ({ 'aria-label': say('selectAll') }),
          columnWidth: 44,
        },
      })}
    />
  )
}

function antdColumn<Row>(column: Column<Row>, sort: TableQuery['sort'], render: (row: Row) => React.ReactNode): TableColumnType<Row> {
  return {
    key: column.key,
    title: column.title,
    align: column.align ?? 'start',
    sorter: column.sortable ?? false,
    sortOrder: sort?.key === column.key ? (sort.descending ? 'descend' : 'ascend') : null,
    render: (_value, row) => render(row),
    ...(column.width ? { width: column.width } : {}),
  }
}

/** A press on the row itself: not on a control in it, and not the end of marking text. */
function isBare(event: MouseEvent): boolean {
  const onControl = event.target instanceof Element && event.target.closest('a, button, input, label, .ant-table-selection-column') !== null
  return !onControl && !getSelection()?.toString()
}
