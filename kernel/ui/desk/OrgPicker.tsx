import type { ControlProps } from '../base/Field.tsx'
import { useTexts } from '../texts.ts'
import { AsyncSelect, type Found } from './AsyncSelect.tsx'
import { deskTexts } from './desk.texts.ts'
import './picker.css'

export interface FoundOrg extends Found {
  /** Where it stands: 校工会 › 文学院分工会. */
  place: string
  isDepartment?: boolean
}

interface OrgPickerProps {
  /** Which units `search` finds: any, branches of the union, or departments of the school. */
  kind?: 'unit' | 'branch' | 'department'
  control?: ControlProps
  label?: string
  value: FoundOrg | null
  onChange: (org: FoundOrg | null) => void
  search: (text: string) => Promise<readonly FoundOrg[]>
  disabled?: boolean
}

/** Finds a unit by name; the line below says where it stands in the tree. */
export function OrgPicker({ kind = 'unit', ...props }: OrgPickerProps) {
  const say = useTexts(deskTexts)
  return <AsyncSelect {...props} kind={`org.${kind}`} placeholder={say(hints[kind])} describe={describe} />
}

const hints = { unit: 'orgHint', branch: 'branchHint', department: 'departmentHint' } as const

function describe(org: FoundOrg) {
  return <Hit org={org} />
}

function Hit({ org }: { org: FoundOrg }) {
  const say = useTexts(deskTexts)
  return (
    <span className="pi-hit">
      <strong>{org.name}</strong>
      {(org.isDepartment || org.place) && <span>{org.isDepartment ? say('department') : org.place}</span>}
    </span>
  )
}
