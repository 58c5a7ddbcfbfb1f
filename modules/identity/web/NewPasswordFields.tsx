import { Field } from '../../../kernel/ui/base/Field.tsx'
import { PasswordInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { identityTexts } from './identity.texts.ts'
import type { Faults, OnLine } from './use-typed.ts'

interface NewPasswordFieldsProps {
  on: OnLine<'password' | 'again'>
  faults: Faults<'password' | 'again'>
}

/** A password that only this person knows, twice. */
export function NewPasswordFields({ on, faults }: NewPasswordFieldsProps) {
  const say = useTexts(identityTexts)
  return (
    <>
      <Field label={say('newPassword')} help={say('newPasswordHelp')} error={faults.password}>
        {(control) => <PasswordInput {...control} {...on('password')} autoComplete="new-password" />}
      </Field>
      <Field label={say('repeatPassword')} error={faults.again}>
        {(control) => <PasswordInput {...control} {...on('again')} autoComplete="new-password" />}
      </Field>
    </>
  )
}
