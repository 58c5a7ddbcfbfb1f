import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../../kernel/ui/base/Refusal.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { labelled } from '../../../../kernel/ui/punctuation.ts'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useKeptText } from '../../../../kernel/ui/use-kept-text.ts'
import { api, query } from '../../../../web/api.ts'
import { consultationsTexts } from './consultations.texts.ts'

const leastLength = 2

/** A comment is written right below what it is about. */
export function CommentBox({ consultationId, paragraph }: { consultationId: string; paragraph: number | null }) {
  const say = useTexts(consultationsTexts)
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
      <Field label={labelled(label, say('yourComment'))}>
        {(control) => <textarea {...control} className="tx-input" rows={4} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Refusal error={send.error} />
      <div className="tx-actions">
        <Button look="primary" busy={send.isPending} disabled={text.trim().length < leastLength} onClick={() => send.mutate()}>
          {say('send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{say('cancel')}</Button>
      </div>
    </div>
  )
}
