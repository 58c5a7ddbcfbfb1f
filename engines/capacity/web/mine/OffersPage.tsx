import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { capacityTexts } from '../capacity.texts.ts'
import { OfferList } from './OfferList.tsx'

/** Everything that I may sign up for, over all services. */
export function OffersPage() {
  const say = useTexts(capacityTexts)
  return (
    <PageFrame title={say('allOffers')} back action={<ButtonLink to="/me/enrolments">{say('myEnrolments')}</ButtonLink>}>
      <OfferList />
    </PageFrame>
  )
}
