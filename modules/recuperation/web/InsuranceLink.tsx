import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { ExportLink } from '../../../kernel/ui/desk/ExportLink.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useMay } from '../../../web/session.tsx'
import { recuperationTexts } from './recuperation.texts.ts'

/** The insurer's list. Identity numbers are masked; whoever may reveal them says what for, and that is kept. */
export function InsuranceLink({ path }: { path: string }) {
  const say = useTexts(recuperationTexts)
  const mayReveal = useMay('members.reveal')
  const [asking, ask] = useState(false)
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const download = () => {
    if (reason.trim() === '') return setMissing(true)
    window.location.assign(`${path}/insurance.xlsx?${new URLSearchParams({ clear: 'yes', reason: reason.trim() }).toString()}`)
    ask(false)
  }
  return (
    <>
      <ExportLink href={`${path}/insurance.xlsx`} label={say('insuranceMasked')} />
      {mayReveal && (
        <Button icon="eye" onClick={() => ask(true)}>
          {say('insuranceClear')}
        </Button>
      )}
      <ConfirmDialog open={asking} title={say('insuranceTitle')} action={say('download')} onConfirm={download} onClose={() => ask(false)}>
        <p>{say('insuranceBody')}</p>
        <Field label={say('purpose')} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
          {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
        </Field>
      </ConfirmDialog>
    </>
  )
}
