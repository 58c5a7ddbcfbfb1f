import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { sayNow, useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { identityTexts } from './identity.texts.ts'
import { NewPasswordFields } from './NewPasswordFields.tsx'
import { useFirstSignIn } from './use-first-sign-in.ts'
import { useTyped, type Faults, type OnLine } from './use-typed.ts'

const blank = { university: '', shortName: '', code: '', name: '', username: '', password: '', again: '' }
type Name = keyof typeof blank
type Typed = Record<Name, string>

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
  const send = useFirstSignIn(
    ({ code, name, username, password, university, shortName }: Typed) =>
      api.identity.setUp({ code, name, username, password, ...(asksUniversity ? { university: { name: university, shortName } } : {}) }),
    ({ role }) => sayNow(identityTexts)('setupDone', { role: roleWords(role, sayNow(identityTexts)) }),
  )
  const { on, faults, onSubmit } = useTyped<Name>({
    first: blank,
    check: (typed) => {
      const found: Faults<Name> = {}
      for (const name of asked(asksUniversity)) if (!typed[name].trim()) found[name] = say(needs[name])
      if (typed.password !== typed.again) found.again = say('notSame')
      return found
    },
    send,
  })
  const refused = faultOf(send.error)
  const fault = { ...refused, ...faults }
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
      <NewPasswordFields on={on} faults={fault} />
      <Button type="submit" look="primary" block busy={send.isPending}>
        {say('setUp')}
      </Button>
    </form>
  )
}

interface FieldsProps {
  on: OnLine<Name>
  fault: Faults<Name>
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

/** The field that a refusal is about, or null. */
function faultOf(error: unknown): Faults<Name> | null {
  if (isApiError(error, 'identity.wrong_setup_code')) return { code: error.message }
  if (isApiError(error, 'identity.weak_password')) return { password: error.message }
  if (isApiError(error, 'identity.username_taken')) return { username: error.message }
  if (isApiError(error, 'identity.university_unnamed')) return { university: error.message }
  return null
}

function roleWords(role: string, say: (key: 'system_admin' | 'security_admin' | 'audit_admin') => string): string {
  return role === 'system_admin' || role === 'security_admin' || role === 'audit_admin' ? say(role) : role
}
