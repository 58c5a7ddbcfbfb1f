import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ScrollBox } from '../../../../kernel/ui/base/ScrollBox.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Progress } from '../health.types.ts'
import { healthDeskTexts } from './desk.texts.ts'
import { listPath, states } from './people-path.ts'

interface NumberRow {
  key: string
  title: string
  /** By which the list of names finds the same people. */
  filters: Readonly<Record<string, string>>
  numbers: Progress['totals']
  /** What can be done about it. */
  action?: ReactNode
}

interface NumberTableProps {
  head: string
  label: string
  rows: readonly NumberRow[]
  /** The round whose names a number opens; null: numbers only. */
  opens: string | null
}

/** How many stand where, group by group. */
export function NumberTable({ head, label, rows, opens }: NumberTableProps) {
  const say = useTexts(healthDeskTexts)
  const acting = rows.some(({ action }) => Boolean(action))
  return (
    <ScrollBox label={label}>
      <table className="tx-table tx-figures">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{say('entitled')}</th>
            {states.map((state) => (
              <th key={state} scope="col">
                {say(state)}
              </th>
            ))}
            {acting && <th scope="col">{say('remind')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.title}</th>
              <td>
                <Count row={row} state="entitled" opens={opens} />
              </td>
              {states.map((state) => (
                <td key={state}>
                  <Count row={row} state={state} opens={opens} />
                </td>
              ))}
              {acting && <td>{row.action}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Count({ row: { title, filters, numbers }, state, opens }: { row: NumberRow; state: keyof NumberRow['numbers']; opens: string | null }) {
  const say = useTexts(healthDeskTexts)
  const count = numbers[state]
  if (opens === null || count === 0) return count
  return (
    <Link to={listPath(opens, state === 'entitled' ? filters : { ...filters, state })} aria-label={say('openList', { who: title, what: say(state), count })}>
      {count}
    </Link>
  )
}
