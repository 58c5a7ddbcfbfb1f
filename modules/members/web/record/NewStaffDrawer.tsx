import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { staffForm } from '../../members.contract.ts'
import { membersTexts } from '../members.texts.ts'
import { useStaffFields } from './use-staff-fields.ts'

/** A person by hand; afterwards their record opens. */
export function NewStaffDrawer({ onClose }: { onClose: () => void }) {
  const say = useTexts(membersTexts)
  const fields = useStaffFields()
  const cache = useQueryClient()
  const navigate = useNavigate()
  return (
    <FormDrawer
      title={say('newTitle')}
      action={say('newAction')}
      schema={staffForm}
      fields={fields}
      onSubmit={async (values, call) => {
        const { id } = await api.members.create(values, { context: call })
        toast(say('created', { name: values.name }))
        void cache.invalidateQueries({ queryKey: ['table', 'members'] })
        void navigate({ to: '/members/$memberId', params: { memberId: id } })
      }}
      onClose={onClose}
    />
  )
}
