import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { newAccount } from '../accounts.contract.ts'
import { accountsTexts } from './accounts.texts.ts'
import { StaffField } from './StaffField.tsx'
import { useRefreshAccounts } from './use-account-change.ts'

interface NewAccountProps {
  /** The account is there: its password is to be shown, this once. */
  onMade: (made: { username: string; password: string }) => void
  onClose: () => void
}

export function NewAccount({ onMade, onClose }: NewAccountProps) {
  const say = useTexts(accountsTexts)
  const refresh = useRefreshAccounts()
  return (
    <FormDrawer
      schema={newAccount}
      title={say('create')}
      action={say('createAction')}
      fields={{
        username: { label: say('username'), help: say('usernameHelp') },
        name: { label: say('name') },
        staffId: { label: say('staff'), help: say('staffHelp'), render: ({ value: _id, onChange, ...control }) => <StaffField control={control} onChange={onChange} /> },
      }}
      onSubmit={async (values) => {
        const { oneTimePassword } = await api.identity.accounts.create(values)
        onMade({ username: values.username, password: oneTimePassword })
        await refresh()
      }}
      onClose={onClose}
    />
  )
}
