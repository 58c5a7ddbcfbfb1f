import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useVolunteeringChanged } from './use-volunteering-changed.ts'

/** What every press shares: why not, and everything read anew. */
export function usePress() {
  const sayBase = useTexts(baseTexts)
  const changed = useVolunteeringChanged()
  return {
    onError: (error: Error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' as const }),
    onSettled: changed,
  }
}
