import { useMutation } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { PasswordInput, TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { focusFirstFault } from './focus-fault.ts'
import { identityTexts } from './identity.texts.ts'
import { usePermissionWords } from './use-permission-words.ts'

interface TokenFormProps {
  grantable: readonly string[]
  onDone: (made: { name: string; token: string }) => void
  onCancel: () => void
}

type Fault = Partial<Record<'name' | 'scopes' | 'lastDay' | 'password', string>>

/** Name, what it may do, until when, and the password once more. */
export function TokenForm({ grantable, onDone, onCancel }: TokenFormProps) {
  const say = useTexts(identityTexts)
  const today = dayOf(useNow())
  const [typed, type] = useState({ name: '', scopes: [] as readonly string[], lastDay: '', password: '' })
  const [missing, setMissing] = useState<Fault>({})
  const create = useMutation({
    mutationFn: () => api.identity.tokens.create({ ...typed, name: typed.name.trim(), scopes: [...typed.scopes] }),
    onSuccess: ({ token }) => onDone({ name: typed.name.trim(), token }),
  })
  const refused = faultOf(create.error)
  const fault = { ...refused, ...missing }
  const put = (change: Partial<typeof typed>) => {
    type({ ...typed, ...change })
    setMissing({})
    create.reset()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found: Fault = {
      ...(typed.name.trim() ? {} : { name: say('needName') }),
      ...(typed.scopes.length > 0 ? {} : { scopes: say('needScopes') }),
      ...(typed.lastDay ? {} : { lastDay: say('needDay') }),
      ...(typed.password ? {} : { password: say('needPassword') }),
    }
    setMissing(found)
    if (Object.keys(found).length === 0) create.mutate()
    else focusFirstFault(event.currentTarget, Object.keys(found))
  }
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {create.error && !refused && <Refusal error={create.error} />}
      <Field label={say('tokenName')} help={say('tokenNameHelp')} error={fault.name}>
        {(control) => <TextInput {...control} name="name" maxLength={60} value={typed.name} onChange={(name) => put({ name })} />}
      </Field>
      <Scopes grantable={grantable} chosen={typed.scopes} error={fault.scopes} onChange={(scopes) => put({ scopes })} />
      <Field label={say('tokenLastDay')} help={say('tokenLastDayHelp')} error={fault.lastDay}>
        {(control) => <TextInput {...control} type="date" className="tx-input id-day" name="lastDay" min={today} value={typed.lastDay} onChange={(lastDay) => put({ lastDay })} />}
      </Field>
      <Field label={say('passwordAsked')} error={fault.password}>
        {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" value={typed.password} onChange={(password) => put({ password })} />}
      </Field>
      <div className="id-actions">
        <Button look="primary" type="submit" busy={create.isPending}>
          {say('makeToken')}
        </Button>
        <Button onClick={onCancel}>{say('keep')}</Button>
      </div>
    </form>
  )
}

interface ScopesProps {
  grantable: readonly string[]
  chosen: readonly string[]
  error: string | undefined
  onChange: (scopes: readonly string[]) => void
}

function Scopes({ grantable, chosen, error, onChange }: ScopesProps) {
  const say = useTexts(identityTexts)
  const words = usePermissionWords()
  const errorId = useId()
  const toggle = (scope: string) => onChange(chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope])
  return (
    <fieldset className="id-scopes" aria-describedby={error ? errorId : undefined}>
      <legend>{say('tokenScopes')}</legend>
      {grantable.map((scope) => (
        <label key={scope} className="id-scope">
          <input type="checkbox" name="scopes" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />
          <span>{words(scope)}</span>
        </label>
      ))}
      {error && (
        <p className="tx-field-error" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** The field that a refusal is about, or null. */
function faultOf(error: unknown): Fault | null {
  if (isApiError(error, 'identity.wrong_password')) return { password: error.message }
  if (isApiError(error, 'identity.token_name_taken')) return { name: error.message }
  if (isApiError(error, 'identity.token_scope')) return { scopes: error.message }
  if (isApiError(error, 'identity.token_days')) return { lastDay: error.message }
  return null
}
