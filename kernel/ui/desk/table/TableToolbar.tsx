import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { ExportLink } from '../ExportLink.tsx'
import { ColumnChooser } from './ColumnChooser.tsx'
import { FilterChip } from './FilterChip.tsx'
import { withFilter } from './query-state.ts'
import { SavedViewMenu } from './SavedViewMenu.tsx'
import { SearchBox } from './SearchBox.tsx'
import type { Column, DataTableProps } from './table.types.ts'
import type { TableControl } from './use-table-state.ts'

interface TableToolbarProps<Row> {
  table: DataTableProps<Row>
  control: TableControl
  visible: readonly Column<Row>[]
}

/** Search, filters as chips, saved views, columns, export. */
export function TableToolbar<Row>({ table, control, visible }: TableToolbarProps<Row>) {
  const say = useTexts(deskTexts)
  const { state, change } = control
  const { filters = [] } = table
  const chosenColumns = (control.state.columns ?? control.rememberedColumns) && visible.map(({ key }) => key)
  const chips = filters.length > 0 && (
    <div className="tb-filters">
      {filters.map((filter) => (
        <FilterChip key={filter.key} filter={filter} values={state.filters[filter.key] ?? []} onChange={(values) => change(withFilter(state, filter.key, values))} />
      ))}
      {Object.keys(state.filters).length > 1 && (
        <button type="button" className="tx-button tx-button-quiet" onClick={() => change({ ...state, filters: {} })}>
          {say('clearAll')}
        </button>
      )}
    </div>
  )
  return (
    <div className="tb-tools tx-no-print">
      <div className="tb-tools-line">
        {table.searchHint ? <SearchBox hint={table.searchHint} value={state.q} onChange={(q) => change({ ...state, q })} /> : chips}
        <div className="tb-tools-end">
          <SavedViewMenu tableKey={table.tableKey} control={control} />
          <ColumnChooser columns={table.columns} visible={visible} onChoose={control.chooseColumns} />
          {table.exportHref && <ExportLink href={table.exportHref(control.query, chosenColumns)} />}
        </div>
      </div>
      {table.searchHint && chips}
    </div>
  )
}
