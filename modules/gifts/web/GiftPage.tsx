import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { OfferPanel } from '../../../engines/capacity/web/panel/OfferPanel.tsx'
import { useTimes } from '../../../engines/capacity/web/use-times.ts'
import { RateButton, RatingLine } from '../../../engines/surveys/web/RatingLine.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { FactLines } from '../../../kernel/ui/base/FactLines.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { Gift, GiftPackage } from './gifts.types.ts'
import { GiftTabs } from './GiftTabs.tsx'
import './gifts.css'

/** One round: what there is, what I chose, when I collect it, and what others thought. */
export function GiftPage() {
  const say = useTexts(giftsTexts)
  const { giftId = '' } = useParams({ strict: false })
  const read = useQuery(query.gifts.show.queryOptions({ input: { id: giftId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const gift = read.data
  return (
    <PageFrame title={gift.title} lead={gift.unitName} back>
      <div className="tx-stack">
        {gift.mayManage && <GiftTabs id={gift.id} />}
        {gift.phase === 'draft' ? (
          <>
            <Banner tone="neutral" title={say('draftTitle')}>
              {say('draftBody')}
            </Banner>
            <About gift={gift} />
            <Packages gift={gift} />
          </>
        ) : (
          <OfferPanel offerId={gift.id} after={<Packages gift={gift} />}>
            <About gift={gift} />
          </OfferPanel>
        )}
      </div>
    </PageFrame>
  )
}

function About({ gift }: { gift: Gift }) {
  const say = useTexts(giftsTexts)
  const times = useTimes()
  const standing = gift.packages.find(({ isDefault }) => isDefault)
  const facts = [
    { label: say('handOutLabel'), value: gift.handOutFrom && times.span(gift.handOutFrom, gift.handOutUntil) },
    { label: say('byLabel'), value: gift.unitName },
    { label: say('contactLabel'), value: gift.contact },
  ]
  const undecided = gift.phase === 'draft' || gift.phase === 'soon' || gift.phase === 'open'
  return (
    <>
      {gift.receivedAt && <Banner tone="ok">{say('receivedAt', { at: times.at(gift.receivedAt) })}</Banner>}
      <Card title={say('about')}>
        <div className="tx-stack">
          <FactLines facts={facts} />
          <p className={gift.body ? 'tx-prose' : 'tx-note'}>{gift.body || say('noBody')}</p>
          {standing && undecided && gift.packages.length > 1 && <p>{say('defaultSays', { what: standing.title })}</p>}
        </div>
      </Card>
    </>
  )
}

function Packages({ gift }: { gift: Gift }) {
  const say = useTexts(giftsTexts)
  return (
    <Card title={say('packages')}>
      <ul className="gf-lines">
        {gift.packages.map((entry) => (
          <li key={entry.id}>
            <PackageWords entry={entry} />
            <span className="gf-number">{say('yuan', { amount: entry.price })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function PackageWords({ entry: { title, contents, supplier, isDefault, rating } }: { entry: GiftPackage }) {
  const say = useTexts(giftsTexts)
  return (
    <div className="gf-words">
      <span className="tx-actions">
        <span className="gf-title">{title}</span>
        {isDefault && <Chip>{say('isDefault')}</Chip>}
      </span>
      {contents && <span>{contents}</span>}
      {supplier && <span className="tx-note">{say('supplier', { name: supplier })}</span>}
      {rating && <RatingLine rating={rating} quiet />}
      {rating?.lines.slice(0, 3).map((line, index) => (
        // Lines carry nothing to be known by: they are anonymous.
        <span key={index} className="tx-note">
          “{line}”
        </span>
      ))}
      {rating && <RateButton rating={rating} />}
    </div>
  )
}
