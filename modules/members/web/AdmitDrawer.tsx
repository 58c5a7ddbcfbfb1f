import { z } from 'zod'
import { FormDrawer } from '../../../kernel/ui/desk/form/FormDrawer.tsx'
import type { BulkOutcome } from '../../../kernel/ui/desk/table/table.types.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { decisionForm } from '../members.contract.ts'
import { membersTexts } from './members.texts.ts'
import { outcomesOf } from './outcomes.ts'
import { useDecisionFields } from './use-decision-fields.ts'

const admission = decisionForm.extend({ onBehalfNote: z.string().trim().min(1).max(200).optional() })

interface AdmitDrawerProps {
  people: readonly { id: string; name: string }[]
  onDone: (outcomes: BulkOutcome[]) => void
  onClose: () => void
}

/** Admission by the committee's decision, for one or for many. */
export function AdmitDrawer({ people, onDone, onClose }: AdmitDrawerProps) {
  const say = useTexts(membersTexts)
  const decision = useDecisionFields()
  return (
    <FormDrawer
      title={say('admitTitle', { count: people.length })}
      action={say('admitAction')}
      schema={admission}
      fields={{ ...decision, onBehalfNote: { label: say('onBehalf'), help: say('onBehalfHelp'), widget: 'longText' } }}
      draftKey="members.admit"
      onSubmit={async (values, call) => {
        const { rows } = await api.members.admit({ ...values, staffIds: people.map(({ id }) => id) }, { context: call })
        onDone(outcomesOf(rows, say('admitted')))
      }}
      onClose={onClose}
    />
  )
}
