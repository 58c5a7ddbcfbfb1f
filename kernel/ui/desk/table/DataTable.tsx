import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { isApiError } from '../../api-error.ts'
import { Banner } from '../../base/Banner.tsx'
import { Button } from '../../base/Button.tsx'
import { EmptyState } from '../../base/EmptyState.tsx'
import { ErrorState } from '../../base/ErrorState.tsx'
import { deskQuery, useMedia } from '../../base/use-media.ts'
import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { BulkBar } from './BulkBar.tsx'
import { visibleColumns } from './columns.ts'
import type { RowsProps } from './rows-props.ts'
import { SkeletonTable } from './SkeletonTable.tsx'
import type { DataTableProps, TablePage, TableQuery } from './table.types.ts'
import { TableCards } from './TableCards.tsx'
import { TableGrid } from './TableGrid.tsx'
import { TablePager } from './TablePager.tsx'
import { TableToolbar } from './TableToolbar.tsx'
import { useSelection } from './use-selection.ts'
import { useTableKeys } from './use-table-keys.ts'
import { useTableState, type TableControl } from './use-table-state.ts'
import './table.css'
import { listed } from '../../punctuation.ts'

/**
 * A list that the server filters, sorts and pages. Its state lives in the address; on a phone its rows become cards.
 * After a change elsewhere, invalidate `['table', tableKey]`.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rowKey, bulkActions = [] } = props
  const control = useTableState(props)
  const selection = useSelection(rowKey, props.onSelection)
  const selectable = bulkActions.length > 0 || props.onSelection !== undefined
  const box = useRef<HTMLDivElement>(null)
  const answer = usePage(props, control)
  const rows = answer.data?.items ?? []
  const open = useOpenRow(props)
  const withRow = (run: (row: Row) => void) => (key: string) => {
    const row = rows.find((each) => rowKey(each) === key)
    if (row) run(row)
  }
  useTableKeys({ table: box, onOpen: withRow(open), onSelect: withRow(selection.toggle) })

  const visible = visibleColumns(columns, control.state.columns, control.rememberedColumns)
  return (
    <section className="tb-box" ref={box}>
      <TableToolbar table={props} control={control} visible={visible} />
      <LeftOut table={props} control={control} page={answer.data} />
      {selectable && selection.rows.length > 0 && <BulkBar actions={bulkActions} note={props.bulkNote} selection={selection} onDone={() => void answer.refetch()} />}
      {answer.isPending && <SkeletonTable rows={8} columns={visible.length} />}
      {answer.isError && !answer.data && <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <NoRows table={props} control={control} />}
      {answer.data && rows.length > 0 && (
        <>
          <Rows stale={answer.isPlaceholderData} table={props} columns={visible} rows={rows} control={control} selection={selectable ? selection : null} onOpen={open} />
          <TablePager page={answer.data} control={control} />
        </>
      )}
    </section>
  )
}

function usePage<Row>({ tableKey, fetchPage }: DataTableProps<Row>, { query }: TableControl) {
  return useQuery({ queryKey: ['table', tableKey, query], queryFn: () => fetchReadable(fetchPage, query), placeholderData: keepPreviousData })
}

/** An address may ask for what the server cannot read (half a link, a typing error): then the list is shown without its filters. */
async function fetchReadable<Row>(fetchPage: DataTableProps<Row>['fetchPage'], asked: TableQuery): Promise<TablePage<Row> & { refused: string[] }> {
  try {
    return { ...(await fetchPage(asked)), refused: [] }
  } catch (error) {
    const refused = Object.keys(asked.filters)
    if (!isApiError(error) || error.code !== 'invalid_input' || (refused.length === 0 && asked.cursor === null)) throw error
    return { ...(await fetchPage({ ...asked, filters: {}, cursor: null })), refused }
  }
}

/** Says which filters of the address were left out. */
function LeftOut<Row>({ table: { filters = [] }, control, page }: { table: DataTableProps<Row>; control: TableControl; page: { refused: readonly string[] } | undefined }) {
  const refused = page?.refused ?? []
  const say = useTexts(deskTexts)
  const { state, unknownFilters, change } = control
  const names = [...unknownFilters, ...filters.filter((filter) => refused.includes(filter.key)).map((filter) => filter.label)]
  if (names.length === 0) return null
  return (
    <Banner tone="warn" action={<Button onClick={() => change(refused.length > 0 ? { ...state, filters: {} } : state)}>{say('gotIt')}</Button>}>
      {say('filtersLeftOut', { names: listed(names) })}
    </Banner>
  )
}

/** The desk's grid or the phone's cards; dimmed while newer rows are on their way. */
function Rows<Row>({ stale, ...rows }: RowsProps<Row> & { stale: boolean }) {
  const wide = useMedia(deskQuery)
  return (
    <div className={stale ? 'tb-rows tb-stale' : 'tb-rows'} aria-busy={stale}>
      {wide ? <TableGrid {...rows} /> : <TableCards {...rows} />}
    </div>
  )
}

function useOpenRow<Row>({ rowHref, onOpen }: DataTableProps<Row>): (row: Row) => void {
  const navigate = useNavigate()
  return (row) => {
    if (onOpen) onOpen(row)
    else if (rowHref) void navigate({ to: rowHref(row) })
  }
}

/** Nothing at all is an invitation; nothing found is a filter too many. */
function NoRows<Row>({ table, control }: { table: DataTableProps<Row>; control: TableControl }) {
  const say = useTexts(deskTexts)
  const { state, change } = control
  if (state.q === '' && Object.keys(state.filters).length === 0)
    return (
      <EmptyState title={table.empty.title} action={table.empty.action}>
        {table.empty.body}
      </EmptyState>
    )
  return (
    <EmptyState icon="search" title={say('noMatch')} action={<Button onClick={() => change({ ...state, q: '', filters: {} })}>{say('clearAll')}</Button>}>
      {say('noMatchBody')}
    </EmptyState>
  )
}
