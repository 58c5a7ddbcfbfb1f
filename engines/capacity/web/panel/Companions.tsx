import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import type { Companion } from '../press/press.ts'

interface CompanionsProps {
  /** People in one party, the member included. */
  most: number
  companions: readonly Companion[]
  onChange: (companions: readonly Companion[]) => void
}

const nobody: Companion = { name: '', relation: '' }

/** How many come, and who they are. */
export function Companions({ most, companions, onChange }: CompanionsProps) {
  const say = useTexts(capacityTexts)
  const put = (at: number, change: Partial<Companion>) => onChange(companions.map((companion, index) => (index === at ? { ...companion, ...change } : companion)))
  const resize = (count: number) => onChange(Array.from({ length: count }, (_, at) => companions[at] ?? nobody))
  return (
    <Card>
      <div className="tx-stack">
        <Field label={say('party')}>
          {(control) => (
            <Select
              {...control}
              value={String(companions.length)}
              options={Array.from({ length: most }, (_, count) => ({ value: String(count), label: count === 0 ? say('partyOne') : say('partyMany', { count: count + 1 }) }))}
              onChange={(value) => resize(Number(value))}
            />
          )}
        </Field>
        {companions.map((companion, at) => (
          <fieldset key={at} className="tx-set cp-companion">
            <legend>{say('companion', { no: at + 1 })}</legend>
            <Field label={say('companionName')}>{(control) => <TextInput {...control} maxLength={60} value={companion.name} onChange={(name) => put(at, { name })} />}</Field>
            <Field label={say('companionRelation')}>
              {(control) => <TextInput {...control} maxLength={20} value={companion.relation} onChange={(relation) => put(at, { relation })} />}
            </Field>
          </fieldset>
        ))}
      </div>
    </Card>
  )
}
