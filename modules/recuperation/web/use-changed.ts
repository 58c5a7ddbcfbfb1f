import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { query } from '../../../web/api.ts'

/** After a change: programmes, sign-ups and every list of them are read anew. */
export function useChanged(): () => Promise<void> {
  return useOffersChanged(query.recuperation.key())
}

/** For a change that is made by one press: what goes wrong is said, and everything is read anew. */
export function usePress() {
  const changed = useChanged()
  return { onError: toastRefusal, onSettled: changed }
}
