import { EndOffer } from '../../../engines/capacity/web/editor/EndOffer.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'

/** What can be done with an activity besides changing it. */
export function EditedActions({ activity: { id, phase } }: { activity: EditedActivity }) {
  const say = useTexts(activitiesTexts)
  return (
    <>
      {phase !== 'draft' && (
        <ButtonLink icon="plus" to={`/activities/new?from=${id}`}>
          {say('again')}
        </ButtonLink>
      )}
      <EndOffer offerId={id} phase={phase} what={say('thisActivity')} desk="/activities/desk" queryKeys={[query.activities.key()]} />
    </>
  )
}
