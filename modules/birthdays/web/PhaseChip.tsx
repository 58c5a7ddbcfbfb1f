import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { birthdaysTexts } from './birthdays.texts.ts'
import type { Phase } from './birthdays.types.ts'

const looks: Record<Phase, { tone: Tone; icon: IconName }> = {
  open: { tone: 'ok', icon: 'gift' },
  used: { tone: 'neutral', icon: 'check' },
  lapsed: { tone: 'warn', icon: 'clock' },
  revoked: { tone: 'bad', icon: 'undo' },
}

export function PhaseChip({ phase }: { phase: Phase }) {
  const say = useTexts(birthdaysTexts)
  return <Chip {...looks[phase]}>{say(`phase_${phase}`)}</Chip>
}
