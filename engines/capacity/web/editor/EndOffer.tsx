import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toastRefusal } from '../../../../kernel/ui/base/toast-refusal.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { OfferPhase } from '../../capacity.shapes.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { endTexts } from './end.texts.ts'

interface EndOfferProps {
  offerId: string
  phase: OfferPhase
  /** What ends, as one says it of the one at hand: 这个活动. */
  what: string
  /** Where one goes on once the draft is gone. */
  desk: string
  /** What the service itself reads anew then. */
  queryKeys: readonly (readonly unknown[])[]
}

/** A draft is thrown away; what members have seen is called off, with a reason that they are told. Over, there is nothing to end. */
export function EndOffer({ phase, ...ending }: EndOfferProps) {
  const say = useTexts(endTexts)
  const [opened, open] = useState(false)
  if (phase === 'cancelled' || phase === 'settled') return null
  const Ending = phase === 'draft' ? Discard : CallOff
  return (
    <>
      <Button look="quiet" onClick={() => open(true)}>
        {phase === 'draft' ? say('discard') : say('callOff', { what: ending.what })}
      </Button>
      {opened && <Ending {...ending} onClose={() => open(false)} />}
    </>
  )
}

type EndingProps = Omit<EndOfferProps, 'phase'> & { onClose: () => void }

function Discard({ offerId, desk, queryKeys, onClose }: EndingProps) {
  const say = useTexts(endTexts)
  const navigate = useNavigate()
  const ended = useEnded(queryKeys)
  const discard = useMutation({
    ...ended,
    mutationFn: () => api.capacity.offers.discard({ offerId }),
    onSuccess: async () => {
      toast(say('discarded'))
      await navigate({ to: desk, replace: true })
    },
  })
  return (
    <ConfirmDialog open danger title={say('discardTitle')} action={say('discardDo')} busy={discard.isPending} onConfirm={() => discard.mutate()} onClose={onClose}>
      {say('discardBody')}
    </ConfirmDialog>
  )
}

function CallOff({ offerId, what, queryKeys, onClose }: EndingProps) {
  const say = useTexts(endTexts)
  const ended = useEnded(queryKeys)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const callOff = useMutation({
    ...ended,
    mutationFn: () => api.capacity.offers.callOff({ offerId, reason: reason.trim() }),
    onSuccess: ({ affected }) => {
      onClose()
      toast(say('calledOff', { count: affected }))
    },
  })
  const confirm = () => (reason.trim() === '' ? setMissing(true) : callOff.mutate())
  return (
    <ConfirmDialog open danger title={say('callOffTitle', { what })} action={say('callOffDo')} busy={callOff.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{say('callOffBody')}</p>
      <Field label={say('reason')} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}

function useEnded(queryKeys: EndOfferProps['queryKeys']) {
  const client = useQueryClient()
  const offersChanged = useOffersChanged()
  return {
    onError: toastRefusal,
    onSettled: () => Promise.all([...queryKeys.map((queryKey) => client.invalidateQueries({ queryKey })), offersChanged()]),
  }
}
