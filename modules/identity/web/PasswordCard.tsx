import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { identityTexts } from './identity.texts.ts'
import { PasswordForm } from './PasswordForm.tsx'

export function PasswordCard() {
  const say = useTexts(identityTexts)
  const [open, setOpen] = useState(false)
  const done = (endedSessions: number) => {
    setOpen(false)
    toast(endedSessions > 0 ? say('passwordChangedEnded', { count: endedSessions }) : say('passwordChanged'))
  }
  return (
    <Card title={say('password')}>
      {open ? (
        <PasswordForm onDone={done}>
          <Button onClick={() => setOpen(false)}>{say('keep')}</Button>
        </PasswordForm>
      ) : (
        <div className="id-stack">
          <p className="tx-quiet">{say('passwordBody')}</p>
          <Button icon="lock" onClick={() => setOpen(true)}>
            {say('changePassword')}
          </Button>
        </div>
      )}
    </Card>
  )
}
