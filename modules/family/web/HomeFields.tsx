import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { PartProps } from './ApplicationForm.tsx'
import { placementTexts } from './placement.texts.ts'

/** Where the family lives, what the parents do, and what gives points. */
export function HomeFields({ application, typed, set, faultOf }: PartProps) {
  const say = useTexts(placementTexts)
  const facts = application.criteria.filter(({ kind }) => kind === 'fact')
  const tick = (id: string) => set({ claims: typed.claims.includes(id) ? typed.claims.filter((one) => one !== id) : [...typed.claims, id] })
  return (
    <>
      <Card title={say('home')}>
        <div className="tx-stack">
          <Line field="household" most={120} {...{ typed, set, faultOf }} />
          <Line field="residence" most={120} {...{ typed, set, faultOf }} />
        </div>
      </Card>
      <Card title={say('parents')}>
        <div className="tx-stack">
          <Line field="ownPost" most={80} {...{ typed, set, faultOf }} />
          <div className="tx-two">
            <Line field="otherName" most={40} optional {...{ typed, set, faultOf }} />
            <Line field="otherPost" most={80} optional {...{ typed, set, faultOf }} />
          </div>
          <Line field="otherStaffNo" most={20} optional help={say('otherStaffNoHelp')} {...{ typed, set, faultOf }} />
        </div>
      </Card>
      {facts.length > 0 && (
        <Card title={say('claims')}>
          <fieldset className="fa-field-group">
            <legend className="tx-hidden">{say('claims')}</legend>
            <p className="tx-note">{say('claimsHelp')}</p>
            <div className="fa-ticks">
              {facts.map(({ id, title, points }) => (
                <label key={id} className="tx-tick">
                  <input type="checkbox" checked={typed.claims.includes(id)} onChange={() => tick(id)} />
                  <span>{say('claimPoints', { title, points })}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </Card>
      )}
      <Card>
        <Field label={say('note')} optional>
          {(control) => <textarea {...control} className="tx-input fa-area" rows={3} maxLength={500} value={typed.note} onChange={(event) => set({ note: event.target.value })} />}
        </Field>
      </Card>
    </>
  )
}

type LineProps = Pick<PartProps, 'typed' | 'set' | 'faultOf'> & {
  field: 'household' | 'residence' | 'ownPost' | 'otherName' | 'otherPost' | 'otherStaffNo'
  most: number
  optional?: boolean
  help?: string
}

function Line({ field, most, optional = false, help, typed, set, faultOf }: LineProps) {
  const say = useTexts(placementTexts)
  return (
    <Field label={say(field)} optional={optional} help={help} error={faultOf(field)}>
      {(control) => <TextInput {...control} maxLength={most} value={typed[field]} onChange={(value) => set({ [field]: value })} />}
    </Field>
  )
}
