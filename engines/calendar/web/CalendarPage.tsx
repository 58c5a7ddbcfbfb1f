import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { ButtonLink, IconButton } from '../../../kernel/ui/base/Button.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { calendarTexts } from './calendar.texts.ts'
import { YearCard } from './YearCard.tsx'
import './calendar.css'

/** The working days of a year as a picture, where they come from, and the next year that is not known. */
export function CalendarPage() {
  const say = useTexts(calendarTexts)
  const mayManage = useMay('calendar.manage')
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const { year: asked } = useParams({ strict: false })
  const year = asked === undefined ? thisYear : Number(asked)
  const years = useQuery(query.calendar.list.queryOptions())
  const next = years.data?.nextUnknown
  return (
    <PageFrame
      title={say('title')}
      lead={say('lead')}
      action={
        mayManage &&
        next !== undefined && (
          <ButtonLink look="primary" icon="plus" to={`/working-days/${next}/load`}>
            {say('loadNext', { year: next })}
          </ButtonLink>
        )
      }
    >
      {years.isPending && <SkeletonPage />}
      {years.isError && <ErrorState error={years.error} onRetry={() => void years.refetch()} />}
      {years.isSuccess && (
        <>
          <NextUnknown year={years.data.nextUnknown} thisYear={thisYear} />
          <YearChoice year={year} years={years.data.items.map((known) => known.year)} />
          {years.data.items.some((known) => known.year === year) ? <YearCard year={year} /> : <UnknownYear year={year} />}
        </>
      )}
    </PageFrame>
  )
}

function NextUnknown({ year, thisYear }: { year: number; thisYear: number }) {
  const say = useTexts(calendarTexts)
  if (year > thisYear) return <Banner tone="neutral">{say('unknownNext', { year })}</Banner>
  return (
    <Banner tone="bad" title={say('unknownNow', { year })}>
      {say('unknownNowBody', { year })}
    </Banner>
  )
}

function UnknownYear({ year }: { year: number }) {
  const say = useTexts(calendarTexts)
  return (
    <EmptyState icon="calendar" title={say('unknownNow', { year })}>
      {say('unknownNowBody', { year })}
    </EmptyState>
  )
}

function YearChoice({ year, years }: { year: number; years: readonly number[] }) {
  const say = useTexts(calendarTexts)
  const navigate = useNavigate()
  const go = (to: number) => void navigate({ to: '/working-days/$year', params: { year: String(to) } })
  const shown = years.includes(year) ? years : [year, ...years].toSorted((a, b) => b - a)
  return (
    <div className="wd-years">
      <IconButton icon="back" label={say('earlier')} disabled={!years.includes(year - 1)} onClick={() => go(year - 1)} />
      <Select
        aria-label={say('year')}
        value={String(year)}
        options={shown.map((one) => ({ value: String(one), label: say('yearWords', { year: one }) }))}
        onChange={(chosen) => go(Number(chosen))}
      />
      <IconButton icon="forward" label={say('later')} disabled={!years.includes(year + 1)} onClick={() => go(year + 1)} />
    </div>
  )
}
