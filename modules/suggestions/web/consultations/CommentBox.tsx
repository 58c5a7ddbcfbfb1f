import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { describeError } from '../../../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useKeptText } from '../../../../kernel/ui/use-kept-text.ts'
import { api, query } from '../../../../web/api.ts'
import { consultationsTexts } from './consultations.texts.ts'

const leastLength = 2

/** A comment is written right below what it is about. */
export function CommentBox({ consultationId, paragraph }: { consultationId: string; paragraph: number | null }) {
  const say = useTexts(consultationsTexts)
  const sayBase = useTexts(baseTexts)
  const client = useQueryClient()
  const [text, setText] = useKeptText(`tongxin.draft.consultation.${consultationId}.${paragraph ?? 'whole'}`)
  const [open, setOpen] = useState(text !== '')
  const [key, renewKey] = useState(randomKey)
  const label = paragraph === null ? say('commentWhole') : say('commentOn', { number: paragraph })
  const send = useMutation({
    mutationFn: () => api.consultations.comment({ id: consultationId, paragraph, text }, { context: { idempotencyKey: key } }),
    onSuccess: async () => {
      toast(say('sent'))
      setText('')
      setOpen(false)
      renewKey(randomKey())
      await client.invalidateQueries({ queryKey: query.consultations.key() })
    },
  })
  if (!open)
    return (
      <Button look="quiet" icon="chat" aria-label={label} onClick={() => setOpen(true)}>
        {say('comment')}
      </Button>
    )
  return (
    <div className="sg-write">
      <Field label={`${label}：${say('yourComment')}`}>
        {(control) => <textarea {...control} className="tx-input" rows={4} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {send.isError && (
        <Banner tone="bad" urgent>
          {describeError(send.error, sayBase).message}
        </Banner>
      )}
      <div className="sg-actions">
        <Button look="primary" busy={send.isPending} disabled={text.trim().length < leastLength} onClick={() => send.mutate()}>
          {say('send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{say('cancel')}</Button>
      </div>
    </div>
  )
}
