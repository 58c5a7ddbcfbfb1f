import { Table } from 'antd'
import type { TableColumnType } from 'antd'
import { useEffect, useRef, useState, type MouseEvent, type ReactNode, type RefObject } from 'react'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { isFigure } from './figures.ts'
import { RowTitle } from './RowTitle.tsx'
import type { RowsProps } from './rows-props.ts'
import type { Column, TableQuery } from './table.types.ts'

/** What a column without a width keeps when the window is narrow. */
const elasticMinPx = 140

/** The desk's rows: dense, sortable, walked by keyboard. */
export function TableGrid<Row>({ table, columns, rows, control, selection, onOpen }: RowsProps<Row>) {
  const say = useTexts(deskTexts)
  const { sort } = control.query
  const box = useRef<HTMLDivElement>(null)
  const tooWide = useTooWide(box)
  const openable = table.rowHref !== undefined || table.onOpen !== undefined
  return (
    <div ref={box} className={tooWide ? 'tb-grid tb-grid-wide' : 'tb-grid'}>
      <Table<Row>
        size="small"
        rowKey={table.rowKey}
        dataSource={rows}
        pagination={false}
        showSorterTooltip={false}
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
    </div>
  )
}

function antdColumn<Row>(column: Column<Row>, sort: TableQuery['sort'], render: (row: Row) => ReactNode): TableColumnType<Row> {
  return {
    key: column.key,
    title: column.title,
    align: column.align ?? 'start',
    sorter: column.sortable ?? false,
    sortOrder: sort?.key === column.key ? (sort.descending ? 'descend' : 'ascend') : null,
    render: (_value, row) => onOneLine(render(row)),
    minWidth: column.width ?? elasticMinPx,
    // In letters rather than pixels, so that large type has the room it needs.
    ...(column.width ? { width: `${column.width / 14}rem` } : {}),
  }
}

function onOneLine(content: ReactNode): ReactNode {
  return isFigure(content) ? <span className="tb-figure">{content}</span> : content
}

/** A press on the row itself: not on a control in it, and not the end of marking text. */
function isBare(event: MouseEvent): boolean {
  const onControl = event.target instanceof Element && event.target.closest('a, button, input, label, .ant-table-selection-column') !== null
  return !onControl && !getSelection()?.toString()
}

/**
 * A table that fits keeps its head in sight while the page scrolls; one that does not scrolls sideways instead.
 * antd can do both, but by a hidden copy of the head whose controls still take the focus.
 */
function useTooWide(box: RefObject<HTMLElement | null>): boolean {
  const [tooWide, setTooWide] = useState(false)
  useEffect(() => {
    const place = box.current
    const table = place?.querySelector('table')
    if (!place || !table) return
    const watch = new ResizeObserver(() => setTooWide(table.scrollWidth > place.clientWidth))
    watch.observe(place)
    watch.observe(table)
    return () => watch.disconnect()
  }, [box])
  return tooWide
}
