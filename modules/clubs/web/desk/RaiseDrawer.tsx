import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { yuan } from '../../clubs.shapes.ts'
import type { EditedClub } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { deskTexts } from './desk.texts.ts'

const form = z.object({ amount: yuan })

/** Enters what each member owes for the year; the club's usual fee stands there already. */
export function RaiseDrawer({ club, year, onClose }: { club: EditedClub; year: number; onClose: () => void }) {
  const say = useTexts(deskTexts)
  const changed = useClubsChanged()
  return (
    <FormDrawer
      title={say('raiseTitle', { year })}
      action={say('raise')}
      schema={form}
      initial={{ amount: club.fee ?? '' }}
      fields={{ amount: { label: say('raiseAmount'), help: say('raiseHelp'), widget: 'money' } }}
      onSubmit={async ({ amount }, call) => {
        const { added } = await api.clubRoster.raiseFees({ unitId: club.id, year, amount }, { context: call })
        toast(say('raised', { count: added }))
        await changed()
      }}
      onClose={onClose}
    />
  )
}
