import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { EditedProgramme } from './recuperation.types.ts'
import { usePress } from './use-changed.ts'

/** What is still missing, the publication, and the way back: throwing a draft away, or calling a programme off. */
export function PublishCard({ programme }: { programme: EditedProgramme }) {
  const say = useTexts(recuperationTexts)
  const words = useBilingual()
  const { id, version, phase, problems } = programme
  const done = usePress()
  const publish = useMutation({
    ...done,
    mutationFn: () => api.capacity.offers.publish({ offerId: id, version }),
    onSuccess: ({ rosterSize }) => toast(say('published', { count: rosterSize })),
  })
  if (phase === 'cancelled') return null
  const isDraft = phase === 'draft'
  return (
    <Card title={say('publishPart')}>
      <div className="rc-stack">
        {!isDraft && <p>{say('publishedAlready')}</p>}
        {isDraft && problems.length === 0 && <Banner tone="ok">{say('ready')}</Banner>}
        {isDraft && problems.length > 0 && (
          <Banner tone="warn" title={say('notReady')}>
            <ul>
              {problems.map(({ code, text }) => (
                <li key={`${code}${text.zh}`}>{words(text)}</li>
              ))}
            </ul>
          </Banner>
        )}
        <div className="rc-actions">
          {isDraft && (
            <Button look="primary" disabled={problems.length > 0} busy={publish.isPending} onClick={() => publish.mutate()}>
              {say('publish')}
            </Button>
          )}
          {isDraft ? <Discard id={id} /> : <CallOff id={id} />}
        </div>
      </div>
    </Card>
  )
}

function Discard({ id }: { id: string }) {
  const say = useTexts(recuperationTexts)
  const navigate = useNavigate()
  const [opened, open] = useState(false)
  const { onError } = usePress()
  const discard = useMutation({
    onError,
    mutationFn: () => api.capacity.offers.discard({ offerId: id }),
    onSuccess: async () => {
      toast(say('discarded'))
      await navigate({ to: '/recuperation/desk', replace: true })
    },
  })
  return (
    <>
      <Button look="quiet" onClick={() => open(true)}>
        {say('discard')}
      </Button>
      <ConfirmDialog
        open={opened}
        danger
        title={say('discardTitle')}
        action={say('discardDo')}
        busy={discard.isPending}
        onConfirm={() => discard.mutate()}
        onClose={() => open(false)}
      >
        {say('discardBody')}
      </ConfirmDialog>
    </>
  )
}

function CallOff({ id }: { id: string }) {
  const say = useTexts(recuperationTexts)
  const [opened, open] = useState(false)
  const [reason, write] = useState('')
  const done = usePress()
  const callOff = useMutation({
    ...done,
    mutationFn: () => api.capacity.offers.callOff({ offerId: id, reason: reason.trim() }),
    onSuccess: ({ affected }) => {
      open(false)
      toast(say('calledOff', { count: affected }))
    },
  })
  return (
    <>
      <Button look="quiet" onClick={() => open(true)}>
        {say('callOff')}
      </Button>
      <ConfirmDialog
        open={opened}
        danger
        title={say('callOffTitle')}
        action={say('callOffDo')}
        busy={callOff.isPending}
        onConfirm={() => reason.trim() !== '' && callOff.mutate()}
        onClose={() => open(false)}
      >
        <p>{say('callOffBody')}</p>
        <Field label={say('reason')}>{(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}</Field>
      </ConfirmDialog>
    </>
  )
}
