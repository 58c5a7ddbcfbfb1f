import type { ControlProps } from '../base/Field.tsx'
import { useTexts } from '../texts.ts'
import { AsyncSelect, type Found } from './AsyncSelect.tsx'
import { deskTexts } from './desk.texts.ts'
import './picker.css'

export interface FoundOrg extends Found {
  /** Where it stands: 校工会 › 文学院分工会. */
  place: string
}

interface OrgPickerProps {
  control?: ControlProps
  label?: string
  value: FoundOrg | null
  onChange: (org: FoundOrg | null) => void
  search: (text: string) => Promise<readonly FoundOrg[]>
  disabled?: boolean
}

/** Finds a unit by name; the line below says where it stands in the tree. */
export function OrgPicker(props: OrgPickerProps) {
  const say = useTexts(deskTexts)
  return <AsyncSelect {...props} kind="org" placeholder={say('orgHint')} describe={describe} />
}

function describe(org: FoundOrg) {
  return (
    <span className="pi-hit">
      <strong>{org.name}</strong>
      <span>{org.place}</span>
    </span>
  )
}
