import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'

export function RemovePicture({ id, pictureId }: { id: string; pictureId: string }) {
  const say = useTexts(activitiesTexts)
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.activities.removePicture({ id, pictureId }),
    onSuccess: () => toast(say('removed')),
    onError: toastRefusal,
    onSettled: () => client.invalidateQueries({ queryKey: query.activities.key() }),
  })
  return (
    <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
      {say('remove')}
    </Button>
  )
}
