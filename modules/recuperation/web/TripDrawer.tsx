import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { Drawer } from '../../../kernel/ui/desk/Drawer.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { recuperationTexts } from './recuperation.texts.ts'
import type { TripRow } from './trip-rows.ts'

/** Where a group meets, and what it does each day. */
export function TripDrawer({ row, onChange, onClose }: { row: TripRow; onChange: (part: Partial<TripRow>) => void; onClose: () => void }) {
  const say = useTexts(recuperationTexts)
  return (
    <Drawer open title={row.title || say('tripMore')} onClose={onClose}>
      <div className="tx-stack">
        <Field label={say('meeting')} optional>
          {(control) => <TextInput {...control} maxLength={120} value={row.meeting} onChange={(meeting) => onChange({ meeting })} />}
        </Field>
        <Field label={say('dayPlan')} optional help={say('dayPlanHelp')}>
          {(control) => <textarea {...control} className="tx-input" rows={14} maxLength={5_000} value={row.plan} onChange={(event) => onChange({ plan: event.target.value })} />}
        </Field>
        <p className="tx-note">{say('tripMoreSaved')}</p>
      </div>
    </Drawer>
  )
}
