import { useState } from 'react'
import type { ControlProps } from '../../../kernel/ui/base/Field.tsx'
import { PersonPicker, type FoundPerson } from '../../../kernel/ui/desk/PersonPicker.tsx'
import { api } from '../../../web/api.ts'

interface StaffFieldProps {
  control: ControlProps
  /** Who is chosen already. */
  initial?: FoundPerson | null
  onChange: (id: string) => void
}

/** The staff record behind an account, found by name, pinyin or number. */
export function StaffField({ control, initial = null, onChange }: StaffFieldProps) {
  const [person, setPerson] = useState(initial)
  const choose = (found: FoundPerson | null) => {
    setPerson(found)
    onChange(found?.id ?? '')
  }
  return <PersonPicker control={control} value={person} search={findPeople} onChange={choose} />
}

async function findPeople(q: string): Promise<FoundPerson[]> {
  const { items } = await api.identity.accounts.findPeople({ q })
  return items.map(({ staffNo, ...person }) => ({ ...person, no: staffNo }))
}
