import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PhaseChip, StatusChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button, ButtonLink, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { dayOf, formatMonth } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useMedia } from '../../../kernel/ui/base/use-media.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { MonthItem } from './activities.types.ts'
import { daysOfMonth, monthBeside, weekdays } from './month-days.ts'
import './activities.css'

/** What takes place when: a calendar on the desk, a list by day on the phone. */
export function MonthPage() {
  const say = useTexts(activitiesTexts)
  const { i18n } = useTranslation()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const [today] = useState(() => dayOf(new Date()))
  const asked = search['month']
  const month = typeof asked === 'string' && /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7)
  const go = (to: string) => void navigate({ to: '.', search: { month: to }, replace: true })
  const list = (
    <ButtonLink icon="list" to="/activities">
      {say('list')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('monthTitle')} back action={list}>
      <div className="tx-stack">
        <div className="ac-month-head">
          <IconButton icon="back" label={say('earlier')} onClick={() => go(monthBeside(month, -1))} />
          <h2 aria-live="polite">{formatMonth(month, i18n.language)}</h2>
          <IconButton icon="forward" label={say('later')} onClick={() => go(monthBeside(month, 1))} />
        </div>
        <Month month={month} today={today} />
        <MyCalendar />
      </div>
    </PageFrame>
  )
}

function Month({ month, today }: { month: string; today: string }) {
  const say = useTexts(activitiesTexts)
  const wide = useMedia('(min-width: 60rem)')
  const read = useQuery(query.activities.month.queryOptions({ input: { month } }))
  if (read.isPending) return <SkeletonRows />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const { items } = read.data
  if (items.length === 0)
    return (
      <Card flush>
        <EmptyState icon="calendar" title={say('nothingThisMonth')}>
          {say('nothingBody')}
        </EmptyState>
      </Card>
    )
  return wide ? <Grid month={month} today={today} items={items} /> : <ByDay items={items} />
}

function Grid({ month, today, items }: { month: string; today: string; items: readonly MonthItem[] }) {
  const { i18n } = useTranslation()
  const { before, days } = daysOfMonth(month)
  return (
    <Card>
      <div className="ac-grid">
        {weekdays(i18n.language).map((name) => (
          <span key={name} className="ac-weekday">
            {name}
          </span>
        ))}
        {Array.from({ length: before }, (_, index) => (
          <span key={index} />
        ))}
        {days.map((day) => (
          <div key={day} className={day === today ? 'ac-day ac-today' : 'ac-day'}>
            <time className="ac-day-no" dateTime={day}>
              {Number(day.slice(8))}
            </time>
            {items
              .filter(({ startsAt }) => startsAt !== null && dayOf(new Date(startsAt)) === day)
              .map((item) => (
                <Event key={`${item.id} ${item.startsAt}`} item={item} />
              ))}
          </div>
        ))}
      </div>
    </Card>
  )
}

function Event({ item }: { item: MonthItem }) {
  const times = useTimes()
  return (
    <Link to={`/activities/${item.id}`} className={isMine(item) ? 'ac-event ac-event-mine' : 'ac-event'}>
      {item.startsAt && `${times.at(item.startsAt).slice(-5)} `}
      {item.title}
      <State item={item} />
    </Link>
  )
}

function isMine({ mine, phase }: MonthItem): boolean {
  return phase !== 'cancelled' && (mine === 'confirmed' || mine === 'waiting' || mine === 'offered')
}

/** Called off, or mine; the others need no word. */
function State({ item }: { item: MonthItem }) {
  const say = useTexts(activitiesTexts)
  if (item.phase === 'cancelled') return <PhaseChip phase="cancelled" />
  if (item.meeting?.calledOff) return <Chip tone="warn">{say('calledOffHere')}</Chip>
  return isMine(item) && item.mine ? <StatusChip status={item.mine} /> : null
}

function ByDay({ items }: { items: readonly MonthItem[] }) {
  const times = useTimes()
  return (
    <Card flush>
      <ul>
        {items.map((item) => (
          <li key={`${item.id} ${item.startsAt}`}>
            <ListRow
              to={`/activities/${item.id}`}
              title={item.title}
              hint={[item.startsAt && times.span(item.startsAt, item.endsAt), item.place].filter(Boolean).join(' · ')}
              aside={<State item={item} />}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A calendar address of one's own, shown once. */
function MyCalendar() {
  const say = useTexts(activitiesTexts)
  const make = useMutation({
    mutationFn: () => api.activities.feed(),
    onError: toastRefusal,
  })
  if (!make.data)
    return (
      <div>
        <Button icon="calendar" busy={make.isPending} onClick={() => make.mutate()}>
          {say('feed')}
        </Button>
      </div>
    )
  const { url } = make.data
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      toast(say('copied'))
    } catch {
      // A browser lets no page copy that came without TLS.
      toast({ message: say('copyByHand'), tone: 'warn' })
    }
  }
  return (
    <Banner tone="neutral" title={say('feedTitle')}>
      <p>{say('feedBody')}</p>
      <code className="ac-feed">{url}</code>
      <Button onClick={() => void copy()}>{say('copy')}</Button>
    </Banner>
  )
}
