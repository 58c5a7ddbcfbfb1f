import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { findPeople } from '../../../../engines/capacity/web/editor/ConditionFields.tsx'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { PersonPicker, type FoundPerson } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { SaveDrawer } from '../../../../kernel/ui/desk/SaveDrawer.tsx'
import { randomKey } from '../../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api, query } from '../../../../web/api.ts'
import { useBirthdaysChanged } from '../use-birthdays-changed.ts'
import { deskTexts } from './desk.texts.ts'

/** For one whom the rules left out, with the reason. */
export function IssueDrawer({ onClose }: { onClose: () => void }) {
  const say = useTexts(deskTexts)
  const changed = useBirthdaysChanged()
  const read = useQuery(query.birthdays.programmes.queryOptions())
  const running = (read.data?.items ?? []).filter(({ state, mayManage }) => state === 'running' && mayManage)
  const [chosen, choose] = useState('')
  const [person, choosePerson] = useState<FoundPerson | null>(null)
  const [reason, write] = useState('')
  const [idempotencyKey] = useState(randomKey)
  const programmeId = chosen || (running[0]?.id ?? '')
  const issue = useMutation({
    mutationFn: (staffId: string) => api.birthdays.issue({ programmeId, staffId, reason: reason.trim() }, { context: { idempotencyKey } }),
    onSuccess: () => {
      toast(say('handDone'))
      onClose()
    },
    onSettled: changed,
  })
  const missing = [...(programmeId ? [] : [say('handProgramme')]), ...(person ? [] : [say('handPerson')]), ...(reason.trim().length < 2 ? [say('handReason')] : [])]
  return (
    <SaveDrawer title={say('handTitle')} action={say('handSubmit')} save={issue} missing={missing} onSubmit={() => person && issue.mutate(person.id)} onClose={onClose}>
      {read.isSuccess && running.length === 0 && <Banner tone="warn">{say('handNoProgramme')}</Banner>}
      <Field label={say('handProgramme')}>
        {(control) => (
          <Select
            {...control}
            value={programmeId}
            options={running.map((one) => ({ value: one.id, label: say('programmeTitle', { unit: one.unitName, year: one.year }) }))}
            onChange={choose}
          />
        )}
      </Field>
      <Field label={say('handPerson')}>{(control) => <PersonPicker control={control} value={person} search={findPeople} onChange={choosePerson} />}</Field>
      <Field label={say('handReason')} help={say('handReasonHelp')}>
        {(control) => <TextInput {...control} maxLength={200} value={reason} onChange={write} />}
      </Field>
    </SaveDrawer>
  )
}
