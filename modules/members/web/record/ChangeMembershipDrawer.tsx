import { z } from 'zod'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { decisionForm, membershipStatus } from '../../members.contract.ts'
import { useCodeWords } from '../code-sets.ts'
import type { Membership, StaffRecord } from '../members.types.ts'
import { useDecisionFields } from '../use-decision-fields.ts'
import { recordTexts } from './record.texts.ts'

const change = z.object({
  status: membershipStatus.exclude(['none', 'applied']),
  from: z.iso.date(),
  ...decisionForm.shape,
  note: z.string().trim().min(1).max(200).nullable().optional(),
})

interface ChangeMembershipDrawerProps {
  record: StaffRecord
  onSaved: () => void
  onClose: () => void
}

/** The next episode of a membership, by a decision. What cannot follow the present state, the server says with its reason. */
export function ChangeMembershipDrawer({ record, onSaved, onClose }: ChangeMembershipDrawerProps) {
  const say = useTexts(recordTexts)
  const { options } = useCodeWords()
  const decision = useDecisionFields()
  const choices = options('membership_status').filter(({ value }) => !excluded(record.membership).includes(value))
  return (
    <FormDrawer
      title={say('changeTitle', { name: record.name })}
      action={say('changeAction')}
      schema={change}
      fields={{
        status: { label: say('toStatus'), options: choices },
        from: { label: say('from') },
        ...decision,
        note: { label: say('note'), widget: 'longText' },
      }}
      onSubmit={async (values, call) => {
        await api.members.changeMembership({ ...values, id: record.id, version: record.version }, { context: call })
        toast(say('changed'))
        onSaved()
      }}
      onClose={onClose}
    />
  )
}

function excluded(current: Membership): string[] {
  return ['applied', current]
}
