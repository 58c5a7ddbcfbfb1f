import { useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { DeskProvider } from '../../../../kernel/ui/desk/DeskProvider.tsx'
import { FileDrop } from '../../../../kernel/ui/desk/files/FileDrop.tsx'
import { uploadFile } from '../../../../kernel/ui/desk/files/upload.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../../web/api.ts'
import { projectsTexts } from './projects.texts.ts'

export function AddPhoto({ projectId }: { projectId: string }) {
  const say = useTexts(projectsTexts)
  const client = useQueryClient()
  return (
    <DeskProvider>
      <FileDrop
        label={say('addPhoto')}
        extensions={['.jpg', '.jpeg', '.png', '.webp']}
        maxBytes={10 * 1024 * 1024}
        upload={(file, call) => uploadFile(`${apiPrefix}/practical-projects/${projectId}/photos`, file, call)}
        onUploaded={() => {
          toast(say('photoAdded'))
          void client.invalidateQueries({ queryKey: query.practicalProjects.key() })
        }}
      />
    </DeskProvider>
  )
}
