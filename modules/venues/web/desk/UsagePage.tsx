import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Meter } from '../../../../kernel/ui/base/Meter.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { ScrollBox } from '../../../../kernel/ui/base/ScrollBox.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { ExportLink } from '../../../../kernel/ui/desk/ExportLink.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import { dayBeside } from '../hours.ts'
import type { UsageItem } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'
import '../venues.css'

const isDay = /^\d{4}-\d{2}-\d{2}$/

/** How much the venues are used: the last thirty days, unless asked otherwise. */
export function UsagePage() {
  const say = useTexts(deskTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const today = dayOf(useNow())
  const asked = (key: string, usual: string) => (typeof search[key] === 'string' && isDay.test(search[key]) && !Number.isNaN(Date.parse(search[key])) ? search[key] : usual)
  const span = { from: asked('from', dayBeside(today, -29)), to: asked('to', today) }
  const change = (next: Partial<typeof span>) => void navigate({ to: '.', search: { ...span, ...next }, replace: true, resetScroll: false })
  return (
    <PageFrame title={say('usageTitle')} back action={<ExportLink href={`${apiPrefix}/venue-usage.xlsx?${new URLSearchParams(span).toString()}`} />}>
      <div className="tx-stack">
        <div className="tx-two">
          <Field label={say('usageFrom')}>{(control) => <TextInput {...control} type="date" value={span.from} onChange={(from) => change({ from })} />}</Field>
          <Field label={say('usageTo')}>{(control) => <TextInput {...control} type="date" value={span.to} onChange={(to) => change({ to })} />}</Field>
        </div>
        <Usage {...span} />
      </div>
    </PageFrame>
  )
}

function Usage(span: { from: string; to: string }) {
  const say = useTexts(deskTexts)
  const read = useQuery(query.venues.usage.queryOptions({ input: span }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const items = read.data.items.toSorted((a, b) => rateOf(b) - rateOf(a))
  if (items.length === 0) return <EmptyState icon="chart" title={say('usageNone')} />
  return (
    <Card>
      <div className="tx-stack">
        <Sentence items={items} />
        <UsageTable items={items} />
      </div>
    </Card>
  )
}

function Sentence({ items }: { items: readonly UsageItem[] }) {
  const say = useTexts(deskTexts)
  const sum = (pick: (item: UsageItem) => number) => items.reduce((total, item) => total + pick(item), 0)
  const [most] = items
  const bookings = sum((item) => item.bookings)
  if (!most || bookings === 0) return <p>{say('usageNothing')}</p>
  return <p>{say('usageSay', { bookings, hours: hours(sum((item) => item.usedMinutes)), name: most.name, rate: percent(most) })}</p>
}

const numbers = ['noShows', 'givenBack'] as const

function UsageTable({ items }: { items: readonly UsageItem[] }) {
  const say = useTexts(deskTexts)
  return (
    <ScrollBox label={say('usageTitle')}>
      <table className="tx-table ve-usage">
        <thead>
          <tr>
            <th scope="col">{say('col_name')}</th>
            <th scope="col">{say('col_rate')}</th>
            {(['open', 'used', 'bookings', 'people', ...numbers] as const).map((key) => (
              <th key={key} scope="col" className="tx-figure">
                {say(`col_${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                {item.name}
                <span className="tx-note">{item.unitName}</span>
              </th>
              <td>
                {`${percent(item)}%`}
                <Meter share={percent(item) / 100} />
              </td>
              <td className="tx-figure">{hours(item.openMinutes)}</td>
              <td className="tx-figure">{hours(item.usedMinutes)}</td>
              {(['bookings', 'people', ...numbers] as const).map((key) => (
                <td key={key} className="tx-figure">
                  {item[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function rateOf({ openMinutes, usedMinutes }: UsageItem): number {
  return openMinutes === 0 ? 0 : usedMinutes / openMinutes
}

function percent(item: UsageItem): number {
  return Math.round(rateOf(item) * 1000) / 10
}

function hours(minutes: number): number {
  return Math.round(minutes / 6) / 10
}
