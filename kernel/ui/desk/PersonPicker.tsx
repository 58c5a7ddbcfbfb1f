import type { ControlProps } from '../base/Field.tsx'
import { useTexts } from '../texts.ts'
import { AsyncSelect, type Found } from './AsyncSelect.tsx'
import { deskTexts } from './desk.texts.ts'
import './picker.css'

export interface FoundPerson extends Found {
  /** Staff number: two people may share a name. */
  no: string
  unitName: string
}

interface PersonPickerProps {
  control?: ControlProps
  label?: string
  value: FoundPerson | null
  onChange: (person: FoundPerson | null) => void
  search: (text: string) => Promise<readonly FoundPerson[]>
  disabled?: boolean
}

/** Finds a person by name, pinyin or number; number and unit tell namesakes apart. */
export function PersonPicker(props: PersonPickerProps) {
  const say = useTexts(deskTexts)
  return <AsyncSelect {...props} kind="person" placeholder={say('personHint')} describe={describe} />
}

function describe(person: FoundPerson) {
  return (
    <span className="pi-hit">
      <strong>{person.name}</strong>
      <span>{[person.no, person.unitName].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
