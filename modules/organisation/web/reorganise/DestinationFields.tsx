import { Select } from 'antd'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import { useCampusOptions } from '../use-campus-options.ts'
import type { DestinationDraft } from './drafts.ts'
import { LabelledChoice } from './LabelledChoice.tsx'
import { reorganiseTexts } from './reorganise.texts.ts'

interface DestinationFieldsProps {
  label: string
  value: DestinationDraft
  onChange: (change: Partial<DestinationDraft>) => void
  /** Units of the kind in question. */
  existing: readonly TreeNode[]
  /** What a new one may stand below. */
  parents: readonly TreeNode[]
  usualParentId: string | null
}

/** A unit that exists, or the name and place of one to set up. */
export function DestinationFields({ label, value, onChange, existing, parents, usualParentId }: DestinationFieldsProps) {
  const say = useTexts(reorganiseTexts)
  const campuses = useCampusOptions()
  return (
    <>
      <LabelledChoice
        label={label}
        value={value.isNew ? 'new' : 'existing'}
        options={[
          { value: 'new', label: say('destNew') },
          { value: 'existing', label: say('destExisting') },
        ]}
        onChange={(choice) => onChange({ isNew: choice === 'new' })}
      />
      {!value.isNew && (
        <Field label={say('target')}>{(control) => <UnitSelect control={control} units={existing} value={value.unitId} onChange={(unitId) => onChange({ unitId })} />}</Field>
      )}
      {value.isNew && (
        <div className="tx-two">
          <Field label={say('newName')}>{(control) => <TextInput {...control} maxLength={60} value={value.name} onChange={(name) => onChange({ name })} />}</Field>
          <Field label={say('parent')}>
            {(control) => <UnitSelect control={control} units={parents} value={value.parentId || (usualParentId ?? '')} onChange={(parentId) => onChange({ parentId })} />}
          </Field>
          <Field label={say('campus')} optional>
            {(control) => (
              <Select
                {...control}
                className="fo-wide"
                allowClear
                placeholder={say('noCampus')}
                options={campuses}
                value={value.campusId || undefined}
                onChange={(campusId?: string) => onChange({ campusId: campusId ?? '' })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  )
}

export function UnitSelect({ control, units, value, onChange }: { control: object; units: readonly TreeNode[]; value: string; onChange: (id: string) => void }) {
  const say = useTexts(reorganiseTexts)
  return (
    <Select
      {...control}
      className="fo-wide"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say('choose')}
      options={units.map(({ id, name }) => ({ value: id, label: name }))}
      value={value || undefined}
      onChange={onChange}
    />
  )
}
