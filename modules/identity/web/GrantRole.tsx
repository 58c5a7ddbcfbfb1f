import { useState } from 'react'
import { dayOf } from '../../../kernel/ui/base/days.ts'
import type { ControlProps } from '../../../kernel/ui/base/Field.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { OrgPicker, type FoundOrg } from '../../../kernel/ui/desk/OrgPicker.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { findUnits } from '../../../web/find-units.ts'
import { newGrant } from '../grants.contract.ts'
import { accountsTexts } from './accounts.texts.ts'
import type { Account } from './identity.types.ts'
import { RolePicker } from './RolePicker.tsx'
import { useRefreshAccounts } from './use-account-change.ts'
import { useRoles } from './use-roles.ts'

/** A role at a node of the organisation, for a term, on somebody's decision. */
export function GrantRole({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useTexts(accountsTexts)
  const { roleName } = useRoles()
  const refresh = useRefreshAccounts()
  const today = dayOf(useNow())
  return (
    <FormDrawer
      schema={newGrant}
      title={say('grantTitle', { name: account.name })}
      action={say('grantAction')}
      initial={{ accountId: account.id, from: today }}
      fields={{
        accountId: { hidden: true },
        role: { label: say('role'), render: ({ value, onChange, ...control }) => <RolePicker control={control} value={value} onChange={onChange} /> },
        unitId: { label: say('unit'), help: say('unitHelp'), render: ({ onChange, ...control }) => <UnitField control={control} onChange={onChange} /> },
        from: { label: say('from') },
        until: { label: say('until'), help: say('untilHelp') },
        documentNo: { label: say('documentNo'), help: say('documentNoHelp') },
      }}
      onSubmit={async (values) => {
        await api.identity.grants.create(values)
        toast(say('granted', { name: account.name, role: roleName(values.role) }))
        await refresh()
      }}
      onClose={onClose}
    />
  )
}

function UnitField({ control, onChange }: { control: ControlProps & { value: unknown }; onChange: (id: string) => void }) {
  const [unit, setUnit] = useState<FoundOrg | null>(null)
  const { value: _id, ...rest } = control
  const choose = (found: FoundOrg | null) => {
    setUnit(found)
    onChange(found?.id ?? '')
  }
  return <OrgPicker control={rest} value={unit} search={findUnits} onChange={choose} />
}
