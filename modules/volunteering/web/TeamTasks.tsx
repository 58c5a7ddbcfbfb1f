import { PhaseChip } from '../../../engines/capacity/web/StatusChip.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { EndlessList } from '../../../kernel/ui/base/EndlessList.tsx'
import { ListRow } from '../../../kernel/ui/base/ListRow.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { useEndless } from '../../../web/use-endless.ts'
import { hoursText } from '../hours/hours-text.shapes.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { Team, TeamTask } from './volunteering.types.ts'

/** What a team has done and will do, the latest first. */
export function TeamTasks({ team }: { team: Team }) {
  const say = useTexts(volunteeringTexts)
  const read = useEndless(query.volunteerTasks.ofTeam, (page) => ({ id: team.id, limit: 10, ...page }))
  return (
    <Card title={say('tasks')} flush>
      <EndlessList read={read} empty={<p className="vo-empty tx-note">{say('noTasks')}</p>}>
        {(task) => <TaskRow task={task} />}
      </EndlessList>
    </Card>
  )
}

function TaskRow({ task }: { task: TeamTask }) {
  const say = useTexts(volunteeringTexts)
  const times = useTimes()
  const hint = [task.startsAt && times.span(task.startsAt, task.endsAt), say('counts', { hours: hoursText(task.quarters) })].filter(Boolean).join(' · ')
  const path = `/volunteering/tasks/${task.id}`
  return (
    <ListRow
      title={task.title}
      hint={hint}
      aside={task.certified ? <Chip tone="ok">{say('certified')}</Chip> : <PhaseChip phase={task.phase} />}
      to={task.phase === 'draft' ? `${path}/edit` : path}
    />
  )
}
