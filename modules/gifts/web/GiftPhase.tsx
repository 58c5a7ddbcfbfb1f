import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { giftsTexts } from './gifts.texts.ts'
import type { Gift } from './gifts.types.ts'

const tones: Record<Gift['phase'], Tone> = { draft: 'neutral', soon: 'neutral', open: 'ok', closed: 'neutral', settled: 'brand', cancelled: 'bad' }

/** Where a round stands, in the words of gifts: chosen from, then handed out. */
export function GiftPhase({ phase }: Pick<Gift, 'phase'>) {
  const say = useTexts(giftsTexts)
  return <Chip tone={tones[phase]}>{say(`phase_${phase}`)}</Chip>
}
