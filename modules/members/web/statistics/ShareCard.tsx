import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chart } from '../../../../kernel/ui/desk/chart/Chart.tsx'
import type { ChartKind } from '../../../../kernel/ui/desk/chart/chart.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { listAddress } from '../list-address.ts'
import { statisticsTexts } from './statistics.texts.ts'

interface ShareCardProps {
  title: string
  kind: ChartKind
  sentence: string
  shares: readonly { key: string; label: string; count: number }[]
  /** The filters whose list stands behind a share; null where none can be asked for. */
  filterOf: (key: string) => Record<string, string> | null
}

const barHeight = 28

/** One question about everybody: the answer as a sentence, its picture, and the list behind each part. */
export function ShareCard({ title, kind, sentence, shares, filterOf }: ShareCardProps) {
  const say = useTexts(statisticsTexts)
  const unit = say('people')
  const data = useMemo(() => ({ categories: shares.map(({ label }) => label), series: [{ name: title, values: shares.map(({ count }) => count) }], unit }), [shares, title, unit])
  const height = kind === 'bars' ? Math.max(140, shares.length * barHeight + 40) : 280
  return (
    <Card title={title}>
      <Chart kind={kind} sentence={sentence} data={data} height={height} />
      <details className="tx-more ms-lists">
        <summary>{say('openLists')}</summary>
        <ul>
          {shares.flatMap(({ key, label, count }) => {
            const filters = filterOf(key)
            return filters
              ? [
                  <li key={key}>
                    <Link to={listAddress(filters)}>
                      {label} {count}
                    </Link>
                  </li>,
                ]
              : []
          })}
        </ul>
      </details>
    </Card>
  )
}
