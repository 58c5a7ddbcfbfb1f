import { useState } from 'react'
import { Button } from '../../../../kernel/ui/base/Button.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { TreeNode } from '../organisation.types.ts'
import { UnitSelect } from './DestinationFields.tsx'
import { emptyPart, splitOf, type PartDraft, type SplitDraft } from './drafts.ts'
import type { ReorganiseFormProps } from './MergeForm.tsx'
import { PartFields } from './PartFields.tsx'
import { PreviewBar } from './PreviewBar.tsx'
import { LabelledChoice } from './LabelledChoice.tsx'
import { reorganiseTexts } from './reorganise.texts.ts'

/** One unit becomes several, or gives parts of itself away. */
export function SplitForm({ nodes, startWith, busy, onPreview, onEdit }: ReorganiseFormProps) {
  const say = useTexts(reorganiseTexts)
  const [draft, setDraft] = useState<SplitDraft>({ unitId: startWith?.id ?? '', parts: [emptyPart(1)], goesOn: true, childTo: {}, restTo: 1 })
  const change = (part: Partial<SplitDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    onEdit()
  }
  const unit = nodes.find(({ id }) => id === draft.unitId)
  const changePart = (key: number, part: Partial<PartDraft>) => change({ parts: draft.parts.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  const removePart = (key: number) =>
    change({ parts: draft.parts.filter((one) => one.key !== key), childTo: Object.fromEntries(Object.entries(draft.childTo).filter(([, to]) => to !== key)) })
  const addPart = () => emptyPart(Math.max(...draft.parts.map(({ key }) => key)) + 1)
  const setGoesOn = (goesOn: boolean) => change({ goesOn, parts: goesOn || draft.parts.length > 1 ? draft.parts : [...draft.parts, addPart()] })
  return (
    <div className="og-picks">
      <Field label={say('splitUnit')}>
        {(control) => (
          <UnitSelect
            control={control}
            units={nodes.filter(({ kind }) => kind !== 'university')}
            value={draft.unitId}
            onChange={(unitId) => change({ unitId, childTo: {}, parts: draft.parts.map((part) => ({ ...part, people: [] })) })}
          />
        )}
      </Field>
      <LabelledChoice
        label={say('original')}
        value={draft.goesOn ? 'stays' : 'ends'}
        options={[
          { value: 'stays', label: say('originalStays') },
          { value: 'ends', label: say('originalEnds') },
        ]}
        onChange={(choice) => setGoesOn(choice === 'stays')}
      />
      {unit &&
        draft.parts.map((part, index) => (
          <PartFields
            key={part.key}
            number={index + 1}
            part={part}
            unit={unit}
            nodes={nodes}
            onChange={(change) => changePart(part.key, change)}
            onRemove={draft.parts.length > (draft.goesOn ? 1 : 2) ? () => removePart(part.key) : null}
          />
        ))}
      {unit && (
        <div>
          <Button icon="plus" onClick={() => change({ parts: [...draft.parts, addPart()] })}>
            {say('addPart')}
          </Button>
        </div>
      )}
      {unit && <ChildrenFields draft={draft} nodes={nodes} onChange={change} />}
      <PreviewBar busy={busy} missing={say('missingSplit')} onEdit={onEdit} changeOn={(effectiveOn) => splitOf(draft, nodes, effectiveOn)} onPreview={onPreview} />
    </div>
  )
}

/** Where each unit below goes, and where everybody else does. */
function ChildrenFields({ draft, nodes, onChange }: { draft: SplitDraft; nodes: readonly TreeNode[]; onChange: (change: Partial<SplitDraft>) => void }) {
  const say = useTexts(reorganiseTexts)
  const children = nodes.filter(({ parentId }) => parentId === draft.unitId)
  const parts = draft.parts.map((part, index) => ({ value: String(part.key), label: nameOfPart(part, nodes) || say('part', { number: index + 1 }) }))
  return (
    <>
      {children.length > 0 && (
        <fieldset className="fo-rows">
          <legend>{say('children')}</legend>
          <div className="tx-two">
            {children.map((child) => (
              <Field key={child.id} label={child.name} optional={draft.goesOn}>
                {(control) => (
                  <Select
                    {...control}
                    value={String(draft.childTo[child.id] ?? '')}
                    placeholder={draft.goesOn ? say('stays') : say('choose')}
                    options={parts}
                    onChange={(key) =>
                      onChange({
                        childTo: key === '' ? Object.fromEntries(Object.entries(draft.childTo).filter(([id]) => id !== child.id)) : { ...draft.childTo, [child.id]: Number(key) },
                      })
                    }
                  />
                )}
              </Field>
            ))}
          </div>
        </fieldset>
      )}
      {!draft.goesOn && (
        <Field label={say('restTo')}>
          {(control) => <Select {...control} value={String(draft.restTo)} options={parts} onChange={(key) => onChange({ restTo: Number(key) })} />}
        </Field>
      )}
    </>
  )
}

function nameOfPart(part: PartDraft, nodes: readonly TreeNode[]): string {
  return part.isNew ? part.name.trim() : (nodes.find(({ id }) => id === part.unitId)?.name ?? '')
}
