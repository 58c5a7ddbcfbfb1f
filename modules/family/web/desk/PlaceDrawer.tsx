import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import type { DeskApplication, DeskRound } from '../placement.types.ts'
import { placementDeskTexts } from './placement-desk.texts.ts'
import { usePlacementChanged } from './use-placement-changed.ts'

const none = 'none'
const schema = z.object({ school: z.string().min(1), reason: z.string().trim().min(1).max(200) })

/** Sets the place of one application by hand, with the reason. */
export function PlaceDrawer({ round, application, onClose }: { round: DeskRound; application: DeskApplication; onClose: () => void }) {
  const say = useTexts(placementDeskTexts)
  const changed = usePlacementChanged()
  const { id, number, applicant, points, wishes, school, grade } = application
  const options = round.schools.filter((one) => one.grade === grade).map(({ id: value, name, places, taken }) => ({ value, label: say('placeOption', { name, places, taken }) }))
  return (
    <FormDrawer
      title={say('placeTitle', { number: number ?? applicant })}
      action={say('placeDo')}
      schema={schema}
      initial={{ school: school?.id ?? none }}
      fields={{
        school: {
          label: say('placeSchool'),
          help: say('placeFor', { points: points ?? 0, wishes: listed(wishes.map((wish) => wish.name)) }),
          widget: 'choice',
          options: [{ value: none, label: say('placeNone') }, ...options],
        },
        reason: { label: say('placeReason'), help: say('placeReasonHelp') },
      }}
      onSubmit={async ({ school: chosen, reason }) => {
        await api.placement.place({ id, schoolId: chosen === none ? null : chosen, reason })
        toast(say('placed'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}
