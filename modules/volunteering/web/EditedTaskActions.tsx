import { EndOffer } from '../../../engines/capacity/web/editor/EndOffer.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { EditedTask } from './volunteering.types.ts'

/** What can be done with a task besides changing it. */
export function EditedTaskActions({ task: { id, teamId, phase } }: { task: EditedTask }) {
  const say = useTexts(volunteeringTexts)
  const queryKeys = [query.volunteerTasks.key(), query.volunteerTeams.key(), query.volunteerHours.key()]
  return (
    <>
      {phase !== 'draft' && (
        <ButtonLink icon="plus" to={`/volunteering/tasks/new?team=${teamId}&from=${id}`}>
          {say('again')}
        </ButtonLink>
      )}
      <EndOffer offerId={id} phase={phase} what={say('thisTask')} desk={`/volunteering/teams/${teamId}`} queryKeys={queryKeys} />
    </>
  )
}
