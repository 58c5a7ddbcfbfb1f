import { ConditionFields } from '../../../../engines/capacity/web/editor/ConditionFields.tsx'
import { conditionKinds, newCondition } from '../../../../engines/capacity/web/editor/conditions.ts'
import { editorTexts } from '../../../../engines/capacity/web/editor/editor.texts.ts'
import type { Condition } from '../../../../engines/capacity/web/offer.types.ts'
import { IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import '../../../../engines/capacity/web/editor/editor.css'

/** The conditions of one group, as those of an offer are written. */
export function ConditionList({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const say = useTexts(editorTexts)
  const today = dayOf(useNow())
  // While one is being written it may say nothing yet: what stands in the form is this component's own.
  const rows: readonly Condition[] = Array.isArray(value) ? (value as Condition[]) : []
  return (
    <div className="tx-stack">
      {rows.map((condition, at) => (
        <fieldset key={at} className="tx-set ce-option">
          <legend>{say(`kind_${condition.kind}`)}</legend>
          <ConditionFields condition={condition} onChange={(next) => onChange(rows.toSpliced(at, 1, next))} />
          <span className="ce-tools">
            <IconButton icon="close" label={say('removeCondition', { what: say(`kind_${condition.kind}`) })} onClick={() => onChange(rows.toSpliced(at, 1))} />
          </span>
        </fieldset>
      ))}
      <Select
        aria-label={say('addCondition')}
        value=""
        placeholder={say('addCondition')}
        options={conditionKinds.map((kind) => ({ value: kind, label: say(`kind_${kind}`) }))}
        onChange={(chosen) => {
          const kind = conditionKinds.find((one) => one === chosen)
          if (kind) onChange([...rows, newCondition(kind, today)])
        }}
      />
    </div>
  )
}
