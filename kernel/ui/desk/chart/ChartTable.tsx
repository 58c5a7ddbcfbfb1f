import { useTexts } from '../../texts.ts'
import { deskTexts } from '../desk.texts.ts'
import type { ChartData } from './chart.types.ts'
import { figure } from './figure.ts'

/** The figures of a picture, for whoever would rather read them. */
export function ChartTable({ data }: { data: ChartData }) {
  const say = useTexts(deskTexts)
  return (
    <table className="tx-table tx-figures">
      <thead>
        <tr>
          <th scope="col">{say('category')}</th>
          {data.series.map((series) => (
            <th key={series.name} scope="col">
              {series.name}
              {data.unit && ` (${data.unit})`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.categories.map((category, index) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {data.series.map((series) => (
              <td key={series.name}>{figure(series.values[index] ?? 0)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
