import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { JoinTeam } from './JoinTeam.tsx'
import { StandingChip } from './StandingChip.tsx'
import { TeamMembers } from './TeamMembers.tsx'
import { TeamTasks } from './TeamTasks.tsx'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { Team } from './volunteering.types.ts'
import './volunteering.css'

/** One team: what it does, my way in or out, its tasks and people; for its leader, who asks to join. */
export function TeamPage() {
  const { teamId = '' } = useParams({ strict: false })
  const read = useQuery(query.volunteerTeams.show.queryOptions({ input: { id: teamId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const team = read.data
  return (
    <PageFrame title={team.name} lead={team.unitName} width="read" back action={<Actions team={team} />}>
      <div className="tx-stack">
        <About team={team} />
        {team.asking > 0 && <TeamMembers team={team} state="asked" />}
        <TeamTasks team={team} />
        {(team.mayLead || team.mine === 'in' || team.mine === 'leader') && <TeamMembers team={team} state="in" />}
      </div>
    </PageFrame>
  )
}

function Actions({ team: { id, mayLead, state } }: { team: Team }) {
  const say = useTexts(volunteeringTexts)
  if (!mayLead) return null
  return (
    <>
      {state === 'active' && (
        <ButtonLink look="primary" icon="plus" to={`/volunteering/tasks/new?team=${id}`}>
          {say('newTask')}
        </ButtonLink>
      )}
      <ButtonLink icon="edit" to={`/volunteering/teams/${id}/edit`}>
        {say('edit')}
      </ButtonLink>
    </>
  )
}

function About({ team }: { team: Team }) {
  const say = useTexts(volunteeringTexts)
  return (
    <Card title={say('about')} aside={<StandingChip team={team} />}>
      <div className="tx-stack">
        <p className={team.about ? 'tx-prose' : 'tx-note'}>{team.about || say('noAbout')}</p>
        <dl className="tx-facts">
          <dt>{say('leader')}</dt>
          <dd>{team.leaderName}</dd>
          <dt>{say('members')}</dt>
          <dd>{say('memberCount', { count: team.members })}</dd>
          <dt>{say('servedThisYear')}</dt>
          <dd>{say('hours', { hours: hoursText(team.quarters) })}</dd>
          <dt>{say('joining')}</dt>
          <dd>{say(`joining_${team.joining}`)}</dd>
        </dl>
        <JoinTeam team={team} />
      </div>
    </Card>
  )
}
