import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { calendarTexts } from './calendar.texts.ts'
import type { KnownYear } from './calendar.types.ts'
import { LoadYear } from './LoadYear.tsx'

/** Paste or upload, look, save: a year that is not known yet, or one that is to be changed. */
export function LoadYearPage() {
  const say = useTexts(calendarTexts)
  const mayManage = useMay('calendar.manage')
  const { year: asked } = useParams({ strict: false })
  const year = Number(asked)
  const years = useQuery(query.calendar.list.queryOptions())
  return (
    <PageFrame title={say('loadTitle', { year })} lead={say('loadLead')} back>
      {!mayManage && <EmptyState icon="lock" title={say('noRight')} />}
      {years.isPending && <SkeletonPage />}
      {years.isError && <ErrorState error={years.error} onRetry={() => void years.refetch()} />}
      {mayManage && years.isSuccess && <LoadOrChange key={year} year={year} years={years.data.items} />}
    </PageFrame>
  )
}

function LoadOrChange({ year, years }: { year: number; years: readonly KnownYear[] }) {
  const isKnown = years.some((known) => known.year === year)
  const known = useQuery({ ...query.calendar.get.queryOptions({ input: { year } }), enabled: isKnown })
  if (!isKnown) return <LoadYear year={year} days={[]} years={years} />
  if (known.isPending) return <SkeletonPage />
  if (known.isError) return <ErrorState error={known.error} onRetry={() => void known.refetch()} />
  return <LoadYear year={year} days={known.data.days} years={years} />
}
