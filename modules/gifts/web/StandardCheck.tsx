import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { dearestFen, fenOf, yuanOf, type GiftDraft } from './gift-draft.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { EditedGift } from './gifts.types.ts'

/** What this round comes to on top of the year's others, beside the standard, before anybody is promised anything. */
export function StandardCheck({ gift: { standard, othersMost }, draft }: { gift: EditedGift; draft: GiftDraft }) {
  const say = useTexts(giftsDeskTexts)
  const sayGift = useTexts(giftsTexts)
  const dearest = dearestFen(draft)
  if (standard === null) return <Banner tone="warn">{say('standardNone')}</Banner>
  if (dearest === null) return null
  const total = fenOf(othersMost) + dearest
  const over = total > fenOf(standard.yuan)
  const source = [standard.documentNo ?? sayGift('noDocument'), sayGift(standard.verified ? 'verified' : 'unverified')].join(' · ')
  return (
    <Banner tone={over ? 'warn' : 'ok'} title={say(over ? 'standardOver' : 'standardFine')}>
      {say('standardCheck', { total: yuanOf(total), yuan: standard.yuan, source })}
    </Banner>
  )
}
