import type { ControlProps } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { deskTexts } from '../../../kernel/ui/desk/desk.texts.ts'
import { listed } from '../../../kernel/ui/punctuation.ts'
import { accountsTexts } from './accounts.texts.ts'
import { usePermissionWords } from './use-permission-words.ts'
import { useRoles } from './use-roles.ts'

/** A role, and below it what it would allow. */
export function RolePicker({ control, value, onChange }: { control: ControlProps; value: unknown; onChange: (role: string) => void }) {
  const say = useTexts(accountsTexts)
  const sayDesk = useTexts(deskTexts)
  const words = usePermissionWords()
  const { roles } = useRoles()
  const chosen = roles.find(({ role }) => role === value)
  return (
    <>
      <Select {...control} value={chosen?.role ?? ''} placeholder={sayDesk('chooseOne')} options={roles.map(({ role, label }) => ({ value: role, label }))} onChange={onChange} />
      {chosen && <p className="tx-quiet">{chosen.permissions.length > 0 ? say('roleMay', { permissions: listed(chosen.permissions.map(words)) }) : say('roleMayNothing')}</p>}
    </>
  )
}
