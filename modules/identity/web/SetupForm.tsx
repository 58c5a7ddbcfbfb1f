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

const blank = { university: '', shortName: '', code: '', name: '', username: '', password: '', again: '' }
type Name = keyof typeof blank
type Fault = Partial<Record<Name, string>>

/** In the order of the page, so that the first fault is the uppermost. */
const needs = { university: 'needUniversity', shortName: 'needShortName', code: 'needSetupCode', name: 'needPersonName', username: 'needUsername', password: 'needNew' } as const
const asked = (asksUniversity: boolean) =>
  (['university', 'shortName', 'code', 'name', 'username', 'password'] as const).filter((name) => asksUniversity || (name !== 'university' && name !== 'shortName'))

interface SetupFormProps {
  /** Whoever comes first also says what the university is called. */
  asksUniversity: boolean
}

/** The university, a code, who one is, and a password that only this person knows; then one is signed in. */
export function SetupForm({ asksUniversity }: SetupFormProps) {
  const say = useTexts(identityTexts)
  const [typed, type] = useState(blank)
  const [missing, setMissing] = useState<Fault>({})
  const send = useSetUp(typed, asksUniversity)
  const refused = faultOf(send.error)
  const fault = { ...refused, ...missing }
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
    const found: Fault = {}
    for (const name of asked(asksUniversity)) if (!typed[name].trim()) found[name] = say(needs[name])
    if (typed.password !== typed.again) found.again = say('notSame')
    setMissing(found)
    if (Object.keys(found).length === 0) send.mutate()
    else focusFirstFault(event.currentTarget, Object.keys(found))
  }
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {send.error && !refused && <Refusal error={send.error} />}
      {asksUniversity && <UniversityFields on={on} fault={fault} />}
      {asksUniversity && <h2 className="id-form-part">{say('yourAccount')}</h2>}
      <Field label={say('setupCode')} help={say('setupCodeHelp')} error={fault.code}>
        {(control) => <TextInput {...control} {...on('code')} autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={40} />}
      </Field>
      <Field label={say('name')} error={fault.name}>
        {(control) => <TextInput {...control} {...on('name')} autoComplete="name" maxLength={60} />}
      </Field>
      <Field label={say('username')} help={say('usernameHelp')} error={fault.username}>
        {(control) => <TextInput {...control} {...on('username')} autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />}
      </Field>
      <Field label={say('newPassword')} help={say('newPasswordHelp')} error={fault.password}>
        {(control) => <PasswordInput {...control} {...on('password')} autoComplete="new-password" />}
      </Field>
      <Field label={say('repeatPassword')} error={fault.again}>
        {(control) => <PasswordInput {...control} {...on('again')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" look="primary" block busy={send.isPending}>
        {say('setUp')}
      </Button>
    </form>
  )
}

interface FieldsProps {
  on: (name: Name) => { name: string; value: string; onChange: (value: string) => void }
  fault: Fault
}

function UniversityFields({ on, fault }: FieldsProps) {
  const say = useTexts(identityTexts)
  return (
    <>
      <h2 className="id-form-part">{say('yourUniversity')}</h2>
      <Field label={say('university')} help={say('universityHelp')} error={fault.university}>
        {(control) => <TextInput {...control} {...on('university')} autoComplete="organization" maxLength={60} />}
      </Field>
      <Field label={say('shortName')} help={say('shortNameHelp')} error={fault.shortName}>
        {(control) => <TextInput {...control} {...on('shortName')} autoComplete="off" maxLength={20} />}
      </Field>
    </>
  )
}

/** Opens the account and signs its owner in. */
function useSetUp({ code, name, username, password, university, shortName }: typeof blank, asksUniversity: boolean) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => api.identity.setUp({ code, name, username, password, ...(asksUniversity ? { university: { name: university, shortName } } : {}) }),
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
  if (isApiError(error, 'identity.university_unnamed')) return { university: error.message }
  return null
}

function roleWords(role: string, say: (key: 'system_admin' | 'security_admin' | 'audit_admin') => string): string {
  return role === 'system_admin' || role === 'security_admin' || role === 'audit_admin' ? say(role) : role
}
