import { useTexts } from '../../kernel/ui/texts.ts'
import { signInTexts } from '../sign-in.texts.ts'
import type { Credentials } from './use-sign-in.ts'

interface DemoAccount {
  username: string
  password: string
  role: string
  blurb: string
}

/** One press fills the form; signing in stays the visitor's own act. */
export function DemoAccounts({ accounts, onPick }: { accounts: readonly DemoAccount[]; onPick: (credentials: Omit<Credentials, 'totp'>) => void }) {
  const say = useTexts(signInTexts)
  return (
    <section className="si-demo" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{say('demoTitle')}</h2>
      <p>{say('demoBody')}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onPick({ username: account.username, password: account.password })}>
              <strong>{account.role}</strong>
              <span>{account.blurb}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
