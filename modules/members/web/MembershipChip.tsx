import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useCodeWords } from './code-sets.ts'
import { commonTexts } from './common.texts.ts'
import type { Membership } from './members.types.ts'

const looks: Record<Membership, { tone: Tone; icon: IconName }> = {
  none: { tone: 'warn', icon: 'info' },
  applied: { tone: 'warn', icon: 'clock' },
  active: { tone: 'ok', icon: 'ok' },
  retained: { tone: 'ok', icon: 'bookmark' },
  transferred_out: { tone: 'neutral', icon: 'leave' },
  withdrawn: { tone: 'neutral', icon: 'leave' },
  deemed_withdrawn: { tone: 'neutral', icon: 'leave' },
  expelled: { tone: 'bad', icon: 'error' },
  deceased: { tone: 'neutral', icon: 'clock' },
}

/** Where a person stands with the union. */
export function MembershipChip({ membership }: { membership: Membership }) {
  const say = useTexts(commonTexts)
  const { label } = useCodeWords()
  return (
    <Chip tone={looks[membership].tone} icon={looks[membership].icon}>
      {membership === 'none' ? say('notMember') : label('membership_status', membership)}
    </Chip>
  )
}
