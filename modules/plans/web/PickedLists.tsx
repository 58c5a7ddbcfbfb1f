import { ChipButton } from '../../../kernel/ui/base/Chip.tsx'
import { OrgPicker } from '../../../kernel/ui/desk/OrgPicker.tsx'
import { PersonPicker } from '../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api } from '../../../web/api.ts'
import { findUnits } from '../../../web/find-units.ts'
import { plansTexts } from './plans.texts.ts'

interface Named {
  id: string
  name: string
}

interface PickedProps {
  value: Named[]
  onChange: (value: Named[]) => void
}

/** Units that were picked, each removable, and a picker for one more. */
export function UnitList({ value, most, onChange }: PickedProps & { most: number }) {
  const say = useTexts(plansTexts)
  return (
    <div className="pl-edit-row">
      <Picked value={value} onChange={onChange} />
      {value.length < most && <OrgPicker label={say('lead')} value={null} search={findUnits} onChange={(unit) => unit && onChange([...value, { id: unit.id, name: unit.name }])} />}
    </div>
  )
}

export function PersonList({ value, onChange }: PickedProps) {
  const say = useTexts(plansTexts)
  const search = async (q: string) =>
    (await api.members.list({ q, limit: 10 })).items.map((person) => ({ id: person.id, name: person.name, no: person.staffNo, unitName: person.unitName }))
  return (
    <div className="pl-edit-row">
      <Picked value={value} onChange={onChange} />
      <PersonPicker label={say('persons')} value={null} search={search} onChange={(person) => person && onChange([...value, { id: person.id, name: person.name }])} />
    </div>
  )
}

function Picked({ value, onChange }: PickedProps) {
  const say = useTexts(plansTexts)
  return value.map((one) => (
    <ChipButton key={one.id} onPress={() => undefined} onRemove={{ label: say('remove'), run: () => onChange(value.filter((other) => other.id !== one.id)) }}>
      {one.name}
    </ChipButton>
  ))
}
