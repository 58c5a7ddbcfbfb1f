import { Chip, type Tone } from '../../../kernel/ui/base/Chip.tsx'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import type { CaseView } from './case.types.ts'

const tones: Record<CaseView['tone'], Tone> = { calm: 'neutral', active: 'brand', good: 'ok', bad: 'bad' }

/** Where a case stands, in a word. */
export function StateChip({ stateTitle, tone }: Pick<CaseView, 'stateTitle' | 'tone'>) {
  const words = useBilingual()
  return <Chip tone={tones[tone]}>{words(stateTitle)}</Chip>
}
