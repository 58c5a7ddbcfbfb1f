import { ManyUnits } from '../../../../engines/cases/web/form/pickers.tsx'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { healthDeskTexts } from './desk.texts.ts'
import type { PartProps } from './part.types.ts'
import { layoutDays, layoutsIn, withOneMore, type LayoutDraft } from './round-draft.ts'
import { SlotPreview } from './SlotPreview.tsx'
import '../../../../engines/capacity/web/editor/editor.css'

/** Days, hours and places by rule: as many groups as there are hospitals or days of certain branches. */
export function SlotFields({ draft, set, stored, over }: PartProps) {
  const say = useTexts(healthDeskTexts)
  const { layouts } = draft
  const announced = stored !== null && stored.phase !== 'draft'
  const change = (at: number, to: Partial<LayoutDraft>) => set({ layouts: layouts.map((layout, index) => (index === at ? { ...layout, ...to } : layout)) })
  return (
    <Card title={say('part_slots')}>
      <div className="tx-stack">
        <p className="tx-note">{say(announced ? 'slotsFrozen' : 'slotsHelp')}</p>
        {layouts.map((layout, at) => (
          <fieldset key={at} className="tx-set he-layout" disabled={over}>
            <legend>{say('layoutNo', { no: at + 1 })}</legend>
            <LayoutFields layout={layout} onChange={(to) => change(at, to)} />
            {layouts.length > 1 && !over && (
              <span className="ce-tools">
                <IconButton icon="close" label={say('removeLayout', { no: at + 1 })} onClick={() => set({ layouts: layouts.toSpliced(at, 1) })} />
              </span>
            )}
          </fieldset>
        ))}
        {!over && (
          <div>
            <Button icon="plus" onClick={() => set({ layouts: withOneMore(layouts) })}>
              {say('addLayout')}
            </Button>
          </div>
        )}
        <SlotPreview layouts={layoutsIn(layouts)} people={stored?.rosterSize ?? null} />
      </div>
    </Card>
  )
}

interface LayoutFieldsProps {
  layout: LayoutDraft
  onChange: (change: Partial<LayoutDraft>) => void
}

function LayoutFields({ layout, onChange }: LayoutFieldsProps) {
  const say = useTexts(healthDeskTexts)
  const input = (name: 'firstDay' | 'lastDay' | 'from' | 'to' | 'minutes' | 'places', type: 'date' | 'time' | 'number') => (
    <Field label={say(name)}>
      {(control) => (
        <TextInput
          {...control}
          {...(type === 'number' ? { inputMode: 'numeric', maxLength: 4 } : { type })}
          value={layout[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {input('firstDay', 'date')}
      {input('lastDay', 'date')}
      <Field label={say('layoutDays')}>
        {(control) => (
          <Select
            {...control}
            value={layout.days}
            options={layoutDays.map((value) => ({ value, label: say(`days_${value}`) }))}
            onChange={(value) => onChange({ days: layoutDays.find((one) => one === value) ?? 'working' })}
          />
        )}
      </Field>
      {input('from', 'time')}
      {input('to', 'time')}
      {input('minutes', 'number')}
      {input('places', 'number')}
      <div className="he-wide">
        <Field label={say('place')}>{(control) => <TextInput {...control} maxLength={60} value={layout.place} onChange={(place) => onChange({ place })} />}</Field>
      </div>
      <div className="he-wide">
        <Field label={say('branches')} help={say('help_branches')} optional>
          {(control) => <ManyUnits kind="branch" control={control} label={say('branches')} value={layout.branches} onChange={(branches) => onChange({ branches })} />}
        </Field>
      </div>
    </>
  )
}
