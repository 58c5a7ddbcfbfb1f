import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, isApiError } from '../../../../kernel/ui/api-error.ts'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { FormDrawer } from '../../../../kernel/ui/desk/form/FormDrawer.tsx'
import { listed } from '../../../../kernel/ui/punctuation.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { staffForm } from '../../members.contract.ts'
import type { StaffRecord } from '../members.types.ts'
import { changedFields, changedLabels, formValues } from './changed-fields.ts'
import { recordTexts } from './record.texts.ts'
import { useStaffFields } from './use-staff-fields.ts'

interface EditStaffDrawerProps {
  record: StaffRecord
  onSaved: () => void
  onClose: () => void
}

/** Changes fields of a record. Only what was changed is sent, so that two people at once do not undo each other. */
export function EditStaffDrawer({ record, onSaved, onClose }: EditStaffDrawerProps) {
  const say = useTexts(recordTexts)
  const fields = useStaffFields(record.fields)
  const cache = useQueryClient()
  const [opened] = useState(record)
  const [seen, see] = useState(record)

  const explainConflict = async (error: ApiError, count: number): Promise<ApiError> => {
    const latest = await cache.fetchQuery(query.members.read.queryOptions({ input: { id: record.id }, staleTime: 0 }))
    const changed = changedLabels(opened, latest)
    see(latest)
    const by = typeof error.details['by'] === 'string' ? error.details['by'] : ''
    const message = say('conflict', { by, fields: changed.length > 0 ? listed(changed) : say('conflictOther'), count })
    return new ApiError({ code: error.code, message, requestId: error.requestId }, error.status)
  }
  return (
    <FormDrawer
      title={say('editTitle', { name: opened.name })}
      action={say('save')}
      schema={staffForm}
      fields={fields}
      initial={formValues(opened)}
      onSubmit={async (values) => {
        const changes = changedFields(opened, values)
        const count = Object.keys(changes).length
        if (count === 0) return toast(say('nothingChanged'))
        try {
          // No idempotency key: after a conflict the same form is sent again with another version.
          await api.members.update({ ...changes, id: record.id, version: seen.version })
        } catch (error) {
          throw isApiError(error, 'version_conflict') ? await explainConflict(error, count) : error
        }
        toast(say('saved', { name: values.name }))
        onSaved()
      }}
      onClose={onClose}
    />
  )
}
