import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { text } from '../../../../kernel/text.shapes.ts'
import { api } from '../../../../web/api.ts'
import { feeFacts } from '../../roster/roster.contract.ts'
import type { ClubFee } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { deskTexts } from './desk.texts.ts'

const form = z.object({ ...feeFacts, note: text(0, 200).nullable() })

/** What one member owes and paid. */
export function FeeDrawer({ fee, onClose }: { fee: ClubFee; onClose: () => void }) {
  const say = useTexts(deskTexts)
  const changed = useClubsChanged()
  return (
    <FormDrawer
      title={say('feeTitle', { name: fee.name })}
      action={say('save')}
      schema={form}
      initial={fee}
      fields={{
        due: { label: say('col_due'), widget: 'money' },
        paid: { label: say('col_paid'), widget: 'money' },
        paidOn: { label: say('col_paidOn') },
        note: { label: say('col_note') },
      }}
      onSubmit={async ({ note, ...facts }) => {
        await api.clubRoster.recordFee({ feeId: fee.id, version: fee.version, ...facts, note: note ?? '' })
        toast(say('feeSaved'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}
