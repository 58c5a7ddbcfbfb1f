import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { baseTexts } from '../../kernel/ui/base/base.texts.ts'
import { Banner } from '../../kernel/ui/base/Banner.tsx'
import { Button } from '../../kernel/ui/base/Button.tsx'
import { describeError } from '../../kernel/ui/base/ErrorState.tsx'
import { Field } from '../../kernel/ui/base/Field.tsx'
import { PasswordInput, TextInput } from '../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../kernel/ui/texts.ts'
import { signInTexts } from '../sign-in.texts.ts'
import type { Credentials, SignIn } from './use-sign-in.ts'

type Missing = Partial<Record<keyof Credentials, string>>

export function SignInForm({ signIn }: { signIn: SignIn }) {
  const say = useTexts(signInTexts)
  const sayBase = useTexts(baseTexts)
  const { typed, type, asksTotp, submit, busy, error } = signIn
  const [missing, setMissing] = useState<Missing>({})
  const form = useRef<HTMLFormElement>(null)
  const code = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asksTotp) code.current?.focus()
  }, [asksTotp])

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const found: Missing = {
      ...(typed.username.trim() ? {} : { username: say('needUsername') }),
      ...(typed.password ? {} : { password: say('needPassword') }),
      ...(!asksTotp || typed.totp.trim() ? {} : { totp: say('needTotp') }),
    }
    setMissing(found)
    const first = Object.keys(found)[0]
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
    else submit()
  }
  const change = (name: keyof Credentials) => (value: string) => {
    type({ ...typed, [name]: value })
    setMissing({ ...missing, [name]: undefined })
  }
  return (
    <form ref={form} className="si-form" noValidate onSubmit={onSubmit}>
      {error && (
        <Banner tone="bad" title={say('failed')} urgent>
          {describeError(error, sayBase).message}
        </Banner>
      )}
      <Field label={say('username')} help={say('usernameHelp')} error={missing.username}>
        {(control) => (
          <TextInput {...control} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} value={typed.username} onChange={change('username')} />
        )}
      </Field>
      <Field label={say('password')} error={missing.password}>
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" value={typed.password} onChange={change('password')} />}
      </Field>
      {asksTotp && (
        <Field label={say('totp')} help={say('totpHelp')} error={missing.totp}>
          {(control) => (
            <TextInput {...control} ref={code} name="totp" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} value={typed.totp} onChange={change('totp')} />
          )}
        </Field>
      )}
      <Button type="submit" look="primary" block busy={busy}>
        {say('signIn')}
      </Button>
      <p className="si-activate">
        <Link to="/activate">{say('activate')}</Link>
      </p>
      <p className="si-forgot">{say('forgot')}</p>
    </form>
  )
}
