import { useMutation, useQueryClient } from '@tanstack/react-query'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'

export function RemovePicture({ id, pictureId }: { id: string; pictureId: string }) {
  const say = useTexts(activitiesTexts)
  const sayBase = useTexts(baseTexts)
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => api.activities.removePicture({ id, pictureId }),
    onSuccess: () => toast(say('removed')),
    onError: (error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' }),
    onSettled: () => client.invalidateQueries({ queryKey: query.activities.key() }),
  })
  return (
    <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
      {say('remove')}
    </Button>
  )
}
