import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'
import { AddPicture } from './AddPicture.tsx'
import { Cover } from './Cover.tsx'
import { RemovePicture } from './RemovePicture.tsx'

/** The picture that announces it; kept as soon as it is chosen. */
export function CoverCard({ activity }: { activity: EditedActivity }) {
  const say = useTexts(activitiesTexts)
  return (
    <Card title={say('cover')}>
      <div className="tx-stack">
        <div className="ac-hero">
          <Cover item={activity} />
        </div>
        {activity.coverId && <RemovePicture id={activity.id} pictureId={activity.coverId} />}
        <p className="tx-note">{say('coverHelp')}</p>
        <AddPicture id={activity.id} as="cover" />
      </div>
    </Card>
  )
}
