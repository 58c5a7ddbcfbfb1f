import { Chip } from '../../../kernel/ui/base/Chip.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { clubsTexts } from './clubs.texts.ts'
import type { PlanLine } from './clubs.types.ts'

export function PlanChip({ state }: Pick<PlanLine, 'state'>) {
  const say = useTexts(clubsTexts)
  if (state === 'done')
    return (
      <Chip tone="ok" icon="ok">
        {say('plan_done')}
      </Chip>
    )
  return <Chip>{say(`plan_${state}`)}</Chip>
}
