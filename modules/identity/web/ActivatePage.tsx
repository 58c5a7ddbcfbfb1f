import { Link } from '@tanstack/react-router'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { ActivateForm } from './ActivateForm.tsx'
import { activationTexts } from './activation.texts.ts'
import { EntryPage } from './EntryPage.tsx'

/** Where a member comes in for the first time, with the code of their slip. */
export function ActivatePage() {
  const say = useTexts(activationTexts)
  return (
    <EntryPage title={say('activate')}>
      <p className="id-setup-lead">{say('activateLead')}</p>
      <Card>
        <ActivateForm />
      </Card>
      <p className="id-setup-foot">
        <Link to="/sign-in">{say('toSignIn')}</Link>
      </p>
    </EntryPage>
  )
}
