import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { useVolunteeringChanged } from './use-volunteering-changed.ts'

/** What every press shares: why not, and everything read anew. */
export function usePress() {
  const changed = useVolunteeringChanged()
  return {
    onError: toastRefusal,
    onSettled: changed,
  }
}
