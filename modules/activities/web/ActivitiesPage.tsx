import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useMay } from '../../../web/session.tsx'
import { activitiesTexts } from './activities.texts.ts'
import { ActivityCard } from './ActivityCard.tsx'
import './activities.css'

const whens = ['open', 'soon', 'past'] as const
type When = (typeof whens)[number]

/** What one can join: open, soon, past. */
export function ActivitiesPage() {
  const say = useTexts(activitiesTexts)
  const mayManage = useMay('activities.manage')
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const when = whens.find((one) => one === search['when']) ?? 'open'
  const create = mayManage && (
    <ButtonLink look="primary" icon="plus" to="/activities/new">
      {say('create')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={create}>
      <div className="ac-stack">
        <div className="ac-bar">
          <Choice
            label={say('when')}
            value={when}
            options={whens.map((value) => ({ value, label: say(`when_${value}`) }))}
            onChange={(value) => void navigate({ to: '.', search: value === 'open' ? {} : { when: value }, replace: true })}
          />
          <span className="ac-actions">
            <ButtonLink icon="calendar" to="/activities/month">
              {say('month')}
            </ButtonLink>
            <ButtonLink icon="list" to="/me/enrolments">
              {say('mine')}
            </ButtonLink>
          </span>
        </div>
        <Activities key={when} when={when} />
      </div>
    </PageFrame>
  )
}

function Activities({ when }: { when: When }) {
  const say = useTexts(activitiesTexts)
  const read = useInfiniteQuery(
    query.activities.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ when, limit: 24, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  )
  return (
    <EndlessList
      read={read}
      className="ac-cards"
      empty={
        <Card flush>
          <EmptyState icon="calendar" title={say(`none_${when}`)}>
            {say('noneBody')}
          </EmptyState>
        </Card>
      }
    >
      {(item) => <ActivityCard item={item} />}
    </EndlessList>
  )
}
