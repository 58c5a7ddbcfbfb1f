import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EndOffer } from '../../../engines/capacity/web/editor/EndOffer.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { randomKey } from '../../../kernel/ui/random-key.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { blankDraft, draftOf } from './gift-draft.ts'
import { GiftEditor } from './GiftEditor.tsx'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { GiftTabs } from './GiftTabs.tsx'
import './gifts.css'

export function NewGiftPage() {
  const say = useTexts(giftsDeskTexts)
  const [key] = useState(randomKey)
  const organisers = useQuery(query.gifts.organisers.queryOptions({ input: {} }))
  const festivals = useQuery(query.gifts.festivals.queryOptions({ input: {} }))
  if (organisers.isLoadingError) return <ErrorState error={organisers.error} onRetry={() => void organisers.refetch()} />
  if (festivals.isLoadingError) return <ErrorState error={festivals.error} onRetry={() => void festivals.refetch()} />
  if (!organisers.data || !festivals.data) return <SkeletonPage />
  const { items } = organisers.data
  const draft = blankDraft({ year: Number(festivals.data.today.slice(0, 4)), unitId: items[0]?.id ?? '', key })
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <GiftEditor stored={null} initial={draft} festivals={festivals.data} organisers={items} />
    </PageFrame>
  )
}

export function EditGiftPage() {
  const say = useTexts(giftsDeskTexts)
  const { giftId = '' } = useParams({ strict: false })
  const read = useQuery(query.gifts.edited.queryOptions({ input: { id: giftId }, staleTime: 0 }))
  const festivals = useQuery(query.gifts.festivals.queryOptions({ input: {} }))
  if (read.isLoadingError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  if (festivals.isLoadingError) return <ErrorState error={festivals.error} onRetry={() => void festivals.refetch()} />
  if (!read.data || !festivals.data) return <SkeletonPage />
  const gift = read.data
  return (
    <PageFrame
      title={gift.title}
      lead={gift.unitName}
      width="read"
      back
      action={<EndOffer offerId={gift.id} phase={gift.phase} what={say('thisRound')} desk="/gifts/desk" queryKeys={[query.gifts.key()]} />}
    >
      <div className="tx-stack">
        <GiftTabs id={gift.id} />
        <GiftEditor key={gift.id} stored={gift} initial={draftOf(gift)} festivals={festivals.data} />
      </div>
    </PageFrame>
  )
}
