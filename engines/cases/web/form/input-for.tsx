import type { VisibleField } from '../../../../kernel/ui/desk/form/form.types.ts'
import type { CaseKit, CaseView } from '../case.types.ts'
import { ManyPeople, ManyUnits, OnePerson, OneUnit } from './pickers.tsx'

/** The input that a form's `x-widget` names: one of the module's own, or a picker; null: the schema itself suggests one. */
export function inputFor(widget: string, label: string, { view, kit }: { view: CaseView; kit: CaseKit }): VisibleField['render'] | null {
  const Own = kit.widgets?.[widget]
  if (Own) return (control) => <Own {...control} label={label} view={view} />
  switch (widget) {
    case 'person':
      return ({ value, onChange, ...control }) => <OnePerson control={control} label={label} value={value} onChange={onChange} />
    case 'persons':
      return ({ value, onChange, ...control }) => <ManyPeople control={control} label={label} value={value} onChange={onChange} />
    case 'unit':
    case 'branch':
    case 'department':
      return ({ value, onChange, ...control }) => <OneUnit kind={widget} control={control} label={label} value={value} onChange={onChange} />
    case 'departments':
      return ({ value, onChange, ...control }) => <ManyUnits kind="department" control={control} label={label} value={value} onChange={onChange} />
    case 'units':
      return ({ value, onChange, ...control }) => <ManyUnits kind="unit" control={control} label={label} value={value} onChange={onChange} />
    default:
      return null
  }
}
