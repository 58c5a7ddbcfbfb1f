import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Icon } from '../../../kernel/ui/base/Icon.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { MyHours } from './volunteering.types.ts'
import './volunteering.css'

/** My hours of a year, each with its source, and the certificate of it. */
export function MyHoursPage() {
  const say = useTexts(volunteeringTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const thisYear = Number(dayOf(useNow()).slice(0, 4))
  const asked = Number(search['year'])
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : thisYear
  const read = useQuery(query.volunteerHours.mine.queryOptions({ input: { year } }))
  return (
    <PageFrame title={say('myHoursTitle')} width="read" back>
      {read.isPending && <SkeletonRows />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <Hours hours={read.data} thisYear={thisYear} />}
    </PageFrame>
  )
}

function Hours({ hours, thisYear }: { hours: MyHours; thisYear: number }) {
  const say = useTexts(volunteeringTexts)
  const navigate = useNavigate()
  const { year, ofYear, inAll, tasks, entries } = hours
  const years = [...new Set([thisYear, year, ...hours.years])].toSorted((one, other) => other - one)
  return (
    <div className="tx-stack">
      <Card>
        <div className="tx-stack">
          <div className="tx-bar">
            <dl className="vo-sums">
              <div>
                <dt>{say('thisYear', { year })}</dt>
                <dd>{say('hours', { hours: hoursText(ofYear) })}</dd>
              </div>
              <div>
                <dt>{say('served')}</dt>
                <dd>{say('tasksCount', { count: tasks })}</dd>
              </div>
              <div>
                <dt>{say('inAll')}</dt>
                <dd>{say('hours', { hours: hoursText(inAll) })}</dd>
              </div>
            </dl>
            {years.length > 1 && (
              <Field label={say('year')}>
                {(control) => (
                  <Select
                    {...control}
                    value={String(year)}
                    options={years.map((one) => ({ value: String(one), label: say('thisYear', { year: one }) }))}
                    onChange={(value) => void navigate({ to: '.', search: { year: Number(value) }, replace: true })}
                  />
                )}
              </Field>
            )}
          </div>
          {ofYear > 0 && <Certificates year={year} />}
        </div>
      </Card>
      {entries.length === 0 ? (
        <Card flush>
          <EmptyState icon="heart" title={say('noHours', { year })} action={<ButtonLink to="/volunteering">{say('toTasks')}</ButtonLink>}>
            {say('noHoursBody')}
          </EmptyState>
        </Card>
      ) : (
        <Card title={say('entries')} flush>
          <ul className="vo-lines">
            {entries.map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function Certificates({ year }: { year: number }) {
  const say = useTexts(volunteeringTexts)
  const path = `${apiPrefix}/me/volunteering/${year}/certificate`
  return (
    <div className="tx-actions">
      {(['pdf', 'docx'] as const).map((ending) => (
        <a key={ending} className="tx-button tx-button-plain" href={`${path}.${ending}`} download>
          <Icon name="download" />
          <span>{say(ending === 'pdf' ? 'certificatePdf' : 'certificateDocx')}</span>
        </a>
      ))}
    </div>
  )
}

function Entry({ entry }: { entry: MyHours['entries'][number] }) {
  const say = useTexts(volunteeringTexts)
  const times = useTimes()
  return (
    <>
      <span className="vo-words">
        <Link to={`/volunteering/tasks/${entry.taskId}`}>{entry.title}</Link>
        <span className="tx-note">{[times.day(entry.servedOn), entry.teamName].join(' · ')}</span>
        <span className="tx-note">{[say('entryBy', { by: entry.by, at: times.at(entry.at), kind: say(`kind_${entry.kind}`) }), entry.reason].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="vo-end">
        {entry.kind !== 'certified' && <Chip tone="warn">{say(`kind_${entry.kind}`)}</Chip>}
        <span className="vo-number">{say('hours', { hours: `${entry.kind !== 'certified' && entry.quarters > 0 ? '+' : ''}${hoursText(entry.quarters)}` })}</span>
      </span>
    </>
  )
}
