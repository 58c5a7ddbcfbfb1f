import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { venuesTexts } from './venues.texts.ts'
import type { BookingState } from './venues.types.ts'

const looks: Record<BookingState, { tone: Tone; icon?: IconName }> = {
  asked: { tone: 'warn', icon: 'clock' },
  booked: { tone: 'ok', icon: 'ok' },
  declined: { tone: 'bad', icon: 'error' },
  given_back: { tone: 'neutral' },
  called_off: { tone: 'bad', icon: 'error' },
  lapsed: { tone: 'neutral' },
}

export function BookingChip({ state, noShow }: { state: BookingState; noShow: boolean }) {
  const say = useTexts(venuesTexts)
  if (noShow)
    return (
      <Chip tone="bad" icon="warning">
        {say('noShow')}
      </Chip>
    )
  return <Chip {...looks[state]}>{say(`state_${state}`)}</Chip>
}
