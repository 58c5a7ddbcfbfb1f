import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Mark } from '../../../kernel/ui/base/Mark.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { LanguageChoice } from '../../../web/shell/Preferences.tsx'
import { ActivateForm } from './ActivateForm.tsx'
import { activationTexts } from './activation.texts.ts'
import './identity.css'

/** Where a member comes in for the first time, with the code of their slip. */
export function ActivatePage() {
  const say = useTexts(activationTexts)
  const sayBase = useTexts(baseTexts)
  const windowTitle = `${say('activate')} · ${sayBase('brand')}`
  useEffect(() => {
    document.title = windowTitle
  }, [windowTitle])
  return (
    <main className="id-setup">
      <header className="id-setup-head">
        <Mark size={40} />
        <h1>{say('activate')}</h1>
        <LanguageChoice />
      </header>
      <p className="id-setup-lead">{say('activateLead')}</p>
      <Card>
        <ActivateForm />
      </Card>
      <p className="id-setup-foot">
        <Link to="/sign-in">{say('toSignIn')}</Link>
      </p>
    </main>
  )
}
