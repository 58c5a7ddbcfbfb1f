import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { ConditionList } from './ConditionList.tsx'
import { editorTexts } from './editor.texts.ts'
import { EligibilityPreview } from './EligibilityPreview.tsx'
import type { StepProps } from './step.types.ts'
import { useFrozen } from './use-frozen.ts'

/** Who may sign up, in words, with how many that are while it is being written. */
export function ConditionsStep({ offer, draft: { facts, changeRules } }: StepProps) {
  const say = useTexts(editorTexts)
  const why = useFrozen(offer)('rules.eligibility')
  const { eligibility } = facts.rules
  return (
    <Card title={say('who')}>
      <div className="tx-stack">
        <p className="tx-note">{why ?? say('whoHelp')}</p>
        <ConditionList conditions={eligibility} locked={why !== null} onChange={(next) => changeRules({ eligibility: next })} />
        <EligibilityPreview offerId={offer.id} conditions={eligibility} />
      </div>
    </Card>
  )
}
