import { useState } from 'react'
import { searchPeople } from '../../../../engines/cases/web/form/pickers.tsx'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { SaveForm } from '../../../../kernel/ui/base/SaveForm.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { PersonPicker, type FoundPerson } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useDraft } from '../../../../kernel/ui/use-draft.ts'
import type { Team } from '../volunteering.types.ts'
import { deskTexts } from './desk.texts.ts'
import { useSaveTeam, type TeamDraft } from './use-save-team.ts'

interface TeamEditorProps {
  stored: Team | null
  /** Units for which one may open a team; not asked of one that is there already. */
  keepers: readonly { id: string; name: string }[]
}

/** A team in one form. Its leader writes what it does; who leads it is for officers. */
export function TeamEditor({ stored, keepers }: TeamEditorProps) {
  const say = useTexts(deskTexts)
  const initial = draftOf(stored, keepers[0]?.id ?? '')
  const drafting = useDraft(stored, initial)
  const [missing, setMissing] = useState<readonly ('name' | 'leader')[]>([])
  const save = useSaveTeam(drafting)
  const byOffice = stored === null || stored.mayKeep
  const { name, leader, state } = initial
  const draft = byOffice ? drafting.draft : { ...drafting.draft, name, leader, state }
  const set = (change: Partial<TeamDraft>) => {
    drafting.set(change)
    setMissing([])
  }
  const onSubmit = () => {
    const lacking = [...(draft.name.trim().length < 2 ? (['name'] as const) : []), ...(draft.leader === null ? (['leader'] as const) : [])]
    setMissing(lacking)
    if (draft.leader !== null && lacking.length === 0) save.mutate({ ...draft, leader: draft.leader })
  }
  return (
    <SaveForm action={say(stored === null ? 'create' : 'save')} save={save} missing={missing.map((field) => say(`field_${field}`))} onSubmit={onSubmit}>
      {!byOffice && <Banner tone="neutral">{say('byOffice')}</Banner>}
      <Card>
        <div className="tx-stack">
          {byOffice && <OfficeFields draft={draft} set={set} keepers={keepers} isNew={stored === null} />}
          <Field label={say('field_about')} help={say('help_about')} optional>
            {(control) => <textarea {...control} className="tx-input" rows={5} maxLength={2000} value={draft.about} onChange={(event) => set({ about: event.target.value })} />}
          </Field>
          <Field label={say('field_joining')}>
            {(control) => (
              <Select
                {...control}
                value={draft.joining}
                options={(['open', 'approval'] as const).map((value) => ({ value, label: say(`joining_${value}`) }))}
                onChange={(value) => set({ joining: value === 'approval' ? 'approval' : 'open' })}
              />
            )}
          </Field>
        </div>
      </Card>
    </SaveForm>
  )
}

interface OfficeFieldsProps {
  draft: TeamDraft
  set: (change: Partial<TeamDraft>) => void
  keepers: TeamEditorProps['keepers']
  isNew: boolean
}

function OfficeFields({ draft, set, keepers, isNew }: OfficeFieldsProps) {
  const say = useTexts(deskTexts)
  return (
    <>
      <Field label={say('field_name')}>{(control) => <TextInput {...control} value={draft.name} maxLength={60} onChange={(name) => set({ name })} />}</Field>
      {isNew && (
        <Field label={say('field_unit')} help={say('help_unit')}>
          {(control) => <Select {...control} value={draft.unitId} options={keepers.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unitId) => set({ unitId })} />}
        </Field>
      )}
      <Field label={say('field_leader')} help={say('help_leader')}>
        {(control) => <PersonPicker control={control} value={draft.leader} search={searchPeople} onChange={(leader) => set({ leader })} />}
      </Field>
      {!isNew && (
        <Field label={say('field_state')}>
          {(control) => (
            <Select
              {...control}
              value={draft.state}
              options={(['active', 'disbanded'] as const).map((value) => ({ value, label: say(`state_${value}`) }))}
              onChange={(value) => set({ state: value === 'disbanded' ? 'disbanded' : 'active' })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function draftOf(team: Team | null, unitId: string): TeamDraft {
  if (team === null) return { name: '', unitId, leader: null, about: '', joining: 'open', state: 'active' }
  const leader: FoundPerson = { id: team.leaderId, name: team.leaderName, no: '', unitName: '' }
  return { name: team.name, unitId: team.unitId, leader, about: team.about, joining: team.joining, state: team.state }
}
