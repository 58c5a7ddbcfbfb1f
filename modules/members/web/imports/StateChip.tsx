import { Chip, type Tone } from '../../../../kernel/ui/base/Chip.tsx'
import type { IconName } from '../../../../kernel/ui/base/Icon.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { ImportState } from '../members.types.ts'
import { importsTexts } from './imports.texts.ts'

const looks: Record<ImportState, { tone: Tone; icon: IconName }> = {
  uploaded: { tone: 'warn', icon: 'columns' },
  checking: { tone: 'neutral', icon: 'clock' },
  checked: { tone: 'warn', icon: 'todo' },
  applying: { tone: 'neutral', icon: 'clock' },
  applied: { tone: 'ok', icon: 'ok' },
  undone: { tone: 'neutral', icon: 'undo' },
  failed: { tone: 'bad', icon: 'error' },
  cancelled: { tone: 'neutral', icon: 'close' },
}

export function StateChip({ state }: { state: ImportState }) {
  const say = useTexts(importsTexts)
  return (
    <Chip tone={looks[state].tone} icon={looks[state].icon}>
      {say(state)}
    </Chip>
  )
}
