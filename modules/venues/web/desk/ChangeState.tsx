import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { useVenuesChanged } from '../use-venues-changed.ts'
import type { EditedVenue } from '../venues.types.ts'
import { deskTexts } from './desk.texts.ts'

/** Closes a venue for good, or opens it again. */
export function ChangeState({ venue: { id, version, state, name } }: { venue: EditedVenue }) {
  const say = useTexts(deskTexts)
  const changed = useVenuesChanged()
  const [asking, ask] = useState(false)
  const next = state === 'open' ? 'retired' : 'open'
  const change = useMutation({
    mutationFn: () => api.venues.setState({ id, version, state: next }),
    onSuccess: () => toast(say(next === 'retired' ? 'retired' : 'reopened')),
    onError: toastRefusal,
    onSettled: async () => {
      ask(false)
      await changed()
    },
  })
  if (state === 'retired')
    return (
      <Button busy={change.isPending} onClick={() => change.mutate()}>
        {say('reopen')}
      </Button>
    )
  return (
    <>
      <Button look="quiet" onClick={() => ask(true)}>
        {say('retire')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        title={say('retireTitle', { name })}
        action={say('retire')}
        busy={change.isPending}
        onConfirm={() => change.mutate()}
        onClose={() => ask(false)}
      >
        {say('retireBody')}
      </ConfirmDialog>
    </>
  )
}
