import type { ReactNode } from 'react'
import { ChipButton } from '../../../../kernel/ui/base/Chip.tsx'
import type { ControlProps } from '../../../../kernel/ui/base/Field.tsx'
import { OrgPicker, type FoundOrg } from '../../../../kernel/ui/desk/OrgPicker.tsx'
import { PersonPicker, type FoundPerson } from '../../../../kernel/ui/desk/PersonPicker.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { api } from '../../../../web/api.ts'
import { findBranches, findDepartments, findUnits } from '../../../../web/find-units.ts'
import type { Picked } from '../case.types.ts'
import { formTexts } from './form.texts.ts'
import './form.css'

interface PickProps {
  control: ControlProps
  label: string
  value: unknown
  onChange: (value: unknown) => void
}

/** Colleagues by name, pinyin or number. */
export async function searchPeople(q: string): Promise<FoundPerson[]> {
  const { items } = await api.cases.findPeople({ q })
  return items.map(({ staffId, name, staffNo, unitName }) => ({ id: staffId, name, no: staffNo, unitName }))
}

export function OnePerson({ control, value, onChange }: PickProps) {
  return <PersonPicker control={control} value={asPerson(value)} search={searchPeople} onChange={(person) => onChange(person ?? '')} />
}

export function ManyPeople({ control, label, value, onChange }: PickProps) {
  const people = pickedIn(value)
  return (
    <Many picked={people} onChange={onChange}>
      <PersonPicker control={control} label={label} value={null} search={searchPeople} onChange={(person) => person && onChange(withOne(people, person))} />
    </Many>
  )
}

type UnitKind = 'unit' | 'branch' | 'department'

const searches: Record<UnitKind, (text: string) => Promise<FoundOrg[]>> = { unit: findUnits, branch: findBranches, department: findDepartments }

export function OneUnit({ kind, control, value, onChange }: PickProps & { kind: UnitKind }) {
  return <OrgPicker kind={kind} control={control} value={asUnit(value)} search={searches[kind]} onChange={(unit) => onChange(unit ?? '')} />
}

export function ManyUnits({ kind, control, label, value, onChange }: PickProps & { kind: UnitKind }) {
  const units = pickedIn(value)
  return (
    <Many picked={units} onChange={onChange}>
      <OrgPicker kind={kind} control={control} label={label} value={null} search={searches[kind]} onChange={(unit) => unit && onChange(withOne(units, unit))} />
    </Many>
  )
}

/** Those who were picked, each removable, above the picker for one more. */
function Many({ picked, onChange, children }: { picked: readonly Picked[]; onChange: (value: unknown) => void; children: ReactNode }) {
  const say = useTexts(formTexts)
  const without = (gone: Picked) => onChange(picked.filter(({ id }) => id !== gone.id))
  return (
    <div className="ca-picked">
      {picked.length > 0 && (
        <div className="ca-picked-chips">
          {picked.map((one) => (
            <ChipButton key={one.id} onPress={() => without(one)} onRemove={{ label: say('unpick', { name: one.name }), run: () => without(one) }}>
              {one.name}
            </ChipButton>
          ))}
        </div>
      )}
      {children}
    </div>
  )
}

function withOne(picked: readonly Picked[], one: Picked): Picked[] {
  return [...picked.filter(({ id }) => id !== one.id), one]
}

function pickedIn(value: unknown): Picked[] {
  return Array.isArray(value) ? value.flatMap((one: unknown) => asPicked(one) ?? []) : []
}

function asPerson(value: unknown): FoundPerson | null {
  const picked = asPicked(value)
  return picked && { no: '', unitName: '', ...picked }
}

function asUnit(value: unknown): FoundOrg | null {
  const picked = asPicked(value)
  return picked && { place: '', ...picked }
}

function asPicked(value: unknown): Picked | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('name' in value)) return null
  return typeof value.id === 'string' && typeof value.name === 'string' ? { id: value.id, name: value.name } : null
}
