import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../../kernel/ui/base/days.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { Drawer } from '../../../kernel/ui/desk/Drawer.tsx'
import { Facts } from '../../../kernel/ui/desk/RecordPage.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { AccountActions } from './AccountActions.tsx'
import { AccountState } from './AccountState.tsx'
import { accountsTexts } from './accounts.texts.ts'
import type { Account } from './identity.types.ts'
import { RolesHeld } from './RolesHeld.tsx'
import './accounts.css'

/** One account: how it stands, what can be done with it, and the roles that it holds. */
export function AccountDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useTexts(accountsTexts)
  const account = useQuery(query.identity.accounts.read.queryOptions({ input: { id } }))
  const mayManage = useMay('identity.accounts')
  return (
    <Drawer open title={account.data?.name ?? say('title')} onClose={onClose}>
      {account.isPending && <SkeletonRows rows={4} />}
      {account.isError && <ErrorState error={account.error} onRetry={() => void account.refetch()} />}
      {account.data && (
        <div className="ac-parts">
          <AccountFacts account={account.data} />
          {mayManage && <AccountActions account={account.data} />}
          <RolesHeld account={account.data} />
        </div>
      )}
    </Drawer>
  )
}

function AccountFacts({ account }: { account: Account }) {
  const say = useTexts(accountsTexts)
  const at = (instant: string) => formatInstant(instant, currentLanguage())
  return (
    <div className="ac-part">
      <AccountState account={account} />
      {account.lockedUntil && <p>{say('lockedUntil', { at: at(account.lockedUntil) })}</p>}
      <Facts
        facts={[
          { label: say('username'), value: account.username },
          { label: say('staff'), value: account.staff ? `${account.staff.name} · ${account.staff.staffNo} · ${account.staff.unitName}` : say('noStaff') },
          ...(account.waitsUntil ? [{ label: say('waitsUntil'), value: at(account.waitsUntil) }] : []),
          { label: say('totp'), value: say(account.totpOn ? 'totpOn' : 'totpOff') },
          { label: say('lastSignedIn'), value: account.lastSignedInAt ? at(account.lastSignedInAt) : say('neverSignedIn') },
        ]}
      />
    </div>
  )
}
