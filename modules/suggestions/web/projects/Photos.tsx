import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, apiPrefix, query } from '../../../../web/api.ts'
import type { Project } from '../suggestions.types.ts'
import { projectsTexts } from './projects.texts.ts'

/** Only those who report need the place to drop a file. */
const AddPhoto = lazy(async () => ({ default: (await import('./AddPhoto.tsx')).AddPhoto }))

/** What can be seen of it. */
export function Photos({ project }: { project: Project }) {
  const say = useTexts(projectsTexts)
  if (project.photos.length === 0 && !project.mayReport) return null
  return (
    <Card title={say('photos')}>
      {project.photos.length === 0 && <p className="tx-quiet">{say('noPhotos')}</p>}
      <div className="tx-photos">
        {project.photos.map((photo) => (
          <figure key={photo.id}>
            <img src={`${apiPrefix}/practical-projects/${project.id}/photos/${photo.id}`} alt={photo.caption || say('photoAlt', { title: project.title })} loading="lazy" />
            {photo.caption && <figcaption className="tx-quiet">{photo.caption}</figcaption>}
            {project.mayReport && <RemovePhoto projectId={project.id} photoId={photo.id} />}
          </figure>
        ))}
      </div>
      {project.mayReport && (
        <Suspense fallback={null}>
          <AddPhoto projectId={project.id} />
        </Suspense>
      )}
    </Card>
  )
}

function RemovePhoto({ projectId, photoId }: { projectId: string; photoId: string }) {
  const say = useTexts(projectsTexts)
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.practicalProjects.removePhoto({ id: projectId, photoId }),
    onSuccess: () => toast(say('photoRemoved')),
    onError: toastRefusal,
    onSettled: () => client.invalidateQueries({ queryKey: query.practicalProjects.key() }),
  })
  return (
    <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
      {say('removePhoto')}
    </Button>
  )
}
