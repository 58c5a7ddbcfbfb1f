import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent } from 'react'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PasswordInput, TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { sayNow, useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { claimDrafts } from '../../../web/session.tsx'
import { activationTexts } from './activation.texts.ts'
import { focusFirstFault } from './focus-fault.ts'
import { Refusal } from './Refusal.tsx'

const names = ['username', 'code', 'password', 'again'] as const
type Name = (typeof names)[number]
type Typed = Record<Name, string>
type Fault = Partial<Typed>

/** User name and code from the slip, and a password that only this person knows; then one is signed in. */
export function ActivateForm() {
  const say = useTexts(activationTexts)
  const [typed, type] = useState(scanned)
  const [missing, setMissing] = useState<Fault>({})
  const send = useActivate(typed)
  useEffect(hideCode, [])
  const weak = isApiError(send.error, 'identity.weak_password') ? { password: send.error.message } : null
  const fault: Fault = { ...weak, ...missing }
  const on = (name: Name) => ({
    name,
    value: typed[name],
    onChange: (value: string) => {
      type({ ...typed, [name]: value })
      setMissing({ ...missing, [name]: undefined })
      send.reset()
    },
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found: Fault = {
      ...(typed.username.trim() ? {} : { username: say('needUsername') }),
      ...(typed.code.trim() ? {} : { code: say('needCode') }),
      ...(typed.password ? {} : { password: say('needPassword') }),
      ...(typed.password === typed.again ? {} : { again: say('notSame') }),
    }
    setMissing(found)
    if (Object.keys(found).length === 0) send.mutate()
    else focusFirstFault(event.currentTarget, Object.keys(found))
  }
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {send.error && !weak && <Refusal error={send.error} />}
      <Field label={say('username')} help={say('usernameHelp')} error={fault.username}>
        {(control) => <TextInput {...control} {...on('username')} autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />}
      </Field>
      <Field label={say('code')} help={say('codeHelp')} error={fault.code}>
        {(control) => <TextInput {...control} {...on('code')} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} />}
      </Field>
      <Field label={say('password')} help={say('passwordHelp')} error={fault.password}>
        {(control) => <PasswordInput {...control} {...on('password')} autoComplete="new-password" />}
      </Field>
      <Field label={say('again')} error={fault.again}>
        {(control) => <PasswordInput {...control} {...on('again')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" look="primary" block busy={send.isPending}>
        {say('submit')}
      </Button>
    </form>
  )
}

/** What a scanned slip says behind the # of the address. */
function scanned(): Typed {
  const slip = new URLSearchParams(window.location.hash.slice(1))
  return { username: slip.get('u') ?? '', code: slip.get('c') ?? '', password: '', again: '' }
}

/** The code does not stay in the address, where the history of a shared machine would keep it. */
function hideCode(): void {
  if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname)
}

function useActivate({ username, code, password }: Typed) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.identity.activation.activate({ username, code, password }),
    onSuccess: async ({ accountId, name }) => {
      claimDrafts(accountId)
      client.clear()
      await navigate({ to: '/', replace: true })
      toast(sayNow(activationTexts)('done', { name }))
    },
  })
}
