import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { usePress } from './use-press.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { EditedTask } from './volunteering.types.ts'

/** What can be done with a task besides changing it. */
export function EditedTaskActions({ task: { id, teamId, phase } }: { task: EditedTask }) {
  if (phase === 'draft') return <Discard id={id} teamId={teamId} />
  return (
    <>
      <Again id={id} teamId={teamId} />
      {phase !== 'cancelled' && phase !== 'settled' && <CallOff id={id} />}
    </>
  )
}

function Again({ id, teamId }: { id: string; teamId: string }) {
  const say = useTexts(volunteeringTexts)
  return (
    <ButtonLink icon="plus" to={`/volunteering/tasks/new?team=${teamId}&from=${id}`}>
      {say('again')}
    </ButtonLink>
  )
}

function Discard({ id, teamId }: { id: string; teamId: string }) {
  const say = useTexts(volunteeringTexts)
  const press = usePress()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const discard = useMutation({
    ...press,
    mutationFn: () => api.capacity.offers.discard({ offerId: id }),
    onSuccess: async () => {
      toast(say('discarded'))
      await navigate({ to: `/volunteering/teams/${teamId}`, replace: true })
    },
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
        action={say('discard')}
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
  const say = useTexts(volunteeringTexts)
  const press = usePress()
  const [open, setOpen] = useState(false)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const callOff = useMutation({
    ...press,
    mutationFn: () => api.capacity.offers.callOff({ offerId: id, reason: reason.trim() }),
    onSuccess: ({ affected }) => {
      setOpen(false)
      toast(say('calledOff', { count: affected }))
    },
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
        action={say('callOff')}
        busy={callOff.isPending}
        onConfirm={() => (reason.trim() === '' ? setMissing(true) : callOff.mutate())}
        onClose={() => setOpen(false)}
      >
        <p>{say('callOffBody')}</p>
        <Field label={say('callOffReason')} error={missing && reason.trim() === '' ? say('whyMissing') : undefined}>
          {(control) => <TextInput {...control} value={reason} maxLength={200} onChange={write} />}
        </Field>
      </ConfirmDialog>
    </>
  )
}
