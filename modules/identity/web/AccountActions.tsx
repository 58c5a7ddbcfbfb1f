import { useState } from 'react'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { disabling } from '../accounts.contract.ts'
import { accountsTexts } from './accounts.texts.ts'
import type { Account } from './identity.types.ts'
import { LinkStaff, UnlinkStaff } from './LinkStaff.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'
import { useAccountChange, useRefreshAccounts } from './use-account-change.ts'
import './accounts.css'

/** What a system administrator can do with this account now. */
export function AccountActions({ account }: { account: Account }) {
  const say = useTexts(accountsTexts)
  const { id, name, version } = account
  const [disablingNow, disable] = useState(false)
  const [linking, link] = useState(false)
  const enable = useAccountChange(
    () => api.identity.accounts.enable({ id, version }),
    () => toast(say('wasEnabled', { name })),
  )
  const unlock = useAccountChange(
    () => api.identity.accounts.unlock({ id }),
    () => toast(say('wasUnlocked', { name })),
  )
  return (
    <div className="ac-actions">
      {account.lockedUntil && (
        <Button look="primary" busy={unlock.isPending} onClick={() => unlock.mutate()}>
          {say('unlock')}
        </Button>
      )}
      <Button icon="card" onClick={() => link(true)}>
        {say(account.staff ? 'relink' : 'link')}
      </Button>
      {account.staff && <UnlinkStaff account={account} />}
      {account.state === 'active' && <ResetPassword account={account} />}
      {account.state === 'active' ? (
        <Button icon="lock" onClick={() => disable(true)}>
          {say('disable')}
        </Button>
      ) : (
        <Button look="primary" busy={enable.isPending} onClick={() => enable.mutate()}>
          {say('enable')}
        </Button>
      )}
      {linking && <LinkStaff account={account} onClose={() => link(false)} />}
      {disablingNow && <DisableAccount account={account} onClose={() => disable(false)} />}
    </div>
  )
}

function ResetPassword({ account: { id, name, username, version } }: { account: Account }) {
  const say = useTexts(accountsTexts)
  const [asking, ask] = useState(false)
  const [password, setPassword] = useState<string | null>(null)
  const reset = useAccountChange(
    () => api.identity.accounts.resetPassword({ id, version }),
    ({ oneTimePassword }) => setPassword(oneTimePassword),
  )
  const confirm = () => {
    ask(false)
    reset.mutate()
  }
  return (
    <>
      <Button icon="refresh" busy={reset.isPending} onClick={() => ask(true)}>
        {say('reset')}
      </Button>
      <ConfirmDialog open={asking} title={say('resetTitle', { name })} action={say('reset')} danger onConfirm={confirm} onClose={() => ask(false)}>
        {say('resetBody')}
      </ConfirmDialog>
      {password && <OneTimePassword username={username} password={password} onClose={() => setPassword(null)} />}
    </>
  )
}

function DisableAccount({ account: { id, name, version }, onClose }: { account: Account; onClose: () => void }) {
  const say = useTexts(accountsTexts)
  const refresh = useRefreshAccounts()
  return (
    <FormDrawer
      schema={disabling}
      title={say('disableTitle', { name })}
      action={say('disable')}
      initial={{ id, version }}
      fields={{ id: { hidden: true }, version: { hidden: true }, reason: { label: say('reason'), help: say('reasonHelp') } }}
      onSubmit={(values) => api.identity.accounts.disable(values)}
      onDone={() => {
        toast(say('wasDisabled', { name }))
        void refresh()
      }}
      onClose={onClose}
    />
  )
}
