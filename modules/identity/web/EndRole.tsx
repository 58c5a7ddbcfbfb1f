import { dayOf, formatDay } from '../../../kernel/ui/base/days.ts'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'
import { grantEnd } from '../grants.contract.ts'
import { accountsTexts } from './accounts.texts.ts'
import type { Grant } from './identity.types.ts'
import { useRefreshAccounts } from './use-account-change.ts'
import { useRoles } from './use-roles.ts'

export function EndRole({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const say = useTexts(accountsTexts)
  const { roleName } = useRoles()
  const refresh = useRefreshAccounts()
  const role = roleName(grant.role)
  return (
    <FormDrawer
      schema={grantEnd}
      title={say('endTitle', { name: grant.name, role })}
      action={say('endAction')}
      initial={{ id: grant.id, version: grant.version, lastDay: dayOf(useNow()) }}
      fields={{ id: { hidden: true }, version: { hidden: true }, lastDay: { label: say('lastDay'), help: say('lastDayHelp') } }}
      onSubmit={async (values) => {
        await api.identity.grants.end(values)
        toast(say('ended', { role, day: formatDay(values.lastDay, currentLanguage()) }))
        await refresh()
      }}
      onClose={onClose}
    />
  )
}
