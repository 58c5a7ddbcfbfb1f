import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { Field } from '../../../../kernel/ui/base/Field.tsx'
import { Select } from '../../../../kernel/ui/base/Select.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { NumberField } from './ConditionFields.tsx'
import { editorTexts } from './editor.texts.ts'
import type { StepProps } from './step.types.ts'
import { useFrozen } from './use-frozen.ts'

const waitings = ['skip', 'hold', 'none'] as const

/** How many come with one sign-up, what happens when it is full, and what it costs to leave late or not to come. */
export function RulesStep({ offer, draft: { facts, changeRules } }: StepProps) {
  const say = useTexts(editorTexts)
  const frozen = useFrozen(offer)
  const { rules, mode } = facts
  const lock = (field: string, help?: string) => {
    const why = frozen(`rules.${field}`)
    return { disabled: why !== null, ...((why ?? help) ? { help: why ?? help ?? '' } : {}) }
  }
  return (
    <Card title={say('how')}>
      <div className="tx-two">
        <NumberField label={say('partyMost')} {...lock('partyMost')} value={rules.partyMost} onChange={(most) => changeRules({ partyMost: within(most, 1, 20) })} />
        {mode === 'lottery' && (
          <NumberField label={say('choicesMost')} {...lock('choicesMost')} value={rules.choicesMost} onChange={(most) => changeRules({ choicesMost: within(most, 1, 20) })} />
        )}
        <Field label={say('waiting')} help={frozen('rules.waiting') ?? say(`waitingHelp_${rules.waiting}`)}>
          {(control) => (
            <Select
              {...control}
              disabled={frozen('rules.waiting') !== null}
              value={rules.waiting}
              options={waitings.map((value) => ({ value, label: say(`waiting_${value}`) }))}
              onChange={(value) => changeRules({ waiting: waitings.find((one) => one === value) ?? rules.waiting })}
            />
          )}
        </Field>
        {rules.waiting !== 'none' && (
          <NumberField
            label={say('answerHours')}
            {...lock('answerHours', say('answerHoursHelp'))}
            value={rules.answerHours}
            onChange={(hours) => changeRules({ answerHours: hours === null ? null : within(hours, 1, 720) })}
          />
        )}
        {(['lateCancelDays', 'noShowDays'] as const).map((field) => (
          <NumberField
            key={field}
            label={say(field)}
            {...lock(field, say('noneHelp'))}
            value={rules[field]}
            onChange={(days) => changeRules({ [field]: days === null ? null : within(days, 1, 1_000) })}
          />
        ))}
      </div>
    </Card>
  )
}

function within(value: number | null, least: number, most: number): number {
  return Math.min(most, Math.max(least, value ?? least))
}
