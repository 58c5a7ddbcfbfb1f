import { useState, type ReactNode } from 'react'
import { ConfirmDialog } from '../../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { deskTexts } from './desk.texts.ts'

interface Question {
  title: string
  action: string
  label: string
  danger?: boolean
  body?: ReactNode
}

interface Asked extends Question {
  settle: (reason: string | null) => void
}

/** Asks for a reason before something is done; null: thought better of it. */
export function useReason(): { ask: (question: Question) => Promise<string | null>; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = (question: Question) =>
    new Promise<string | null>((resolve) => {
      const settle = (reason: string | null) => {
        setAsked(null)
        resolve(reason)
      }
      setAsked({ ...question, settle })
    })
  return { ask, dialog: asked && <ReasonDialog {...asked} /> }
}

function ReasonDialog({ title, action, label, danger = false, body, settle }: Asked) {
  const say = useTexts(deskTexts)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = () => (reason.trim() === '' ? setMissing(true) : settle(reason.trim()))
  return (
    <ConfirmDialog open title={title} action={action} danger={danger} onConfirm={confirm} onClose={() => settle(null)}>
      {body}
      <Field label={label} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
