import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Choice } from '../../../../kernel/ui/base/Choice.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { healthTexts } from '../health.texts.ts'
import { healthDeskTexts } from './desk.texts.ts'
import type { PartProps } from './part.types.ts'
import { roundKinds, withKind } from './round-draft.ts'

interface WhatProps extends PartProps {
  organisers: readonly { id: string; name: string }[] | null
}

/** What it is, what to mind, whom to ask. */
export function WhatFields({ draft, set, stored, frozen, organisers }: WhatProps) {
  const say = useTexts(healthDeskTexts)
  const sayRound = useTexts(healthTexts)
  const announced = stored !== null && stored.phase !== 'draft'
  return (
    <Card title={say('part_what')}>
      <div className="tx-stack">
        <Field label={say('field_title')}>
          {(control) => <TextInput {...control} value={draft.title} maxLength={80} readOnly={frozen.has('title')} onChange={(title) => set({ title })} />}
        </Field>
        {!announced && (
          <>
            <Choice
              label={say('field_kind')}
              value={draft.kind}
              options={roundKinds.map((value) => ({ value, label: sayRound(`kind_${value}`) }))}
              onChange={(kind) => set(withKind(draft, kind))}
            />
            <p className="tx-note">{say('help_kind')}</p>
          </>
        )}
        {organisers && (
          <Field label={say('field_unit')}>
            {(control) => (
              <Select {...control} value={draft.unitId} options={organisers.map(({ id, name }) => ({ value: id, label: name }))} onChange={(unitId) => set({ unitId })} />
            )}
          </Field>
        )}
        <Field label={say('field_bring')} help={say('help_bring')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={2} maxLength={500} value={draft.bring} onChange={(event) => set({ bring: event.target.value })} />}
        </Field>
        <Field label={say('field_body')} optional>
          {(control) => <textarea {...control} className="tx-input" rows={4} maxLength={5000} value={draft.body} onChange={(event) => set({ body: event.target.value })} />}
        </Field>
        <Field label={say('field_contact')} help={say('help_contact')} optional>
          {(control) => <TextInput {...control} value={draft.contact} maxLength={120} onChange={(contact) => set({ contact })} />}
        </Field>
      </div>
    </Card>
  )
}
