import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../../web/api.ts'
import { useOffersChanged } from '../use-offers-changed.ts'
import { useTimes } from '../use-times.ts'
import { editorTexts } from './editor.texts.ts'
import type { StepProps } from './step.types.ts'

type Opened = 'publish' | 'discard' | 'callOff' | null

/** All that is still missing, and the publication; afterwards the calling off. */
export function PublishStep({ offer, draft, onDiscarded }: StepProps & { onDiscarded: () => void }) {
  const say = useTexts(editorTexts)
  const words = useBilingual()
  const times = useTimes()
  const [opened, open] = useState<Opened>(null)
  const { state, problems } = offer
  const close = () => open(null)
  if (state === 'cancelled') return null
  return (
    <Card title={say('publish')}>
      <div className="tx-stack">
        {state === 'published' && offer.publishedAt && <p>{say('publishedHead', { at: times.at(offer.publishedAt) })}</p>}
        {state === 'draft' && <p className="tx-note">{say('publishHelp')}</p>}
        {state === 'draft' && problems.length > 0 && (
          <Banner tone="warn" title={say('missing')}>
            <ul>
              {problems.map(({ code, text }) => (
                <li key={`${code}${text.zh}`}>{words(text)}</li>
              ))}
            </ul>
          </Banner>
        )}
        {state === 'draft' && problems.length === 0 && <Banner tone="ok">{say('ready')}</Banner>}
        <div className="cp-moves">
          {state === 'draft' && (
            <Button look="primary" disabled={problems.length > 0 || draft.unsaved} onClick={() => open('publish')}>
              {say('publish')}
            </Button>
          )}
          <Button look="quiet" onClick={() => open(state === 'draft' ? 'discard' : 'callOff')}>
            {say(state === 'draft' ? 'discard' : 'callOff')}
          </Button>
        </div>
      </div>
      {opened === 'publish' && <PublishDialog offer={offer} draft={draft} onClose={close} />}
      {opened === 'discard' && <DiscardDialog offer={offer} onClose={close} onDiscarded={onDiscarded} />}
      {opened === 'callOff' && <CallOffDialog offer={offer} onClose={close} />}
    </Card>
  )
}

function PublishDialog({ offer, draft, onClose }: StepProps & { onClose: () => void }) {
  const say = useTexts(editorTexts)
  const changed = useOffersChanged()
  const run = useMutation({
    mutationFn: async () => api.capacity.offers.publish({ offerId: offer.id, version: await draft.save() }),
    onSuccess: ({ rosterSize }) => {
      toast(say('published', { count: rosterSize }))
      onClose()
    },
    onSettled: changed,
  })
  return (
    <ConfirmDialog open title={say('publishTitle', { title: offer.title })} action={say('publish')} busy={run.isPending} onConfirm={() => run.mutate()} onClose={onClose}>
      <p>{say('publishBody')}</p>
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}

function DiscardDialog({ offer, onClose, onDiscarded }: Pick<StepProps, 'offer'> & { onClose: () => void; onDiscarded: () => void }) {
  const say = useTexts(editorTexts)
  const run = useMutation({
    mutationFn: () => api.capacity.offers.discard({ offerId: offer.id }),
    onSuccess: () => {
      toast(say('discarded'))
      onDiscarded()
    },
  })
  return (
    <ConfirmDialog open title={say('discardTitle')} action={say('discard')} danger busy={run.isPending} onConfirm={() => run.mutate()} onClose={onClose}>
      <p>{say('discardBody', { title: offer.title })}</p>
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}

function CallOffDialog({ offer, onClose }: Pick<StepProps, 'offer'> & { onClose: () => void }) {
  const say = useTexts(editorTexts)
  const changed = useOffersChanged()
  const [reason, write] = useState('')
  const run = useMutation({
    mutationFn: () => api.capacity.offers.callOff({ offerId: offer.id, reason }),
    onSuccess: ({ affected }) => {
      toast(say('calledOff', { count: affected }))
      onClose()
    },
    onSettled: changed,
  })
  const confirm = () => reason.trim() !== '' && run.mutate()
  return (
    <ConfirmDialog open title={say('callOffTitle', { title: offer.title })} action={say('callOff')} danger busy={run.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{say('callOffBody')}</p>
      <Field label={say('callOffReason')}>{(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}</Field>
      <Refusal error={run.error} />
    </ConfirmDialog>
  )
}
