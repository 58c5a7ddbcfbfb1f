import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { isApiError } from '../../../kernel/ui/api-error.ts'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Refusal } from '../../../kernel/ui/base/Refusal.tsx'
import { PasswordInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { shellQuery } from '../../../web/session.tsx'
import { focusFirstFault } from './focus-fault.ts'
import { identityTexts } from './identity.texts.ts'
import './identity.css'

interface PasswordFormProps {
  /** The current password was set by somebody else, for once. */
  oneTime?: boolean
  onDone: (endedSessions: number) => void
  /** Beside the main button. */
  children?: ReactNode
}

type Fault = Partial<Record<'current' | 'fresh' | 'again', string>>

/** Current password, new password twice. What the server finds wrong stands beside the field that it concerns. */
export function PasswordForm({ oneTime = false, onDone, children }: PasswordFormProps) {
  const say = useTexts(identityTexts)
  const client = useQueryClient()
  const [typed, type] = useState({ current: '', fresh: '', again: '' })
  const [missing, setMissing] = useState<Fault>({})
  const change = useMutation({
    mutationFn: () => api.identity.changePassword({ currentPassword: typed.current, newPassword: typed.fresh }),
    onSuccess: async ({ endedSessions }) => {
      // What one may do returns with a password of one's own: the frame is asked anew before the page goes on.
      await Promise.all([client.invalidateQueries({ queryKey: query.identity.key() }), client.refetchQueries({ queryKey: shellQuery.queryKey })])
      onDone(endedSessions)
    },
  })
  const refused = faultOf(change.error)
  const fault = { ...refused, ...missing }
  const put = (name: keyof typeof typed) => (value: string) => {
    type({ ...typed, [name]: value })
    setMissing({ ...missing, [name]: undefined })
    change.reset()
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found: Fault = {
      ...(typed.current ? {} : { current: say('needCurrent') }),
      ...(typed.fresh ? {} : { fresh: say('needNew') }),
      ...(typed.fresh === typed.again ? {} : { again: say('notSame') }),
    }
    setMissing(found)
    if (Object.keys(found).length === 0) change.mutate()
    else focusFirstFault(event.currentTarget, Object.keys(found))
  }
  return (
    <form className="id-form" noValidate onSubmit={onSubmit}>
      {change.error && !refused && <Refusal error={change.error} />}
      <Field label={say(oneTime ? 'currentOneTime' : 'currentPassword')} help={oneTime && say('currentOneTimeHelp')} error={fault.current}>
        {(control) => <PasswordInput {...control} name="current" autoComplete="current-password" value={typed.current} onChange={put('current')} />}
      </Field>
      <Field label={say('newPassword')} help={say('newPasswordHelp')} error={fault.fresh}>
        {(control) => <PasswordInput {...control} name="fresh" autoComplete="new-password" value={typed.fresh} onChange={put('fresh')} />}
      </Field>
      <Field label={say('repeatPassword')} error={fault.again}>
        {(control) => <PasswordInput {...control} name="again" autoComplete="new-password" value={typed.again} onChange={put('again')} />}
      </Field>
      <div className="id-actions">
        <Button look="primary" type="submit" busy={change.isPending}>
          {say('savePassword')}
        </Button>
        {children}
      </div>
    </form>
  )
}

/** The field that a refusal is about, or null. */
function faultOf(error: unknown): Fault | null {
  if (isApiError(error, 'identity.wrong_password')) return { current: error.message }
  if (isApiError(error, 'identity.weak_password')) return { fresh: error.message }
  return null
}
