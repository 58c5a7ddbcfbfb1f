import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { ConfirmDialog } from '../../../kernel/ui/base/ConfirmDialog.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Group } from './recuperation.types.ts'
import { usePress } from './use-changed.ts'

interface DialogProps {
  programmeId: string
  group: Group
  onClose: () => void
}

/** With which date a group is put together. */
export function MergeDialog({ programmeId, group, others, onClose }: DialogProps & { others: readonly Group[] }) {
  const say = useTexts(recuperationTexts)
  const times = useTimes()
  const press = usePress()
  const [into, choose] = useState(others[0]?.id ?? '')
  const merge = useMutation({
    ...press,
    mutationFn: () => api.recuperation.merge({ id: programmeId, tripId: group.id, into }),
    onSuccess: ({ moved }) => {
      toast(say('mergedTold', { count: moved }))
      onClose()
    },
  })
  const options = others.map(({ id, title, startsAt, taken, places }) => ({ value: id, label: `${title} · ${times.at(startsAt)} · ${taken}/${places}` }))
  return (
    <ConfirmDialog open title={say('mergeTitle', { title: group.title })} action={say('mergeDo')} busy={merge.isPending} onConfirm={() => merge.mutate()} onClose={onClose}>
      <p>{say('mergeBody')}</p>
      <Field label={say('mergeInto')}>{(control) => <Select {...control} value={into} options={options} onChange={choose} />}</Field>
    </ConfirmDialog>
  )
}

/** Why a group does not leave. */
export function CancelDialog({ programmeId, group, onClose }: DialogProps) {
  const say = useTexts(recuperationTexts)
  const press = usePress()
  const [reason, write] = useState('')
  const [missing, setMissing] = useState(false)
  const cancel = useMutation({
    ...press,
    mutationFn: () => api.recuperation.cancel({ id: programmeId, tripId: group.id, reason: reason.trim() }),
    onSuccess: ({ affected }) => {
      toast(say('cancelledTold', { count: affected }))
      onClose()
    },
  })
  const confirm = () => (reason.trim() === '' ? setMissing(true) : cancel.mutate())
  return (
    <ConfirmDialog open danger title={say('cancelTitle', { title: group.title })} action={say('cancelDo')} busy={cancel.isPending} onConfirm={confirm} onClose={onClose}>
      <p>{say('cancelBody')}</p>
      <Field label={say('reason')} error={missing && reason.trim() === '' ? say('reasonMissing') : undefined}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </ConfirmDialog>
  )
}
