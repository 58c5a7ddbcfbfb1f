import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { Button } from '../../base/Button.tsx'
import { EmptyState } from '../../base/EmptyState.tsx'
import { ErrorState } from '../../base/ErrorState.tsx'
import { deskQuery, useMedia } from '../../base/use-media.ts'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { BulkBar } from './BulkBar.tsx'
import { visibleColumns } from './columns.ts'
import { SkeletonTable } from './SkeletonTable.tsx'
import type { DataTableProps } from './table.types.ts'
import { TableCards } from './TableCards.tsx'
import { TableGrid } from './TableGrid.tsx'
import { TablePager } from './TablePager.tsx'
import { TableToolbar } from './TableToolbar.tsx'
import { useSelection } from './use-selection.ts'
import { useTableKeys } from './use-table-keys.ts'
import { useTableState } from './use-table-state.ts'
import './table.css'

/**
 * A list that the server filters, sorts and pages. Its state lives in the address; on a phone its rows become cards.
 * After a change elsewhere, invalidate `['table', tableKey]`.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { tableKey, columns, rowKey, bulkActions = [] } = props
  const wide = useMedia(deskQuery)
  const control = useTableState(props)
  const selection = useSelection(rowKey)
  const box = useRef<HTMLDivElement>(null)
  const answer = useQuery({
    queryKey: ['table', tableKey, control.query],
    queryFn: () => props.fetchPage(control.query),
    placeholderData: keepPreviousData,
  })
  const rows = answer.data?.items ?? []
  const open = useOpenRow(props)
  const withRow = (run: (row: Row) => void) => (key: string) => {
    const row = rows.find((each) => rowKey(each) === key)
    if (row) run(row)
  }
  useTableKeys({ table: box, onOpen: withRow(open), onSelect: withRow(selection.toggle) })

  const visible = visibleColumns(columns, control.state.columns, control.rememberedColumns)
  const Rows = wide ? TableGrid : TableCards
  return (
    <section className="tb-box" ref={box}>
      <TableToolbar table={props} control={control} visible={visible} />
      {bulkActions.length > 0 && selection.rows.length > 0 && <BulkBar actions={bulkActions} selection={selection} onDone={() => void answer.refetch()} />}
      {answer.isPending && <SkeletonTable rows={8} columns={visible.length} />}
      {answer.isError && !answer.data && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <NoRows table={props} filtered={control.state.q !== '' || Object.keys(control.state.filters).length > 0} onClear={() => control.change({ ...control.state, q: '', filters: {} })} />}
      {rows.length > 0 && (
        <div className={answer.isPlaceholderData ? 'tb-rows tb-stale' : 'tb-rows'} aria-busy={answer.isPlaceholderData}>
          <Rows table={props} columns={visible} rows={rows} control={control} selection={bulkActions.length > 0 ? selection : null} onOpen={open} />
        </div>
      )}
      {answer.data && rows.length > 0 && <TablePager page={answer.data} control={control} />}
    </section>
  )
}

function useOpenRow<Row>({ rowHref, onOpen }: DataTableProps<Row>): (row: Row) => void {
  const navigate = useNavigate()
  return (row) => {
    if (onOpen) onOpen(row)
    else if (rowHref) void navigate({ to: rowHref(row) })
  }
}

function NoRows<Row>({ table, filtered, onClear }: { table: DataTableProps<Row>; filtered: boolean; onClear: () => void }) {
  const say = useTexts(deskTexts)
  if (!filtered)
    return (
      <EmptyState title={table.empty.title} action={table.empty.action}>
        {table.empty.body}
      </EmptyState>
    )
  return (
    <EmptyState icon="search" title={say('noMatch')} action={<Button onClick={onClear}>{say('clearAll')}</Button>}>
      {say('noMatchBody')}
    </EmptyState>
  )
}
