import { useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { text } from '../../../../kernel/text.shapes.ts'
import { api } from '../../../../web/api.ts'
import type { EditedClub } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { editTexts } from './edit.texts.ts'

const form = z.object({ reason: text(1, 400), documentNo: text(1, 80).nullable() })

/** Ends a club, with the reason that its members read. */
export function DissolveDrawer({ club: { id, name }, onClose }: { club: EditedClub; onClose: () => void }) {
  const say = useTexts(editTexts)
  const navigate = useNavigate()
  const changed = useClubsChanged()
  return (
    <FormDrawer
      title={say('dissolveTitle', { name })}
      action={say('dissolve')}
      schema={form}
      fields={{
        reason: { label: say('d_reason'), help: <Banner tone="warn">{say('dissolveBody')}</Banner>, widget: 'longText' },
        documentNo: { label: say('d_documentNo') },
      }}
      onSubmit={async (input, call) => {
        const { told } = await api.clubs.dissolve({ unitId: id, ...input }, { context: call })
        toast(say('dissolved', { count: told }))
        await changed()
        await navigate({ to: '/club-desk' })
      }}
      onClose={onClose}
    />
  )
}
