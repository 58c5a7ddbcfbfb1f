import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { OnePerson } from '../form/pickers.tsx'
import { useProcesses } from '../use-processes.ts'
import { standingInTexts } from './standing-in.texts.ts'

const delegateForm = z.object({
  colleague: z.object({ id: z.string(), name: z.string() }),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  process: z.string().nullable(),
  reason: z.string().trim().min(1).max(200),
})

/** A colleague, the days, and for which kind of case. */
export function DelegateDrawer({ onClose }: { onClose: () => void }) {
  const say = useTexts(standingInTexts)
  const client = useQueryClient()
  const processes = useProcesses()
  const today = dayOf(useNow())
  const schema = delegateForm.refine((form) => form.lastDay >= form.firstDay, { path: ['lastDay'], message: say('wrongOrder') })
  return (
    <FormDrawer
      title={say('addTitle')}
      action={say('save')}
      schema={schema}
      initial={{ firstDay: today }}
      fields={{
        colleague: {
          label: say('toStaff'),
          help: say('toStaffHelp'),
          render: ({ value, onChange, ...control }) => <OnePerson control={control} label={say('toStaff')} value={value} onChange={onChange} />,
        },
        firstDay: { label: say('firstDay') },
        lastDay: { label: say('lastDay') },
        process: { label: say('process'), widget: 'choice', options: processes, placeholder: say('allProcesses') },
        reason: { label: say('reason'), placeholder: say('reasonHint') },
      }}
      onSubmit={async ({ colleague, ...rest }, call) => {
        await api.cases.delegate({ ...rest, toStaffId: colleague.id }, { context: call })
        toast(say('saved', { name: colleague.name }))
        await client.invalidateQueries({ queryKey: query.cases.key() })
      }}
      onClose={onClose}
    />
  )
}
