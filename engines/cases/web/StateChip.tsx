import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import type { IconName } from '../../../kernel/ui/base/Icon.tsx'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { CaseView } from './case.types.ts'

const looks: Record<CaseView['tone'], { tone: Tone; icon?: IconName }> = {
  calm: { tone: 'neutral' },
  active: { tone: 'neutral', icon: 'refresh' },
  good: { tone: 'ok', icon: 'ok' },
  bad: { tone: 'bad', icon: 'error' },
}

/** Where a case stands, in a word. */
export function StateChip({ stateTitle, tone }: Pick<CaseView, 'stateTitle' | 'tone'>) {
  const words = useBilingual()
  return <Chip {...looks[tone]}>{words(stateTitle)}</Chip>
}
