import { ConditionList } from '../../../../engines/capacity/web/editor/ConditionList.tsx'
import { EligibilityPreview } from '../../../../engines/capacity/web/editor/EligibilityPreview.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { healthDeskTexts } from './desk.texts.ts'
import type { PartProps } from './part.types.ts'
import '../../../../engines/capacity/web/capacity.css'

/** Who may come, in words, with how many that are once there is something to ask about. */
export function WhoFields({ draft, set, stored, frozen }: PartProps) {
  const say = useTexts(healthDeskTexts)
  const locked = frozen.has('rules.eligibility')
  return (
    <Card title={say('part_who')}>
      <div className="tx-stack">
        {locked && <p className="tx-note">{say('whoFrozen')}</p>}
        {/* Another kind is usually for others: what it is for is then written anew. */}
        <ConditionList key={`${draft.kind} ${locked}`} conditions={draft.conditions} locked={locked} onChange={(conditions) => set({ conditions })} />
        {stored ? <EligibilityPreview offerId={stored.id} conditions={draft.conditions} /> : <p className="tx-note">{say('whoDraft')}</p>}
      </div>
    </Card>
  )
}
