import { useState } from 'react'
import { IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Condition } from '../offer.types.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { conditionKinds, isWhole, newCondition } from './conditions.ts'
import { editorTexts } from './editor.texts.ts'
import './editor.css'

interface ConditionListProps {
  conditions: readonly Condition[]
  /** They stand and are only shown. */
  locked?: boolean
  /** Hears of those that say something; what does not yet stays on the page. */
  onChange: (conditions: Condition[]) => void
}

/** Conditions one below the other, all of which must hold, and the choice of one more. */
export function ConditionList({ conditions, locked = false, onChange }: ConditionListProps) {
  const say = useTexts(editorTexts)
  const today = dayOf(useNow())
  const [rows, setRows] = useState(conditions)
  const change = (next: readonly Condition[]) => {
    setRows(next)
    const whole = next.filter(isWhole)
    if (JSON.stringify(whole) !== JSON.stringify(conditions)) onChange(whole)
  }
  return (
    <>
      {rows.map((condition, at) => (
        <fieldset key={at} className="tx-set ce-option" disabled={locked}>
          <legend>{say(`kind_${condition.kind}`)}</legend>
          <ConditionFields condition={condition} onChange={(next) => change(rows.toSpliced(at, 1, next))} />
          {!locked && (
            <span className="ce-tools">
              <IconButton icon="close" label={say('removeCondition', { what: say(`kind_${condition.kind}`) })} onClick={() => change(rows.toSpliced(at, 1))} />
            </span>
          )}
          {!isWhole(condition) && <p className="ce-wide tx-note">{say('pickSome')}</p>}
        </fieldset>
      ))}
      {!locked && (
        <div className="ce-add">
          <Select
            aria-label={say('addCondition')}
            value=""
            placeholder={say('addCondition')}
            options={conditionKinds.map((kind) => ({ value: kind, label: say(`kind_${kind}`) }))}
            onChange={(value) => {
              const kind = conditionKinds.find((one) => one === value)
              if (kind) change([...rows, newCondition(kind, today)])
            }}
          />
        </div>
      )}
    </>
  )
}
