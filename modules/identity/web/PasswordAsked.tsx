import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { PasswordInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { identityTexts } from './identity.texts.ts'

interface PasswordAskedProps {
  /** What will happen. */
  body?: string
  action: string
  danger?: boolean
  run: (password: string) => Promise<unknown>
  onCancel: () => void
}

/** Asks for the password before something that a borrowed telephone must not do. */
export function PasswordAsked({ body, action, danger = false, run, onCancel }: PasswordAskedProps) {
  const say = useTexts(identityTexts)
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({ mutationFn: () => run(password) })
  const wrong = isApiError(send.error, 'identity.wrong_password') ? send.error.message : undefined
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!password)
    if (password) send.mutate()
  }
  const put = (value: string) => {
    setPassword(value)
    setMissing(false)
    send.reset()
  }
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {body && <p>{body}</p>}
      {!wrong && <Refusal error={send.error} />}
      <Field label={say('passwordAsked')} error={missing ? say('needPassword') : wrong}>
        {(control) => <PasswordInput {...control} autoComplete="current-password" value={password} onChange={put} />}
      </Field>
      <div className="id-actions">
        <Button look={danger ? 'danger' : 'primary'} type="submit" busy={send.isPending}>
          {action}
        </Button>
        <Button onClick={onCancel}>{say('keep')}</Button>
      </div>
    </form>
  )
}
