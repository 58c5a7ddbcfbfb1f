import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { text } from '../../../../kernel/text.shapes.ts'
import { api } from '../../../../web/api.ts'
import { planStates } from '../../clubs.shapes.ts'
import { clubsTexts } from '../clubs.texts.ts'
import type { PlanLine } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { deskTexts } from './desk.texts.ts'

const wholeYear = '0'
const months = [wholeYear, ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

const form = z.object({ title: text(2, 80), month: z.enum(months), state: z.enum(planStates), note: text(0, 400).nullable() })

interface PlanLineDrawerProps {
  clubId: string
  year: number
  /** Null: a new one. */
  line: PlanLine | null
  onClose: () => void
}

export function PlanLineDrawer({ clubId, year, line, onClose }: PlanLineDrawerProps) {
  const say = useTexts(deskTexts)
  const sayClub = useTexts(clubsTexts)
  const changed = useClubsChanged()
  return (
    <FormDrawer
      title={say(line ? 'editLineTitle' : 'addLineTitle')}
      action={say('save')}
      schema={form}
      initial={line ? { ...line, month: String(line.month ?? wholeYear) } : { month: wholeYear, state: 'planned' }}
      fields={{
        title: { label: say('col_item') },
        month: { label: say('col_month'), options: months.map((value) => ({ value, label: value === wholeYear ? say('allYear') : say('month', { month: value }) })) },
        state: { label: say('col_state'), options: planStates.map((value) => ({ value, label: sayClub(`plan_${value}`) })) },
        note: { label: say('col_note'), widget: 'longText' },
      }}
      onSubmit={async ({ month, note, ...facts }, call) => {
        const input = { ...facts, month: month === wholeYear ? null : Number(month), note: note ?? '' }
        if (line) await api.clubs.editPlanLine({ lineId: line.id, version: line.version, ...input })
        else await api.clubs.addPlanLine({ unitId: clubId, year, ...input }, { context: call })
        toast(say('lineSaved'))
        await changed()
      }}
      onClose={onClose}
    />
  )
}
