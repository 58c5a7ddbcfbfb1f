import { useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { DeskProvider } from '../../../kernel/ui/desk/DeskProvider.tsx'
import { FileDrop } from '../../../kernel/ui/desk/files/FileDrop.tsx'
import { uploadFile } from '../../../kernel/ui/desk/files/upload.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { apiPrefix, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'

export function AddPicture({ id, as }: { id: string; as: 'cover' | 'photo' }) {
  const say = useTexts(activitiesTexts)
  const client = useQueryClient()
  return (
    <DeskProvider>
      <FileDrop
        label={say(as === 'cover' ? 'addCover' : 'addPhoto')}
        extensions={['.jpg', '.jpeg', '.png', '.webp']}
        maxBytes={10 * 1024 * 1024}
        upload={(file, call) => uploadFile(`${apiPrefix}/activities/${id}/pictures`, file, { ...call, fields: { role: as } })}
        onUploaded={() => {
          toast(say(as === 'cover' ? 'coverAdded' : 'photoAdded'))
          void client.invalidateQueries({ queryKey: query.activities.key() })
        }}
      />
    </DeskProvider>
  )
}
