import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { SaveForm } from '../../../../kernel/ui/base/SaveForm.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { toast } from '../../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDraft } from '../../../../kernel/ui/use-draft.ts'
import { api } from '../../../../web/api.ts'
import { clubKinds, yuan } from '../../clubs.shapes.ts'
import { clubsTexts } from '../clubs.texts.ts'
import type { ClubKind, EditedClub } from '../clubs.types.ts'
import { useClubsChanged } from '../use-clubs-changed.ts'
import { editTexts } from './edit.texts.ts'

interface Draft {
  kind: ClubKind
  about: string
  meets: string
  place: string
  contact: string
  recruiting: boolean
  approval: boolean
  fee: string
}

interface PartProps {
  draft: Draft
  set: (change: Partial<Draft>) => void
}

/** One form, one column. */
export function ClubEditor({ club }: { club: EditedClub }) {
  const say = useTexts(editTexts)
  const changed = useClubsChanged()
  const { begun, draft, store, ...drafting } = useDraft(club, draftOf(club))
  const [wrongFee, setWrongFee] = useState(false)
  const set = (change: Partial<Draft>) => {
    drafting.set(change)
    setWrongFee(false)
  }
  const save = useMutation({
    mutationFn: () => store(() => api.clubs.edit({ unitId: begun.id, version: begun.version, ...draft, fee: draft.fee.trim() === '' ? null : draft.fee.trim() })),
    onSuccess: async () => {
      toast(say('saved'))
      await changed()
    },
    onError: () => void changed(),
  })
  const onSubmit = () => {
    const bad = draft.fee.trim() !== '' && !yuan.safeParse(draft.fee.trim()).success
    setWrongFee(bad)
    if (!bad) save.mutate()
  }
  return (
    <SaveForm action={say('saveFacts')} save={save} onSubmit={onSubmit}>
      <WhatFields {...{ draft, set }} />
      <TermsFields {...{ draft, set, wrongFee }} />
    </SaveForm>
  )
}

function draftOf({ kind, about, meets, place, contact, recruiting, approval, fee }: EditedClub): Draft {
  return { kind, about, meets, place, contact, recruiting, approval, fee: fee ?? '' }
}

function WhatFields({ draft, set }: PartProps) {
  const say = useTexts(editTexts)
  const sayClub = useTexts(clubsTexts)
  return (
    <Card title={say('part_what')}>
      <div className="tx-stack">
        <Field label={say('field_kind')}>
          {(control) => (
            <Select
              {...control}
              value={draft.kind}
              options={clubKinds.map((kind) => ({ value: kind, label: sayClub(`kind_${kind}`) }))}
              onChange={(value) => set({ kind: clubKinds.find((kind) => kind === value) ?? 'other' })}
            />
          )}
        </Field>
        <Field label={say('field_about')} help={say('help_about')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={4} maxLength={2000} value={draft.about} onChange={(event) => set({ about: event.target.value })} />}
        </Field>
        <div className="tx-two">
          <Field label={say('field_meets')} help={say('help_meets')} optional>
            {(control) => <TextInput {...control} maxLength={200} value={draft.meets} onChange={(meets) => set({ meets })} />}
          </Field>
          <Field label={say('field_contact')} help={say('help_contact')} optional>
            {(control) => <TextInput {...control} maxLength={120} value={draft.contact} onChange={(contact) => set({ contact })} />}
          </Field>
        </div>
        <Field label={say('field_place')} optional>
          {(control) => <TextInput {...control} maxLength={120} value={draft.place} onChange={(place) => set({ place })} />}
        </Field>
      </div>
    </Card>
  )
}

function TermsFields({ draft, set, wrongFee }: PartProps & { wrongFee: boolean }) {
  const say = useTexts(editTexts)
  return (
    <Card title={say('part_terms')}>
      <div className="tx-stack">
        <TickField label={say('field_recruiting')} checked={draft.recruiting} onChange={(recruiting) => set({ recruiting })} />
        <TickField label={say('field_approval')} checked={draft.approval} onChange={(approval) => set({ approval })} />
        <Field label={say('field_fee')} help={say('help_fee')} error={wrongFee ? say('wrongFee') : undefined} optional>
          {(control) => <TextInput {...control} inputMode="decimal" maxLength={10} value={draft.fee} onChange={(fee) => set({ fee })} />}
        </Field>
      </div>
    </Card>
  )
}
