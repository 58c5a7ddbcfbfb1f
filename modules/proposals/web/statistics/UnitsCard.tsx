import { Link } from '@tanstack/react-router'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ScrollBox } from '../../../../kernel/ui/base/ScrollBox.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Statistics } from '../proposals.types.ts'
import { proposalStatisticsTexts } from './statistics.texts.ts'

/** Each handling unit in figures; what is late leads to the list. */
export function UnitsCard({ data }: { data: Statistics }) {
  const say = useTexts(proposalStatisticsTexts)
  const units = data.units.toSorted((one, other) => other.lead - one.lead || other.supporting - one.supporting)
  const [most] = units
  const list = `/proposals?f.session=${data.session.id}`
  return (
    <Card title={say('units')}>
      {most ? (
        <>
          <p>{say('unitsSentence', { name: most.unit.name, count: most.lead, overdue: units.reduce((sum, { overdue }) => sum + overdue, 0) })}</p>
          <ScrollBox label={say('units')}>
            <table className="tx-table tx-figures">
              <thead>
                <tr>
                  <th scope="col">{say('unit')}</th>
                  {(['leads', 'supporting', 'replied', 'overdue', 'medianDays', 'satisfiedPercent'] as const).map((key) => (
                    <th key={key} scope="col">
                      {say(key)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map(({ unit, lead, supporting, replied, overdue, medianDays, satisfiedPercent }) => (
                  <tr key={unit.unitId}>
                    <th scope="row">
                      <Link to={`${list}&f.unit=${unit.unitId}`}>{unit.name}</Link>
                    </th>
                    <td>{lead}</td>
                    <td>{supporting}</td>
                    <td>{replied}</td>
                    <td>{overdue > 0 ? <Link to={`${list}&f.unit=${unit.unitId}&f.overdue=yes`}>{overdue}</Link> : 0}</td>
                    <td>{medianDays === null ? '—' : `${medianDays} ${say('days')}`}</td>
                    <td>{satisfiedPercent === null ? '—' : `${Math.round(satisfiedPercent)}%`}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </>
      ) : (
        <p className="tx-quiet">{say('nothing')}</p>
      )}
    </Card>
  )
}
