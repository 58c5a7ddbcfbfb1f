import { useQuery } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../kernel/ui/base/Card.tsx'
import { Chip } from '../../kernel/ui/base/Chip.tsx'
import { formatMonth } from '../../kernel/ui/base/days.ts'
import { EmptyState } from '../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { query } from '../api.ts'
import { homeTexts } from '../home.texts.ts'
import type { Workbench } from '../session.tsx'

/** The page of the plans module that shows the whole year by month. */
const yearPath = '/plans'

const shownInMonth = 6

/** What falls into this month and the next. */
export function YearCard() {
  const say = useTexts(homeTexts)
  const router = useRouter()
  const workbench = useQuery(query.shell.workbench.queryOptions())
  const months = workbench.data?.months ?? []
  const hasYear = Object.hasOwn(router.routesByPath, yearPath)
  return (
    <Card flush title={say('year')} aside={hasYear && <Link to={yearPath}>{say('wholeYear')}</Link>}>
      {workbench.isPending && <SkeletonRows rows={4} />}
      {workbench.isError && <ErrorState error={workbench.error} onRetry={() => void workbench.refetch()} />}
      {workbench.isSuccess && months.every(({ entries }) => entries.length === 0) && (
        <EmptyState icon="calendar" title={say('yearEmpty')}>
          {say('yearEmptyBody')}
        </EmptyState>
      )}
      {months
        .filter(({ entries }) => entries.length > 0)
        .map((month) => (
          <Month key={month.month} {...month} />
        ))}
    </Card>
  )
}

function Month({ month, entries }: Workbench['months'][number]) {
  const say = useTexts(homeTexts)
  const { i18n } = useTranslation()
  const name = formatMonth(month, i18n.language)
  return (
    <section className="sh-group" aria-label={name}>
      <h3 className="sh-group-title">{name}</h3>
      <ul className="sh-year">
        {entries.slice(0, shownInMonth).map((entry) => (
          <li key={entry.key}>
            <Link to={entry.path} className="sh-year-entry">
              <span>{entry.title}</span>
              {entry.state !== 'open' && (
                <Chip tone={entry.state === 'done' ? 'ok' : 'warn'} icon={entry.state === 'done' ? 'check' : 'clock'}>
                  {say(entry.state === 'done' ? 'yearDone' : 'yearOverdue')}
                </Chip>
              )}
            </Link>
          </li>
        ))}
        {entries.length > shownInMonth && <li className="sh-year-rest tx-quiet">{say('yearRest', { count: entries.length - shownInMonth })}</li>}
      </ul>
    </section>
  )
}
