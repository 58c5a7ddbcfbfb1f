import { Button } from '../../../kernel/ui/base/Button.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { staffLink } from '../accounts.contract.ts'
import { accountsTexts } from './accounts.texts.ts'
import type { Account } from './identity.types.ts'
import { StaffField } from './StaffField.tsx'
import { useAccountChange, useRefreshAccounts } from './use-account-change.ts'

/** Says whose account it is. */
export function LinkStaff({ account: { id, name, version, staff }, onClose }: { account: Account; onClose: () => void }) {
  const say = useTexts(accountsTexts)
  const refresh = useRefreshAccounts()
  const linked = staff && { id: staff.id, name: staff.name, no: staff.staffNo, unitName: staff.unitName }
  return (
    <FormDrawer
      schema={staffLink}
      title={say('linkTitle', { name })}
      action={say('linkSave')}
      initial={{ id, version, staffId: staff?.id ?? null }}
      fields={{
        id: { hidden: true },
        version: { hidden: true },
        staffId: {
          label: say('staff'),
          help: say('linkHelp'),
          render: ({ value: _id, onChange, ...control }) => <StaffField control={control} initial={linked} onChange={onChange} />,
        },
      }}
      onSubmit={async (values) => {
        await api.identity.accounts.linkStaff(values)
        toast(say(values.staffId === null ? 'wasUnlinked' : 'wasLinked', { name }))
        await refresh()
      }}
      onClose={onClose}
    />
  )
}

/** Takes the link away at one press: it can be made again as easily. */
export function UnlinkStaff({ account: { id, name, version } }: { account: Account }) {
  const say = useTexts(accountsTexts)
  const unlink = useAccountChange(
    () => api.identity.accounts.linkStaff({ id, version, staffId: null }),
    () => toast(say('wasUnlinked', { name })),
  )
  return (
    <Button busy={unlink.isPending} onClick={() => unlink.mutate()}>
      {say('unlink')}
    </Button>
  )
}
