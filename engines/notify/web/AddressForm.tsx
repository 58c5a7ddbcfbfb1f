import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { notifyTexts } from './notify.texts.ts'
import type { Reach } from './use-wishes.ts'

interface AddressFormProps {
  channel: Reach['channel']
  /** Where to begin: a code may have been sent before. */
  from: 'address' | 'code'
  masked: string | null
  onSent: () => void
  onDone: () => void
  onCancel: () => void
}

/** First the address, then the code that was sent to it. */
export function AddressForm({ channel, from, masked, onSent, onDone, onCancel }: AddressFormProps) {
  const say = useTexts(notifyTexts)
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<{ masked: string; minutes: number } | null>(from === 'code' ? { masked: masked ?? '', minutes: 10 } : null)
  const send = useMutation({
    mutationFn: () => api.notify.my.setAddress({ channel, address }),
    onSuccess: setSent,
    onSettled: onSent,
  })
  const confirm = useMutation({
    mutationFn: () => api.notify.my.confirmAddress({ channel, code }),
    onSuccess: () => {
      toast(say('confirmed'))
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (sent) confirm.mutate()
    else send.mutate()
  }
  return (
    <form className="nt-form" noValidate onSubmit={submit}>
      {sent === null && (
        <Field label={say(`addressOf_${channel}`)} help={say(`addressHelp_${channel}`)} error={send.error?.message}>
          {(control) => (
            <TextInput {...control} type={channel === 'email' ? 'email' : 'text'} autoComplete={channel === 'email' ? 'email' : 'off'} value={address} onChange={setAddress} />
          )}
        </Field>
      )}
      {sent !== null && (
        <Field label={say('code')} help={say('codeSent', sent)} error={confirm.error?.message}>
          {(control) => <TextInput {...control} inputMode="numeric" autoComplete="one-time-code" maxLength={12} value={code} onChange={setCode} />}
        </Field>
      )}
      <div className="nt-actions">
        <Button look="primary" type="submit" busy={send.isPending || confirm.isPending} disabled={(sent ? code : address).trim() === ''}>
          {say(sent ? 'confirm' : 'sendCode')}
        </Button>
        <Button onClick={onCancel}>{say('cancel')}</Button>
      </div>
    </form>
  )
}
