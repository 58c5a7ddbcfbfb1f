import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { findPeople } from '../../../engines/capacity/web/editor/ConditionFields.tsx'
import { Button } from '../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { PersonPicker, type FoundPerson } from '../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { Group } from './recuperation.types.ts'
import { usePress } from './use-changed.ts'

/** Who leads a group and who minds its safety. */
export function LeadForm({ programmeId, group }: { programmeId: string; group: Group }) {
  const say = useTexts(recuperationTexts)
  const press = usePress()
  const [leader, lead] = useState(() => found(group.leader))
  const [safety, mind] = useState(() => found(group.safety))
  const save = useMutation({
    ...press,
    mutationFn: (chosen: { leaderId: string; safetyId: string }) => api.recuperation.lead({ id: programmeId, tripId: group.id, ...chosen }),
    onSuccess: () => toast(say('leadSaved')),
  })
  const changed = leader?.id !== group.leader?.id || safety?.id !== group.safety?.id
  return (
    <div className="tx-two">
      <Field label={say('leader')}>{(control) => <PersonPicker control={control} value={leader} search={findPeople} onChange={lead} />}</Field>
      <Field label={say('safety')}>{(control) => <PersonPicker control={control} value={safety} search={findPeople} onChange={mind} />}</Field>
      <div className="tx-actions">
        <Button disabled={!leader || !safety || !changed} busy={save.isPending} onClick={() => leader && safety && save.mutate({ leaderId: leader.id, safetyId: safety.id })}>
          {say('saveLead')}
        </Button>
      </div>
    </div>
  )
}

function found(person: Group['leader']): FoundPerson | null {
  return person && { id: person.id, name: person.name, no: '', unitName: '' }
}
