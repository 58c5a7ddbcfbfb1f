import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { TextInput } from '../../../../kernel/ui/base/TextInput.tsx'
import { TickField } from '../../../../kernel/ui/base/TickField.tsx'
import { useState } from 'react'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { OfferRules } from '../offer.types.ts'
import { NumberField } from './ConditionFields.tsx'
import { editorTexts } from './editor.texts.ts'
import type { StepProps } from './step.types.ts'
import { useFrozen } from './use-frozen.ts'

type Programme = NonNullable<OfferRules['programme']>

const plain: Programme = { key: '', most: 1, years: 3, noShowUses: true }

/** "Once in three years": for everything, and for options of a label besides. */
export function ProgrammeStep({ offer, draft: { facts, rows, changeRules } }: StepProps) {
  const say = useTexts(editorTexts)
  const frozen = useFrozen(offer)
  const why = frozen('rules.programme') ?? frozen('rules.tagProgrammes')
  const { programme, tagProgrammes } = facts.rules
  // One that has no name yet stays on the page and is not saved.
  const [unnamed, setUnnamed] = useState<ReadonlyMap<string, Programme>>(new Map())
  const put = (tag: string, next: Programme | null) => {
    setUnnamed((before) => new Map([...before].filter(([at]) => at !== tag).concat(next?.key.trim() === '' ? [[tag, next]] : [])))
    const whole = next?.key.trim() ? next : null
    const others = Object.entries(tagProgrammes).filter(([at]) => at !== tag)
    changeRules(tag === '' ? { programme: whole } : { tagProgrammes: Object.fromEntries(whole ? [...others, [tag, whole]] : others) })
  }
  const shown = new Map([...(programme ? [['', programme] as const] : []), ...Object.entries(tagProgrammes), ...unnamed])
  const tags = [...new Set(rows.map(({ tag }) => tag.trim()).filter((tag) => tag !== ''))]
  const missing = ['', ...tags].filter((tag) => !shown.has(tag))
  return (
    <Card title={say('programmes')}>
      <div className="tx-stack">
        <p className="tx-note">{why ?? say(shown.size === 0 ? 'programmeNone' : 'programmesHelp')}</p>
        {[...shown].map(([tag, one]) => (
          <ProgrammeFields key={tag} tag={tag} programme={one} locked={why !== null} onChange={(next) => put(tag, next)} />
        ))}
        {why === null && missing.length > 0 && (
          <div className="cp-moves">
            {missing.map((tag) => (
              <Button key={tag} icon="plus" onClick={() => setUnnamed((before) => new Map(before).set(tag, plain))}>
                {tag === '' ? say('programmeAdd') : say('programmeAddTag', { tag })}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}

interface ProgrammeFieldsProps {
  tag: string
  programme: Programme
  locked: boolean
  onChange: (programme: Programme | null) => void
}

function ProgrammeFields({ tag, programme, locked, onChange }: ProgrammeFieldsProps) {
  const say = useTexts(editorTexts)
  const { key, years, most, noShowUses } = programme
  const what = tag === '' ? say('programmeAll') : say('programmeTag', { tag })
  return (
    <fieldset className="tx-set ce-option" disabled={locked}>
      <legend>{what}</legend>
      <Field label={say('programmeKey')} help={say('programmeKeyHelp')}>
        {(control) => <TextInput {...control} maxLength={60} value={key} onChange={(next) => onChange({ ...programme, key: next })} />}
      </Field>
      <NumberField label={say('programmeYears')} value={years} onChange={(next) => onChange({ ...programme, years: Math.max(1, next ?? 1) })} />
      <NumberField label={say('programmeMost')} value={most} onChange={(next) => onChange({ ...programme, most: Math.max(1, next ?? 1) })} />
      <TickField label={say('programmeNoShow')} checked={noShowUses} onChange={(next) => onChange({ ...programme, noShowUses: next })} />
      {key.trim() !== '' && <p className="ce-wide tx-note">{say('programmeSays', { key, years, most })}</p>}
      {!locked && (
        <span className="ce-tools">
          <IconButton icon="close" label={say('programmeRemove', { what })} onClick={() => onChange(null)} />
        </span>
      )}
    </fieldset>
  )
}
