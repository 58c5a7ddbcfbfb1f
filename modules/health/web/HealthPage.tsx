import { OfferList } from '../../../engines/capacity/web/mine/OfferList.tsx'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { healthTexts } from './health.texts.ts'

/** Checks that are or were for me, with my slot. */
export function HealthPage() {
  const say = useTexts(healthTexts)
  const mine = (
    <ButtonLink icon="list" to="/me/enrolments">
      {say('mine')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('title')} lead={say('lead')} action={mine}>
      <OfferList service="health" />
    </PageFrame>
  )
}
