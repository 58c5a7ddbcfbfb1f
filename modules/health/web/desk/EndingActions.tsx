import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffersChanged } from '../../../../engines/capacity/web/use-offers-changed.ts'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button, ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import type { EditedRound } from '../health.types.ts'
import { healthDeskTexts } from './desk.texts.ts'

/** A draft is thrown away; what members have seen is called off, with a reason, or organised again. */
export function EndingActions({ round: { id, phase } }: { round: EditedRound }) {
  const say = useTexts(healthDeskTexts)
  const [opened, open] = useState(false)
  const close = () => open(false)
  return (
    <>
      {phase !== 'draft' && (
        <ButtonLink icon="plus" to={`/health/new?from=${id}`}>
          {say('again')}
        </ButtonLink>
      )}
      {phase !== 'cancelled' && phase !== 'settled' && (
        <Button look="quiet" onClick={() => open(true)}>
          {say(phase === 'draft' ? 'discard' : 'callOff')}
        </Button>
      )}
      {opened && (phase === 'draft' ? <Discard id={id} onClose={close} /> : <CallOff id={id} onClose={close} />)}
    </>
  )
}

interface EndingProps {
  id: string
  onClose: () => void
}

function Discard({ id, onClose }: EndingProps) {
  const say = useTexts(healthDeskTexts)
  const sayBase = useTexts(baseTexts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const discard = useMutation({
    mutationFn: () => api.capacity.offers.discard({ offerId: id }),
    onSuccess: async () => {
      toast(say('discarded'))
      await navigate({ to: '/health/desk', replace: true })
      await client.invalidateQueries({ queryKey: query.health.key() })
    },
    onError: (error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' }),
  })
  return (
    <ConfirmDialog open danger title={say('discardTitle')} action={say('discard')} busy={discard.isPending} onConfirm={() => discard.mutate()} onClose={onClose}>
      {say('discardBody')}
    </ConfirmDialog>
  )
}

function CallOff({ id, onClose }: EndingProps) {
  const say = useTexts(healthDeskTexts)
  const sayBase = useTexts(baseTexts)
  const client = useQueryClient()
  const offersChanged = useOffersChanged()
  const [reason, setReason] = useState('')
  const callOff = useMutation({
    mutationFn: () => api.capacity.offers.callOff({ offerId: id, reason: reason.trim() }),
    onSuccess: async ({ affected }) => {
      onClose()
      toast(say('calledOff', { count: affected }))
      await Promise.all([client.invalidateQueries({ queryKey: query.health.key() }), offersChanged()])
    },
    onError: (error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' }),
  })
  const confirm = () => reason.trim() !== '' && callOff.mutate()
  return (
    <ConfirmDialog open danger title={say('callOffTitle')} action={say('callOff')} busy={callOff.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{say('callOffBody')}</p>
      <Field label={say('callOffReason')}>{(control) => <TextInput {...control} value={reason} maxLength={200} onChange={setReason} />}</Field>
    </ConfirmDialog>
  )
}
