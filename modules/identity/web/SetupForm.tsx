import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PasswordInput, TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { sayNow, useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { claimDrafts } from '../../../web/session.tsx'
import { focusFirstFault } from './focus-fault.ts'
import { identityTexts } from './identity.texts.ts'
import { Refusal } from './Refusal.tsx'

const blank = { code: '', name: '', username: '', password: '', again: '' }
type Fault = Partial<Record<keyof typeof blank, string>>

const needs = { code: 'needSetupCode', name: 'needPersonName', username: 'needUsername', password: 'needNew' } as const

/** Code, who one is, and a password that only this person knows; then one is signed in. */
export function SetupForm() {
  const say = useTexts(identityTexts)
  const [typed, type] = useState(blank)
  const [missing, setMissing] = useState<Fault>({})
  const send = useSetUp(typed)
  const refused = faultOf(send.error)
  const fault = { ...refused, ...missing }
  const put = (name: keyof typeof blank) => (value: string) => {
    type({ ...typed, [name]: value })
    setMissing({ ...missing, [name]: undefined })
    send.reset()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found: Fault = Object.fromEntries(Object.entries(needs).flatMap(([name, words]) => (typed[name as keyof typeof needs].trim() ? [] : [[name, say(words)]])))
    if (typed.password !== typed.again) found.again = say('notSame')
    setMissing(found)
    if (Object.keys(found).length === 0) send.mutate()
    else focusFirstFault(event.currentTarget, Object.keys(found))
  }
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {send.error && !refused && <Refusal error={send.error} />}
      <Field label={say('setupCode')} help={say('setupCodeHelp')} error={fault.code}>
        {(control) => <TextInput {...control} name="code" autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={40} value={typed.code} onChange={put('code')} />}
      </Field>
      <Field label={say('name')} error={fault.name}>
        {(control) => <TextInput {...control} name="name" autoComplete="name" maxLength={60} value={typed.name} onChange={put('name')} />}
      </Field>
      <Field label={say('username')} help={say('usernameHelp')} error={fault.username}>
        {(control) => (
          <TextInput
            {...control}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            value={typed.username}
            onChange={put('username')}
          />
        )}
      </Field>
      <Field label={say('newPassword')} help={say('newPasswordHelp')} error={fault.password}>
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" value={typed.password} onChange={put('password')} />}
      </Field>
      <Field label={say('repeatPassword')} error={fault.again}>
        {(control) => <PasswordInput {...control} name="again" autoComplete="new-password" value={typed.again} onChange={put('again')} />}
      </Field>
      <Button type="submit" look="primary" block busy={send.isPending}>
        {say('setUp')}
      </Button>
    </form>
  )
}

/** Opens the account and signs its owner in. */
function useSetUp({ code, name, username, password }: typeof blank) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.identity.setUp({ code, name, username, password }),
    onSuccess: async ({ accountId, role }) => {
      claimDrafts(accountId)
      client.clear()
      await navigate({ to: '/', replace: true })
      toast(sayNow(identityTexts)('setupDone', { role: roleWords(role, sayNow(identityTexts)) }))
    },
  })
}

/** The field that a refusal is about, or null. */
function faultOf(error: unknown): Fault | null {
  if (isApiError(error, 'identity.wrong_setup_code')) return { code: error.message }
  if (isApiError(error, 'identity.weak_password')) return { password: error.message }
  if (isApiError(error, 'identity.username_taken')) return { username: error.message }
  return null
}

function roleWords(role: string, say: (key: 'system_admin' | 'security_admin' | 'audit_admin') => string): string {
  return role === 'system_admin' || role === 'security_admin' || role === 'audit_admin' ? say(role) : role
}
