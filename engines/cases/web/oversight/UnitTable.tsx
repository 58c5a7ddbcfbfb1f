import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { CaseStatistics } from '../case.types.ts'
import { oversightTexts } from './oversight.texts.ts'

/** Every unit with its figures, for whoever looks for their own. */
export function UnitTable({ units }: Pick<CaseStatistics, 'units'>) {
  const say = useTexts(oversightTexts)
  if (units.length === 0) return null
  return (
    <Card title={say('allUnits', { count: units.length })}>
      <table className="tx-table tx-figures">
        <thead>
          <tr>
            <th scope="col">{say('unit')}</th>
            <th scope="col">{say('openCount')}</th>
            <th scope="col">{say('lateCount')}</th>
            <th scope="col">{say('closedCount')}</th>
            <th scope="col">{say('medianClosed')}</th>
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, open, overdue, closed, medianDays }) => (
            <tr key={unit.unitId}>
              <th scope="row">{unit.name}</th>
              <td>{open}</td>
              <td>{overdue}</td>
              <td>{closed}</td>
              <td>{medianDays === null ? '—' : `${medianDays} ${say('days')}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
