import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field, type ControlProps } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { instantOf, localOf } from '../../../../kernel/ui/local-time.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { OfferMode } from '../offer.types.ts'
import { editorTexts } from './editor.texts.ts'
import type { StepProps } from './step.types.ts'
import { useFrozen } from './use-frozen.ts'

const modes: readonly OfferMode[] = ['first_come', 'lottery', 'choice', 'approval']
const times = [
  { field: 'opensAt', required: true },
  { field: 'closesAt', required: true },
  { field: 'finalAt', required: true },
  { field: 'cancelUntil', required: false },
] as const

/** What it is called, how places are given, and when. */
export function WhatStep({ offer, draft: { facts, change } }: StepProps) {
  const say = useTexts(editorTexts)
  const frozen = useFrozen(offer)
  return (
    <Card title={say('what')}>
      <div className="tx-two">
        <Field label={say('title')} help={frozen('title')}>
          {(control) => <TextInput {...control} maxLength={80} disabled={frozen('title') !== null} value={facts.title} onChange={(title) => change({ title })} />}
        </Field>
        <Field label={say('mode')} help={frozen('mode') ?? say(`modeHelp_${facts.mode}`)}>
          {(control) => (
            <Select
              {...control}
              disabled={frozen('mode') !== null}
              value={facts.mode}
              options={modes.map((mode) => ({ value: mode, label: say(mode) }))}
              onChange={(value) => change({ mode: modes.find((mode) => mode === value) ?? facts.mode })}
            />
          )}
        </Field>
        {times.map(({ field, required }) => (
          <Field
            key={field}
            label={say(field)}
            optional={!required}
            help={frozen(field) ?? (field === 'finalAt' ? say('finalAtHelp') : field === 'cancelUntil' ? say('cancelUntilHelp') : undefined)}
          >
            {(control) => <TimeInput control={control} disabled={frozen(field) !== null} value={facts[field]} onChange={(at) => change({ [field]: at })} />}
          </Field>
        ))}
      </div>
    </Card>
  )
}

interface TimeInputProps {
  control: ControlProps
  value: string | null
  disabled?: boolean
  onChange: (instant: string | null) => void
}

/** A time as China's clocks show it. */
export function TimeInput({ control, value, disabled = false, onChange }: TimeInputProps) {
  return <TextInput {...control} type="datetime-local" disabled={disabled} value={value === null ? '' : localOf(value)} onChange={(local) => onChange(instantOf(local))} />
}
