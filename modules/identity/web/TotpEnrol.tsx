import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { QrCode } from '../../../kernel/ui/base/QrCode.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { deskQuery, useMedia } from '../../../kernel/ui/base/use-media.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { copyText } from './copy-text.ts'
import { identityTexts } from './identity.texts.ts'
import { PasswordAsked } from './PasswordAsked.tsx'

interface Secret {
  /** `otpauth://totp/…` */
  uri: string
  /** Base32. */
  secret: string
}

/** Password, then the code to scan, then six digits that prove it was scanned. */
export function TotpEnrol({ onDone, onCancel }: { onDone: (recoveryCodes: readonly string[]) => void; onCancel: () => void }) {
  const say = useTexts(identityTexts)
  const [secret, setSecret] = useState<Secret | null>(null)
  const begin = async (password: string) => setSecret(await api.identity.totp.enrol({ password }))
  if (!secret) return <PasswordAsked body={say('totpOffBody')} action={say('next')} run={begin} onCancel={onCancel} />
  return (
    <div className="id-form">
      <Scan secret={secret} />
      <ConfirmCode onDone={onDone} onCancel={onCancel} />
    </div>
  )
}

function Scan({ secret }: { secret: Secret }) {
  const say = useTexts(identityTexts)
  const phone = !useMedia(deskQuery)
  return (
    <div className="id-stack">
      <strong>{say('scan')}</strong>
      <p className="tx-quiet">{say('scanBody')}</p>
      <div className="id-qr">
        <QrCode value={secret.uri} label={say('scanLabel')} size={184} />
      </div>
      {phone && (
        <a className="tx-button tx-button-plain" href={secret.uri}>
          {say('onThisPhone')}
        </a>
      )}
      <p className="tx-quiet">{say('typeSecret')}</p>
      <code className="id-secret">{inFours(secret.secret)}</code>
      <Button look="quiet" onClick={() => void copyText(secret.secret)}>
        {say('copySecret')}
      </Button>
    </div>
  )
}

function ConfirmCode({ onDone, onCancel }: { onDone: (recoveryCodes: readonly string[]) => void; onCancel: () => void }) {
  const say = useTexts(identityTexts)
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const confirm = useMutation({ mutationFn: () => api.identity.totp.confirm({ code }), onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes) })
  const wrong = isApiError(confirm.error, 'identity.wrong_second_factor') ? confirm.error.message : undefined
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!code.trim())
    if (code.trim()) confirm.mutate()
  }
  const put = (value: string) => {
    setCode(value)
    setMissing(false)
    confirm.reset()
  }
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {!wrong && <Refusal error={confirm.error} />}
      <Field label={say('confirmCode')} error={missing ? say('needCode') : wrong}>
        {(control) => <TextInput {...control} name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={10} value={code} onChange={put} />}
      </Field>
      <div className="id-actions">
        <Button look="primary" type="submit" busy={confirm.isPending}>
          {say('confirmOn')}
        </Button>
        <Button onClick={onCancel}>{say('keep')}</Button>
      </div>
    </form>
  )
}

/** Groups of four are typed with fewer slips. */
function inFours(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
