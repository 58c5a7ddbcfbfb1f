import { useEffect } from 'react'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { sayNow, useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { activationTexts } from './activation.texts.ts'
import { identityTexts } from './identity.texts.ts'
import { NewPasswordFields } from './NewPasswordFields.tsx'
import { useFirstSignIn } from './use-first-sign-in.ts'
import { useTyped } from './use-typed.ts'

type Name = 'username' | 'code' | 'password' | 'again'
type Typed = Record<Name, string>

/** User name and code from the slip, and a password that only this person knows; then one is signed in. */
export function ActivateForm() {
  const say = useTexts(activationTexts)
  const sayIdentity = useTexts(identityTexts)
  const send = useFirstSignIn(
    ({ username, code, password }: Typed) => api.identity.activation.activate({ username, code, password }),
    ({ name }) => sayNow(activationTexts)('done', { name }),
  )
  const { on, faults, onSubmit } = useTyped<Name>({
    first: scanned,
    check: (typed) => ({
      ...(typed.username.trim() ? {} : { username: say('needUsername') }),
      ...(typed.code.trim() ? {} : { code: say('needCode') }),
      ...(typed.password ? {} : { password: sayIdentity('needNew') }),
      ...(typed.password === typed.again ? {} : { again: sayIdentity('notSame') }),
    }),
    send,
  })
  useEffect(hideCode, [])
  const weak = isApiError(send.error, 'identity.weak_password') ? { password: send.error.message } : null
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {send.error && !weak && <Refusal error={send.error} />}
      <Field label={say('username')} help={say('usernameHelp')} error={faults.username}>
        {(control) => <TextInput {...control} {...on('username')} autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />}
      </Field>
      <Field label={say('code')} help={say('codeHelp')} error={faults.code}>
        {(control) => <TextInput {...control} {...on('code')} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} />}
      </Field>
      <NewPasswordFields on={on} faults={{ ...weak, ...faults }} />
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
