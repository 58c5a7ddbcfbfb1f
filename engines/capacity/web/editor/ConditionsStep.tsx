import { useState } from 'react'
import { IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { dayOf } from '../../../../kernel/ui/base/days.ts'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useNow } from '../../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Condition } from '../offer.types.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { conditionKinds, isWhole, newCondition } from './conditions.ts'
import { editorTexts } from './editor.texts.ts'
import { EligibilityPreview } from './EligibilityPreview.tsx'
import type { StepProps } from './step.types.ts'
import { useFrozen } from './use-frozen.ts'

/** Who may sign up, in words, with how many that are while it is being written. */
export function ConditionsStep({ offer, draft: { facts, changeRules } }: StepProps) {
  const say = useTexts(editorTexts)
  const why = useFrozen(offer)('rules.eligibility')
  const today = dayOf(useNow())
  // What does not say anything yet stays on the page and is not saved.
  const [rows, setRows] = useState<readonly Condition[]>(facts.rules.eligibility)
  const change = (next: readonly Condition[]) => {
    setRows(next)
    const whole = next.filter(isWhole)
    if (JSON.stringify(whole) !== JSON.stringify(facts.rules.eligibility)) changeRules({ eligibility: whole })
  }
  return (
    <Card title={say('who')}>
      <div className="cp-form">
        <p className="cp-quiet">{why ?? say('whoHelp')}</p>
        {rows.map((condition, at) => (
          <fieldset key={at} className="ce-option" disabled={why !== null}>
            <legend>{say(`kind_${condition.kind}`)}</legend>
            <ConditionFields condition={condition} onChange={(next) => change(rows.toSpliced(at, 1, next))} />
            {why === null && (
              <span className="ce-tools">
                <IconButton icon="close" label={say('removeCondition', { what: say(`kind_${condition.kind}`) })} onClick={() => change(rows.toSpliced(at, 1))} />
              </span>
            )}
            {!isWhole(condition) && <p className="ce-wide cp-quiet">{say('pickSome')}</p>}
          </fieldset>
        ))}
        {why === null && (
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
        <EligibilityPreview offerId={offer.id} conditions={facts.rules.eligibility} />
      </div>
    </Card>
  )
}
