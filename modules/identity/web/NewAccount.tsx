import { useState } from 'react'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { newAccount } from '../accounts.contract.ts'
import { accountsTexts } from './accounts.texts.ts'
import { OneTimePassword } from './OneTimePassword.tsx'
import { useRefreshAccounts } from './use-account-change.ts'

/** Opens an account, then shows the password with which its owner comes in. */
export function NewAccount({ onClose }: { onClose: () => void }) {
  const say = useTexts(accountsTexts)
  const refresh = useRefreshAccounts()
  const [made, setMade] = useState<{ username: string; password: string } | null>(null)
  if (made) return <OneTimePassword {...made} onClose={onClose} />
  return (
    <FormDrawer
      schema={newAccount}
      title={say('create')}
      action={say('createAction')}
      fields={{
        username: { label: say('username'), help: say('usernameHelp') },
        name: { label: say('name') },
        staffId: { hidden: true },
      }}
      onSubmit={async (values) => {
        const { oneTimePassword } = await api.identity.accounts.create(values)
        setMade({ username: values.username, password: oneTimePassword })
        await refresh()
      }}
      // The drawer goes by itself once there is a password to show.
      onClose={() => made ?? onClose()}
    />
  )
}
