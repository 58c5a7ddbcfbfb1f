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
    <div className="ce-scroll" role="region" aria-label={say('limits')} tabIndex={0}>
      <table className="ce-limits">
        <thead>
          <tr>
            <td />
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
                const taken = takenOf(offer, spot)
                return (
                  <td key={column.id}>
                    <TextInput
                      inputMode="numeric"
                      aria-label={say('limitCell', { row: row.name, column: column.title })}
                      value={grid[keyOf(spot)] ?? ''}
                      onPaste={paste(spot)}
                      onChange={(text) => onChange({ ...grid, [keyOf(spot)]: text })}
                    />
                    {taken !== null && taken > 0 && <span className="cp-quiet">{say('limitTaken', { count: taken })}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
        {branches.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row">{say('limitsSum')}</th>
              {columns.map(({ id }) => (
                <td key={id}>
                  {sumOf(
                    grid,
                    id,
                    branches.map((branch) => branch.id),
                  ) ?? '—'}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
