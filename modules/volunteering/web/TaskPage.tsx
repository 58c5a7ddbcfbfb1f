import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { OfferPanel, useMyOffer } from '../../../engines/capacity/web/panel/OfferPanel.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { RatingCard } from '../../../engines/surveys/web/RatingCard.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { TaskFrame } from './TaskFrame.tsx'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { Task } from './volunteering.types.ts'

/** One task: what is to be done, and my place in it. */
export function TaskPage() {
  const { taskId = '' } = useParams({ strict: false })
  const read = useQuery(query.volunteerTasks.show.queryOptions({ input: { id: taskId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const task = read.data
  return (
    <TaskFrame id={task.id} title={task.title} lead={task.unitName} mayLead={task.mayLead}>
      <Content task={task} />
    </TaskFrame>
  )
}

function Content({ task }: { task: Task }) {
  const say = useTexts(volunteeringTexts)
  const about = <About task={task} />
  if (task.phase !== 'draft')
    return (
      <OfferPanel offerId={task.id} after={<RatingCard rating={task.rating} />}>
        {about}
        {task.audience === 'team' && <JoinFirst task={task} />}
      </OfferPanel>
    )
  return (
    <>
      <Banner tone="neutral" title={say('draftTitle')}>
        {say('draftBody')}
      </Banner>
      {about}
    </>
  )
}

/** Whoever is not in the team sees the way in beside the door that is shut. */
function JoinFirst({ task: { id, teamId, teamName, phase } }: { task: Task }) {
  const say = useTexts(volunteeringTexts)
  const offer = useMyOffer(id)
  if (offer.data?.onRoster !== false || (phase !== 'open' && phase !== 'soon')) return null
  return (
    <Banner tone="neutral" action={<ButtonLink to={`/volunteering/teams/${teamId}`}>{say('seeTeam')}</ButtonLink>}>
      {say('joinForThis', { name: teamName })}
    </Banner>
  )
}

function About({ task }: { task: Task }) {
  const say = useTexts(volunteeringTexts)
  const times = useTimes()
  const facts = [
    { label: say('whenLabel'), value: task.startsAt && times.span(task.startsAt, task.endsAt) },
    { label: say('whereLabel'), value: task.place },
    { label: say('teamLabel'), value: <Link to={`/volunteering/teams/${task.teamId}`}>{task.teamName}</Link> },
    { label: say('countsLabel'), value: say('hours', { hours: hoursText(task.quarters) }) },
    { label: say('audienceLabel'), value: say(task.audience === 'team' ? 'teamOnly' : 'forAll') },
    { label: say('contactLabel'), value: task.contact },
  ]
  return (
    <Card title={say('taskAbout')}>
      <div className="tx-stack">
        <FactLines facts={facts} />
        <p className={task.body ? 'tx-prose' : 'tx-note'}>{task.body || say('noBody')}</p>
      </div>
    </Card>
  )
}
