import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import type { PartProps } from './ApplicationForm.tsx'
import { placementTexts } from './placement.texts.ts'

const sexes = ['1', '2'] as const
const idTypes = ['resident_id', 'passport', 'hk_mo_tw_permit', 'other'] as const

/** Who the child is. */
export function ChildFields({ typed, set, faultOf }: PartProps) {
  const say = useTexts(placementTexts)
  return (
    <Card title={say('child')}>
      <div className="tx-stack">
        <div className="tx-two">
          <Field label={say('childName')} error={faultOf('name')}>
            {(control) => <TextInput {...control} maxLength={40} autoComplete="off" value={typed.name} onChange={(name) => set({ name })} />}
          </Field>
          <Field label={say('sex')} error={faultOf('sex')}>
            {(control) => (
              <Select
                {...control}
                value={typed.sex}
                placeholder=""
                options={sexes.map((value) => ({ value, label: say(`sex_${value}`) }))}
                onChange={(value) => set({ sex: sexes.find((one) => one === value) ?? '' })}
              />
            )}
          </Field>
          <Field label={say('birthDate')} error={faultOf('birthDate')}>
            {(control) => <TextInput {...control} type="date" value={typed.birthDate} onChange={(birthDate) => set({ birthDate })} />}
          </Field>
          <Field label={say('idType')}>
            {(control) => (
              <Select
                {...control}
                value={typed.idType}
                options={idTypes.map((value) => ({ value, label: say(`idType_${value}`) }))}
                onChange={(value) => set({ idType: idTypes.find((one) => one === value) ?? 'other' })}
              />
            )}
          </Field>
        </div>
        <Field label={say('idNo')} help={say('idNoHelp')} error={faultOf('idNo')}>
          {(control) => <TextInput {...control} maxLength={40} autoComplete="off" value={typed.idNo} onChange={(idNo) => set({ idNo })} />}
        </Field>
      </div>
    </Card>
  )
}
