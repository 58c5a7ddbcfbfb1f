import { lazy, Suspense } from 'react'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { Activity } from './activities.types.ts'
import { RemovePicture } from './RemovePicture.tsx'

/** Only those who organise need the place to drop a file. */
const AddPicture = lazy(async () => ({ default: (await import('./AddPicture.tsx')).AddPicture }))

/** What was seen there. */
export function Photos({ activity: { id, title, photos, mayManage } }: { activity: Activity }) {
  const say = useTexts(activitiesTexts)
  if (photos.length === 0 && !mayManage) return null
  return (
    <Card title={say('photos')}>
      <div className="tx-stack">
        {photos.length === 0 && <p className="tx-note">{say('noPhotos')}</p>}
        {photos.length > 0 && (
          <div className="tx-photos">
            {photos.map((photo, index) => (
              <figure key={photo.id}>
                <img src={`${apiPrefix}/activities/${id}/pictures/${photo.id}`} alt={photo.caption || say('photoAlt', { title, number: index + 1 })} loading="lazy" />
                {photo.caption && <figcaption className="tx-note">{photo.caption}</figcaption>}
                {mayManage && <RemovePicture id={id} pictureId={photo.id} />}
              </figure>
            ))}
          </div>
        )}
        {mayManage && (
          <Suspense fallback={null}>
            <AddPicture id={id} as="photo" />
          </Suspense>
        )}
      </div>
    </Card>
  )
}
