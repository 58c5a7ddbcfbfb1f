import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { accountsTexts } from './accounts.texts.ts'
import type { Account } from './identity.types.ts'
import './accounts.css'

/** Whether the account can be used now, and what stands in the way. */
export function AccountState({ account }: { account: Account }) {
  const say = useTexts(accountsTexts)
  return (
    <span className="ac-chips">
      {account.state === 'active' && account.waitsUntil === null && (
        <Chip tone="ok" icon="ok">
          {say('active')}
        </Chip>
      )}
      {account.state === 'active' && account.waitsUntil !== null && (
        <Chip tone="neutral" icon="clock">
          {say('waiting')}
        </Chip>
      )}
      {account.state === 'disabled' && (
        <Chip tone="bad" icon="lock">
          {say('disabled')}
        </Chip>
      )}
      {account.lockedUntil && (
        <Chip tone="warn" icon="clock">
          {say('locked')}
        </Chip>
      )}
      {account.mustChangePassword && (
        <Chip tone="neutral" icon="info">
          {say('oneTime')}
        </Chip>
      )}
    </span>
  )
}
