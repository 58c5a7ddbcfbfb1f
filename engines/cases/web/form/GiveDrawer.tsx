import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { DeskProvider } from '../../../../kernel/ui/desk/DeskProvider.tsx'
import type { FieldsOf } from '../../../../kernel/ui/desk/form/form.types.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { casesTexts } from '../cases.texts.ts'
import { useCaseChanged } from '../use-case.ts'
import { OnePerson } from './pickers.tsx'

export const giveForm = z.object({ colleague: z.object({ id: z.string(), name: z.string() }) })

/** Hands what waits for one's office to a colleague. */
export function GiveDrawer({ caseId, taskId, onClose }: { caseId: string; taskId: string; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const changed = useCaseChanged()
  const fields = useGiveFields()
  return (
    <DeskProvider>
      <FormDrawer
        title={say('giveTitle')}
        action={say('giveTo')}
        schema={giveForm}
        fields={fields}
        onSubmit={async ({ colleague }) => {
          await api.cases.takeTask({ caseId, taskId, staffId: colleague.id })
          toast(say('taken', { name: colleague.name }))
          await changed()
        }}
        onClose={onClose}
      />
    </DeskProvider>
  )
}

export function useGiveFields(): FieldsOf<typeof giveForm> {
  const say = useTexts(casesTexts)
  return {
    colleague: {
      label: say('giveWhom'),
      help: say('giveHelp'),
      render: ({ value, onChange, ...control }) => <OnePerson control={control} label={say('giveWhom')} value={value} onChange={onChange} />,
    },
  }
}
