import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import { RowTitle } from './RowTitle.tsx'
import type { RowsProps } from './rows-props.ts'

/** The same rows on a phone: a card each, its name first, the rest as labelled lines. */
export function TableCards<Row>({ table, columns, rows, selection }: RowsProps<Row>) {
  const say = useTexts(deskTexts)
  const [first, ...others] = columns
  if (!first) return null
  const asides = others.filter((column) => column.onCard === 'aside')
  const lines = others.filter((column) => (column.onCard ?? 'line') === 'line')
  return (
    <ul className="tb-cards">
      {rows.map((row) => {
        const key = table.rowKey(row)
        return (
          <li key={key} className="tb-card" data-row-key={key} tabIndex={-1}>
            <div className="tb-card-head">
              {selection && (
                <label className="tb-card-tick">
                  <input type="checkbox" aria-label={say('select', { label: table.rowLabel(row) })} checked={selection.has(key)} onChange={() => selection.toggle(row)} />
                </label>
              )}
              <div className="tb-card-title">
                <RowTitle table={table} column={first} row={row} />
              </div>
              {asides.map((column) => (
                <div key={column.key}>{column.render(row)}</div>
              ))}
            </div>
            <dl>
              {lines.map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}
