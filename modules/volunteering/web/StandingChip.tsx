import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { volunteeringTexts } from './volunteering.texts.ts'
import type { TeamItem } from './volunteering.types.ts'

/** Where I stand with a team; nothing where I am not in it. */
export function StandingChip({ team: { mine, state } }: { team: Pick<TeamItem, 'mine' | 'state'> }) {
  const say = useTexts(volunteeringTexts)
  if (state === 'disbanded') return <Chip>{say('disbanded')}</Chip>
  if (mine === null) return null
  return (
    <Chip tone={mine === 'asked' ? 'warn' : 'ok'} icon={mine === 'asked' ? 'clock' : 'ok'}>
      {say(`standing_${mine}`)}
    </Chip>
  )
}
