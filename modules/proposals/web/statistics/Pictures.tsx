import { Link } from '@tanstack/react-router'
import { useMemo, type ReactNode } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Chart } from '../../../../kernel/ui/desk/chart/Chart.tsx'
import type { ChartData, ChartKind } from '../../../../kernel/ui/desk/chart/chart.types.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { Statistics } from '../proposals.types.ts'
import { wordsTexts } from '../words.texts.ts'
import { mostOf, shareOf } from './share.ts'
import { proposalStatisticsTexts } from './statistics.texts.ts'

interface Share {
  key: string
  label: string
  count: number
  to?: string
}

const barHeight = 28

/** A card with one picture; without figures it says so. */
function Picture({ title, kind, sentence, data, children }: { title: string; kind: ChartKind; sentence: string | null; data: ChartData; children?: ReactNode }) {
  const say = useTexts(proposalStatisticsTexts)
  const height = kind === 'bars' ? Math.max(160, data.categories.length * barHeight * data.series.length + 50) : 280
  return (
    <Card title={title}>
      {sentence === null ? <p className="tx-quiet">{say('nothing')}</p> : <Chart kind={kind} sentence={sentence} data={data} height={height} />}
      {sentence !== null && children}
    </Card>
  )
}

export function SharesCard({ kind, shares }: { kind: 'topics' | 'delegations'; shares: readonly Share[] }) {
  const say = useTexts(proposalStatisticsTexts)
  const unit = say('pieces')
  const title = say(kind)
  const ordered = useMemo(() => shares.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count), [shares])
  const data = useData(ordered, title, unit)
  const most = mostOf(ordered)
  const whole = ordered.reduce((sum, { count }) => sum + count, 0)
  const sentence = most && say(`${kind}Sentence`, { name: most.label, count: most.count, share: shareOf(most.count, whole) })
  return (
    <Picture title={title} kind="bars" sentence={sentence} data={data}>
      <details className="tx-more">
        <summary>{say('openList')}</summary>
        <ul className="pr-names">
          {ordered.map(({ key, label, count, to }) => (
            <li key={key}>{to && <Link to={to}>{`${label} ${count}`}</Link>}</li>
          ))}
        </ul>
      </details>
    </Picture>
  )
}

export function ClassesCard({ data }: { data: Statistics }) {
  const say = useTexts(proposalStatisticsTexts)
  const words = useBilingual()
  const shares = data.classes.map(({ key, label, count }) => ({ key, label: words(label), count }))
  const most = mostOf(shares)
  const whole = shares.reduce((sum, { count }) => sum + count, 0)
  const sentence = most && say('classesSentence', { name: most.label, count: most.count, share: shareOf(most.count, whole) })
  return <Picture title={say('classes')} kind="bars" sentence={sentence} data={useData(shares, say('classes'), say('pieces'))} />
}

/** Longer than any bound that is counted by itself. */
const endless = 9_999

export function ReplyDaysCard({ data }: { data: Statistics }) {
  const say = useTexts(proposalStatisticsTexts)
  const bounds = data.replyDays.map(({ upTo }) => upTo)
  const shares = data.replyDays.map(({ upTo, count }, index) => {
    const from = bounds[index - 1]
    const label = from === undefined ? say('upTo', { days: upTo }) : upTo >= endless ? say('over', { days: from }) : say('between', { from: from + 1, to: upTo })
    return { key: String(upTo), label, count }
  })
  const whole = shares.reduce((sum, { count }) => sum + count, 0)
  const months = 60
  const quick = data.replyDays.filter(({ upTo }) => upTo <= months).reduce((sum, { count }) => sum + count, 0)
  const sentence = whole === 0 ? null : say('replyDaysSentence', { share: shareOf(quick, whole), days: months })
  return <Picture title={say('replyDays')} kind="columns" sentence={sentence} data={useData(shares, say('replyDays'), say('pieces'))} />
}

export function SatisfactionCard({ data }: { data: Statistics }) {
  const say = useTexts(proposalStatisticsTexts)
  const sayWord = useTexts(wordsTexts)
  const order = ['satisfied', 'mostly', 'unsatisfied', 'not_rated'] as const
  const of = (key: string) => data.satisfaction.find((one) => one.key === key) ?? { attitude: 0, result: 0 }
  const rated = order.slice(0, 3).reduce((sum, key) => sum + of(key).result, 0)
  const content = of('satisfied').result + of('mostly').result
  const sentence = rated === 0 ? null : say('satisfactionSentence', { share: shareOf(content, rated), none: of('not_rated').result })
  const picture: ChartData = {
    categories: order.map((key) => sayWord(key)),
    series: [
      { name: say('attitude'), values: order.map((key) => of(key).attitude) },
      { name: say('result'), values: order.map((key) => of(key).result) },
    ],
    unit: say('people'),
  }
  return <Picture title={say('satisfaction')} kind="bars" sentence={sentence} data={useStable(picture)} />
}

const pieces = ['filed', 'accepted', 'merged', 'converted', 'notAccepted', 'key', 'replied', 'done', 'overdue']

export function ComparedCard({ data }: { data: Statistics }) {
  const say = useTexts(proposalStatisticsTexts)
  const words = useBilingual()
  const totals = data.totals.filter(({ key }) => pieces.includes(key))
  const before = data.before !== null
  const [most] = totals.toSorted((one, other) => Math.abs(other.now - (other.before ?? 0)) - Math.abs(one.now - (one.before ?? 0)))
  const sentence = !before ? say('comparedNone') : most ? say('comparedSentence', { label: words(most.label), now: most.now, before: most.before ?? 0 }) : null
  const picture: ChartData = {
    categories: totals.map(({ label }) => words(label)),
    series: [{ name: say('now'), values: totals.map(({ now }) => now) }, ...(before ? [{ name: say('before'), values: totals.map((total) => total.before ?? 0) }] : [])],
    unit: say('pieces'),
  }
  return <Picture title={say('compared')} kind="bars" sentence={sentence} data={useStable(picture)} />
}

function useData(shares: readonly Share[], name: string, unit: string): ChartData {
  return useStable({ categories: shares.map(({ label }) => label), series: [{ name, values: shares.map(({ count }) => count) }], unit })
}

/** The same figures are the same object: a picture is drawn anew only when they change. */
function useStable(data: ChartData): ChartData {
  const text = JSON.stringify(data)
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => data, [text])
}
