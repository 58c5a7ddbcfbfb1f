import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { activitiesTexts } from './activities.texts.ts'
import type { EditedActivity } from './activities.types.ts'

/** What can be done with an activity besides changing it. */
export function EditedActions({ activity }: { activity: EditedActivity }) {
  const say = useTexts(activitiesTexts)
  if (activity.phase === 'draft') return <Discard id={activity.id} />
  return (
    <>
      <ButtonLink icon="plus" to={`/activities/new?from=${activity.id}`}>
        {say('again')}
      </ButtonLink>
      {activity.phase !== 'cancelled' && activity.phase !== 'settled' && <CallOff id={activity.id} />}
    </>
  )
}

function Discard({ id }: { id: string }) {
  const say = useTexts(activitiesTexts)
  const sayBase = useTexts(baseTexts)
  const [open, setOpen] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const discard = useMutation({
    mutationFn: () => api.capacity.offers.discard({ offerId: id }),
    onSuccess: async () => {
      toast(say('discarded'))
      await navigate({ to: '/activities/desk', replace: true })
      await client.invalidateQueries({ queryKey: query.activities.key() })
    },
    onError: (error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' }),
  })
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {say('discard')}
      </Button>
      <ConfirmDialog
        open={open}
        danger
        title={say('discardTitle')}
        action={say('discardDo')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate()}
        onClose={() => setOpen(false)}
      >
        {say('discardBody')}
      </ConfirmDialog>
    </>
  )
}

function CallOff({ id }: { id: string }) {
  const say = useTexts(activitiesTexts)
  const sayBase = useTexts(baseTexts)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const client = useQueryClient()
  const offersChanged = useOffersChanged()
  const callOff = useMutation({
    mutationFn: () => api.capacity.offers.callOff({ offerId: id, reason: reason.trim() }),
    onSuccess: async ({ affected }) => {
      setOpen(false)
      toast(say('calledOff', { count: affected }))
      await Promise.all([client.invalidateQueries({ queryKey: query.activities.key() }), offersChanged()])
    },
    onError: (error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' }),
  })
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {say('callOff')}
      </Button>
      <ConfirmDialog
        open={open}
        danger
        title={say('callOffTitle')}
        action={say('callOffDo')}
        busy={callOff.isPending}
        onConfirm={() => reason.trim() !== '' && callOff.mutate()}
        onClose={() => setOpen(false)}
      >
        <p>{say('callOffBody')}</p>
        <Field label={say('callOffReason')}>{(control) => <TextInput {...control} value={reason} maxLength={200} onChange={setReason} />}</Field>
      </ConfirmDialog>
    </>
  )
}
