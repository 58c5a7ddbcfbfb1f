import { useState } from 'react'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { requestsTexts } from './requests.texts.ts'

interface DeclineDialogProps {
  name: string
  busy: boolean
  onDecline: (answer: string) => void
  onClose: () => void
}

/** A refusal says why: the person reads it. */
export function DeclineDialog({ name, busy, onDecline, onClose }: DeclineDialogProps) {
  const say = useTexts(requestsTexts)
  const [answer, setAnswer] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = () => {
    if (answer.trim() === '') setMissing(true)
    else onDecline(answer.trim())
  }
  return (
    <ConfirmDialog open title={say('declineTitle', { name })} action={say('declineAction')} busy={busy} onConfirm={confirm} onClose={onClose}>
      <Field label={say('answer')} error={missing ? say('needAnswer') : undefined}>
        {(control) => (
          <TextInput
            {...control}
            value={answer}
            placeholder={say('answerHint')}
            maxLength={200}
            onChange={(text) => {
              setMissing(false)
              setAnswer(text)
            }}
          />
        )}
      </Field>
    </ConfirmDialog>
  )
}
