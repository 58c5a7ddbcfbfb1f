import type { ClipboardEvent } from 'react'
import { cellsOf } from '../../../engines/capacity/web/editor/paste-rows.ts'
import { Button, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import { isBlank, pasteRows, tripColumns, wrongIn, type TripColumn, type TripRow } from './trip-rows.ts'
import { ScrollBox } from '../../../kernel/ui/base/ScrollBox.tsx'

interface TripCellsProps {
  rows: readonly TripRow[]
  /** Of a draft rows can be taken away. */
  isDraft: boolean
  onChange: (rows: readonly TripRow[]) => void
  onOpen: (key: string) => void
}

/** The cells, a row for each trip; a block copied from a sheet goes in from the cell into which it is pasted. */
export function TripCells({ rows, isDraft, onChange, onOpen }: TripCellsProps) {
  const say = useTexts(recuperationTexts)
  const put = (key: string, part: Partial<TripRow>) => onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const paste = (at: number, column: TripColumn) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    const cells = cellsOf(text)
    if (cells.length < 2 && (cells[0]?.length ?? 0) < 2) return
    event.preventDefault()
    onChange(pasteRows(rows, { text, at, column, newKey: randomKey }))
  }
  return (
    <ScrollBox label={say('trips')}>
      <table className="tx-table rc-sheet">
        <thead>
          <tr>
            <th scope="col">{say('trip_no')}</th>
            {tripColumns.map((column) => (
              <th key={column} scope="col" className={`rc-col-${column}`}>
                {say(`trip_${column}`)}
              </th>
            ))}
            <th scope="col">{say('trip_more')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key}>
              <th scope="row">{at + 1}</th>
              {tripColumns.map((column) => (
                <td key={column}>
                  <Cell row={row} no={at + 1} column={column} isDraft={isDraft} onChange={(value) => put(row.key, { [column]: value })} onPaste={paste(at, column)} />
                </td>
              ))}
              <td className="rc-cell-tools">
                <Button look="quiet" onClick={() => onOpen(row.key)} aria-label={say(row.plan || row.meeting ? 'tripMoreSetOf' : 'tripMoreOf', { no: at + 1 })}>
                  {say(row.plan || row.meeting ? 'tripMoreSet' : 'tripMore')}
                </Button>
                {(isDraft || row.id === null) && (
                  <IconButton icon="close" label={say('removeTrip', { no: at + 1 })} onClick={() => onChange(rows.filter(({ key }) => key !== row.key))} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

interface CellProps {
  row: TripRow
  no: number
  column: TripColumn
  isDraft: boolean
  onChange: (value: string) => void
  onPaste: (event: ClipboardEvent) => void
}

const provinces = ['省内', '省外'] as const

function Cell({ row, no, column, isDraft, onChange, onPaste }: CellProps) {
  const say = useTexts(recuperationTexts)
  const label = say('cellLabel', { no, column: say(`trip_${column}`) })
  if (column === 'province')
    return (
      <Select
        aria-label={label}
        disabled={!isDraft && row.id !== null}
        value={row.province}
        options={provinces.map((value) => ({ value, label: say(value === '省外' ? 'outOf' : 'within') }))}
        onChange={onChange}
      />
    )
  const wrong = !isBlank(row) && wrongIn(row).includes(column)
  return (
    <TextInput
      aria-label={label}
      aria-invalid={wrong || undefined}
      placeholder={column === 'startsAt' || column === 'endsAt' ? '2026-7-10 8:00' : ''}
      value={row[column]}
      onPaste={onPaste}
      onChange={onChange}
    />
  )
}
