import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EnrolmentTable } from '../../../engines/capacity/web/desk/EnrolmentTable.tsx'
import { ConditionsStep } from '../../../engines/capacity/web/editor/ConditionsStep.tsx'
import { useOfferDraft } from '../../../engines/capacity/web/editor/use-offer-draft.ts'
import type { DeskOffer } from '../../../engines/capacity/web/offer.types.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { GiftTabs } from './GiftTabs.tsx'
import '../../../engines/capacity/web/capacity.css'
import '../../../engines/capacity/web/editor/editor.css'
import './gifts.css'

/** Who is entitled, while it is a draft; then who chose what. A branch officer sees the own branch of what is held above. */
export function GiftPeoplePage() {
  const { giftId = '' } = useParams({ strict: false })
  const read = useQuery(query.capacity.offers.show.queryOptions({ input: { offerId: giftId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const offer = read.data
  return (
    <PageFrame title={offer.title} lead={offer.unitName} back>
      <div className="tx-stack">
        <GiftTabs id={offer.id} mayManage={offer.mayManage} />
        {offer.state === 'draft' ? <WhoIsEntitled offer={offer} /> : <EnrolmentTable offerId={offer.id} />}
      </div>
    </PageFrame>
  )
}

/** A draft saves itself. */
function WhoIsEntitled({ offer }: { offer: DeskOffer }) {
  const say = useTexts(giftsDeskTexts)
  const draft = useOfferDraft(offer)
  return (
    <>
      <p className="tx-note">{say('whoHelp')}</p>
      <ConditionsStep offer={offer} draft={draft} />
    </>
  )
}
