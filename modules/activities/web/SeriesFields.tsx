import { useTranslation } from 'react-i18next'
import { Choice } from '../../../kernel/ui/base/Choice.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../kernel/ui/base/TickField.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { childrenTexts } from './children.texts.ts'
import { courseTexts } from './course.texts.ts'
import { weekdays } from './month-days.ts'
import { PlannedMeetings } from './PlannedMeetings.tsx'
import type { SeriesDraft } from './series-draft.ts'
import type { MeetingPlan } from './use-meeting-plan.ts'

interface SeriesFieldsProps {
  draft: SeriesDraft
  plan: MeetingPlan
  onChange: (change: Partial<SeriesDraft>) => void
}

const endings = ['times', 'lastDay'] as const

/** By what rule a class meets, and the dates that come of it. */
export function SeriesFields({ draft, plan, onChange }: SeriesFieldsProps) {
  const say = useTexts(courseTexts)
  const sayChildren = useTexts(childrenTexts)
  // Another rule lays all of it out anew.
  const set = (change: Partial<SeriesDraft>) => onChange({ meetings: null, ...change })
  const input = { draft, set }
  return (
    <div className="tx-stack">
      <p className="tx-note">{say('manyHelp')}</p>
      <div className="tx-two">
        <RuleField name="firstDay" type="date" {...input} />
        <Weekdays chosen={draft.weekdays} onChange={(chosen) => set({ weekdays: chosen })} />
      </div>
      <div className="tx-two">
        <RuleField name="fromTime" type="time" {...input} />
        <RuleField name="toTime" type="time" {...input} />
      </div>
      <div className="tx-two">
        <div className="tx-field">
          <span className="tx-field-label">{say('ending')}</span>
          <Choice label={say('ending')} value={draft.ending} options={endings.map((value) => ({ value, label: say(`ending_${value}`) }))} onChange={(ending) => set({ ending })} />
        </div>
        {draft.ending === 'times' ? <RuleField name="times" type="text" {...input} /> : <RuleField name="lastDay" type="date" {...input} />}
      </div>
      <TickField label={sayChildren('forChildren')} help={sayChildren('forChildrenHelp')} checked={draft.forChildren} onChange={(forChildren) => onChange({ forChildren })} />
      <PlannedMeetings plan={plan} changed={draft.meetings !== null} onChange={(meetings) => onChange({ meetings })} />
    </div>
  )
}

interface RuleFieldProps {
  name: 'firstDay' | 'fromTime' | 'toTime' | 'times' | 'lastDay'
  type: 'date' | 'time' | 'text'
  draft: SeriesDraft
  set: (change: Partial<SeriesDraft>) => void
}

function RuleField({ name, type, draft, set }: RuleFieldProps) {
  const say = useTexts(courseTexts)
  return (
    <Field label={say(`field_${name}`)}>
      {(control) => (
        <TextInput {...control} type={type} {...(type === 'text' && { inputMode: 'numeric', maxLength: 3 })} value={draft[name]} onChange={(value) => set({ [name]: value })} />
      )}
    </Field>
  )
}

function Weekdays({ chosen, onChange }: { chosen: string; onChange: (chosen: string) => void }) {
  const say = useTexts(courseTexts)
  const { i18n } = useTranslation()
  const toggle = (digit: string) => onChange([...(chosen.includes(digit) ? chosen.replace(digit, '') : `${chosen}${digit}`)].toSorted().join(''))
  return (
    <div className="tx-field">
      <span className="tx-field-label">{say('field_weekdays')}</span>
      <div className="tx-choice" role="group" aria-label={say('field_weekdays')}>
        {weekdays(i18n.language).map((name, index) => (
          <label key={name} className="tx-choice-one">
            <input type="checkbox" className="tx-hidden" checked={chosen.includes(String(index + 1))} onChange={() => toggle(String(index + 1))} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
