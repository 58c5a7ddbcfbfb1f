import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Banner } from '../kernel/ui/base/Banner.tsx'
import { Mark } from '../kernel/ui/base/Mark.tsx'
import { useTexts } from '../kernel/ui/texts.ts'
import { query } from './api.ts'
import { shellTexts } from './shell.texts.ts'
import { LanguageChoice } from './shell/Preferences.tsx'
import { DemoAccounts } from './sign-in/DemoAccounts.tsx'
import { SignInForm } from './sign-in/SignInForm.tsx'
import { useSignIn } from './sign-in/use-sign-in.ts'
import { signInTexts } from './sign-in.texts.ts'
import './sign-in/sign-in.css'

export function SignInPage() {
  const say = useTexts(signInTexts)
  const sayShell = useTexts(shellTexts)
  const { data } = useQuery(query.shell.signInPage.queryOptions({ staleTime: Infinity }))
  const setup = useQuery(query.identity.setupState.queryOptions({ staleTime: Infinity }))
  const signIn = useSignIn()
  useEffect(() => {
    document.title = `${say('title')} · ${sayShell('brand')}`
  }, [say, sayShell])
  return (
    <main className="si-page">
      <section className="si-welcome" aria-hidden="true">
        <Arcs />
        <p className="si-welcome-words">
          <strong>{say('welcome')}</strong>
          {say('welcomeBody')}
        </p>
      </section>
      <div className="si-side">
        <div className="si-language">
          <LanguageChoice />
        </div>
        <div className="si-box">
          <header className="si-head">
            <Mark size={44} />
            <div>
              <h1>{sayShell('brand')}</h1>
              <p>{data?.tenantName ?? ' '}</p>
            </div>
          </header>
          {setup.data?.open && (
            <Banner tone="neutral" title={say('setUpTitle')}>
              <Link to="/setup">{say('setUp')}</Link>
            </Banner>
          )}
          <SignInForm signIn={signIn} />
          {data?.demo && data.demoAccounts.length > 0 && <DemoAccounts accounts={data.demoAccounts} onPick={signIn.fill} />}
        </div>
      </div>
    </main>
  )
}

/** The mark, large and quiet. */
function Arcs() {
  return (
    <svg className="si-arcs" viewBox="0 0 32 32" fill="none" strokeWidth="4.4" strokeLinecap="round">
      <path stroke="var(--primary)" d="M7.33 22.77A11 11 0 0 1 19.03 5.43" />
      <path stroke="var(--warm)" d="M24.67 9.23A11 11 0 0 1 12.97 26.57" />
    </svg>
  )
}
