import type { ClipboardEvent } from 'react'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { DeskOffer, DeskOption } from '../offer.types.ts'
import { editorTexts } from './editor.texts.ts'
import { keyOf, pasteInto, sumOf, takenOf, type Grid, type Spot } from './limit-grid.ts'
import { cellsOf } from './paste-rows.ts'

interface LimitCellsProps {
  offer: Pick<DeskOffer, 'limits'>
  options: readonly DeskOption[]
  branches: readonly { id: string; name: string }[]
  grid: Grid
  onChange: (grid: Grid) => void
}

/** The matrix: everybody and each branch down, all options together and each option across. */
export function LimitCells({ offer, options, branches, grid, onChange }: LimitCellsProps) {
  const say = useTexts(editorTexts)
  const columns = [{ id: null, title: say('limitsAll') }, ...options.map(({ id, title }) => ({ id, title }))]
  const rows = [{ id: null, name: say('limitsEverybody') }, ...branches]
  const paste = (from: Spot) => (event: ClipboardEvent) => {
    const cells = cellsOf(event.clipboardData.getData('text'))
    if (cells.length < 2 && (cells[0]?.length ?? 0) < 2) return
    event.preventDefault()
    onChange(pasteInto(grid, { cells, rows: rows.map(({ id }) => id), columns: columns.map(({ id }) => id), from }))
  }
  return (
    <div className="ce-scroll">
      <table className="tx-table ce-limits">
        <thead>
          <tr>
            <th scope="col">
              <span className="tx-hidden">{say('limits')}</span>
            </th>
            {columns.map(({ id, title }) => (
              <th key={id} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              {columns.map((column) => {
                const spot = { optionId: column.id, unitId: row.id }
                return (
                  <LimitCell
                    key={column.id}
                    label={say('limitCell', { row: row.name, column: column.title })}
                    taken={takenOf(offer, spot)}
                    value={grid[keyOf(spot)] ?? ''}
                    onPaste={paste(spot)}
                    onChange={(text) => onChange({ ...grid, [keyOf(spot)]: text })}
                  />
                )
              })}
            </tr>
          ))}
        </tbody>
        {branches.length > 0 && <Sums grid={grid} columns={columns.map(({ id }) => id)} unitIds={branches.map(({ id }) => id)} />}
      </table>
    </div>
  )
}

interface LimitCellProps {
  label: string
  taken: number | null
  value: string
  onPaste: (event: ClipboardEvent) => void
  onChange: (text: string) => void
}

function LimitCell({ label, taken, ...input }: LimitCellProps) {
  const say = useTexts(editorTexts)
  return (
    <td>
      <TextInput inputMode="numeric" aria-label={label} {...input} />
      {taken !== null && taken > 0 && <span className="tx-note">{say('limitTaken', { count: taken })}</span>}
    </td>
  )
}

function Sums({ grid, columns, unitIds }: { grid: Grid; columns: readonly (string | null)[]; unitIds: readonly string[] }) {
  const say = useTexts(editorTexts)
  return (
    <tfoot>
      <tr>
        <th scope="row">{say('limitsSum')}</th>
        {columns.map((optionId) => (
          <td key={optionId}>{sumOf(grid, optionId, unitIds) ?? '—'}</td>
        ))}
      </tr>
    </tfoot>
  )
}
