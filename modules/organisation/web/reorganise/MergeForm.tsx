import { useState } from 'react'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { ManySelect } from '../../../../kernel/ui/desk/ManySelect.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { placesOfKind } from '../../organisation.shapes.ts'
import { organisationTexts } from '../organisation.texts.ts'
import type { Reorganisation, TreeNode } from '../organisation.types.ts'
import { DestinationFields } from './DestinationFields.tsx'
import { emptyDestination, mergeOf, type MergeDraft } from './drafts.ts'
import { PreviewBar } from './PreviewBar.tsx'
import { LabelledChoice } from './LabelledChoice.tsx'
import { reorganiseTexts } from './reorganise.texts.ts'

const kinds = ['branch', 'group', 'committee', 'club', 'department'] as const

export interface ReorganiseFormProps {
  nodes: readonly TreeNode[]
  /** Chosen already, where one came from its page. */
  startWith: TreeNode | undefined
  busy: boolean
  onPreview: (change: Reorganisation) => void
  /** What was previewed no longer matches what is filled in. */
  onEdit: () => void
}

/** Several units become one. */
export function MergeForm({ nodes, startWith, busy, onPreview, onEdit }: ReorganiseFormProps) {
  const say = useTexts(reorganiseTexts)
  const common = useTexts(organisationTexts)
  const [kind, setKind] = useState<(typeof kinds)[number]>(kinds.find((one) => one === startWith?.kind) ?? 'branch')
  const [draft, setDraft] = useState<MergeDraft>({ unitIds: startWith ? [startWith.id] : [], into: emptyDestination })
  const change = (part: Partial<MergeDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    onEdit()
  }
  const alike = nodes.filter((node) => node.kind === kind)
  const first = nodes.find(({ id }) => id === draft.unitIds[0])
  return (
    <div className="og-picks">
      <LabelledChoice
        label={say('unitKind')}
        value={kind}
        options={kinds.map((value) => ({ value, label: common(value) }))}
        onChange={(next) => {
          setKind(next)
          change({ unitIds: [], into: emptyDestination })
        }}
      />
      <Field label={say('mergeUnits')}>
        {(control) => (
          <ManySelect
            {...control}
            className="fo-wide"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={say('mergeUnitsHint')}
            options={alike.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.unitIds}
            onChange={(unitIds: string[]) => change({ unitIds })}
          />
        )}
      </Field>
      <DestinationFields
        label={say('destination')}
        value={draft.into}
        existing={alike}
        parents={nodes.filter((node) => placesOfKind[kind].includes(node.kind) && !draft.unitIds.includes(node.id))}
        usualParentId={first?.parentId ?? null}
        onChange={(into) => change({ into: { ...draft.into, ...into } })}
      />
      <PreviewBar busy={busy} missing={say('missingMerge')} onEdit={onEdit} changeOn={(effectiveOn) => mergeOf(draft, nodes, effectiveOn)} onPreview={onPreview} />
    </div>
  )
}
