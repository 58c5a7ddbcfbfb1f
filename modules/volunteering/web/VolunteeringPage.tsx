import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { TaskCard } from './TaskCard.tsx'
import { volunteeringTexts } from './volunteering.texts.ts'
import './volunteering.css'

const whens = ['open', 'soon', 'past'] as const
type When = (typeof whens)[number]

/** What one can help with, and what one has given so far. */
export function VolunteeringPage() {
  const say = useTexts(volunteeringTexts)
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const when = whens.find((one) => one === search['when']) ?? 'open'
  return (
    <PageFrame title={say('title')} lead={say('lead')}>
      <div className="vo-stack">
        <MySum />
        <div className="vo-bar">
          <Choice
            label={say('when')}
            value={when}
            options={whens.map((value) => ({ value, label: say(`when_${value}`) }))}
            onChange={(value) => void navigate({ to: '.', search: value === 'open' ? {} : { when: value }, replace: true })}
          />
          <ButtonLink icon="people" to="/volunteering/teams">
            {say('toTeams')}
          </ButtonLink>
        </div>
        <Tasks key={when} when={when} />
      </div>
    </PageFrame>
  )
}

/** My hours of this year and all in all, with the way to each of them. */
function MySum() {
  const say = useTexts(volunteeringTexts)
  const year = Number(dayOf(useNow()).slice(0, 4))
  const read = useQuery(query.volunteerHours.mine.queryOptions({ input: { year } }))
  if (!read.data) return null
  const { ofYear, inAll } = read.data
  return (
    <Card>
      <div className="vo-bar">
        <dl className="vo-sums">
          <div>
            <dt>{say('thisYear', { year })}</dt>
            <dd>{say('hours', { hours: hoursText(ofYear) })}</dd>
          </div>
          <div>
            <dt>{say('inAll')}</dt>
            <dd>{say('hours', { hours: hoursText(inAll) })}</dd>
          </div>
        </dl>
        <ButtonLink icon="clock" to="/volunteering/hours">
          {say('myHours')}
        </ButtonLink>
      </div>
    </Card>
  )
}

function Tasks({ when }: { when: When }) {
  const say = useTexts(volunteeringTexts)
  const read = useInfiniteQuery(
    query.volunteerTasks.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ when, limit: 24, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  )
  return (
    <EndlessList
      read={read}
      className="vo-cards"
      empty={
        <Card flush>
          <EmptyState icon="heart" title={say(`none_${when}`)}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      }
    >
      {(item) => <TaskCard item={item} />}
    </EndlessList>
  )
}
