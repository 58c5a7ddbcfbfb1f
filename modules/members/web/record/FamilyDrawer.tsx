import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { familyForm } from '../../members.contract.ts'
import { useCodeWords } from '../code-sets.ts'
import { commonTexts } from '../common.texts.ts'
import type { StaffRecord } from '../members.types.ts'
import { mayBeChild } from '../may-be-child.ts'
import { recordTexts } from './record.texts.ts'

interface FamilyDrawerProps {
  record: StaffRecord
  onSaved: () => void
  onClose: () => void
}

export function FamilyDrawer({ record, onSaved, onClose }: FamilyDrawerProps) {
  const say = useTexts(commonTexts)
  const sayRecord = useTexts(recordTexts)
  const { options } = useCodeWords()
  return (
    <FormDrawer
      title={sayRecord('addTitle', { name: record.name })}
      action={sayRecord('addAction')}
      schema={familyForm}
      fields={{
        relation: { label: say('relation'), widget: 'choice', options: options('family_relation').filter(({ value }) => value !== '01') },
        name: { label: say('familyName') },
        birthDate: { label: say('birthDate') },
        note: { label: say('note') },
        consent: {
          label: say('childConsent'),
          help: say('childConsentHelp'),
          widget: 'tick',
          when: (draft) => mayBeChild(draft['birthDate']),
        },
      }}
      onSubmit={async (values, call) => {
        await api.members.addFamily({ ...values, id: record.id }, { context: call })
        toast(say('familyAdded', { name: values.name }))
        onSaved()
      }}
      onClose={onClose}
    />
  )
}
