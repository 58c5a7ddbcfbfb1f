import { useQueryClient } from '@tanstack/react-query'
import { useOffersChanged } from '../../../engines/capacity/web/use-offers-changed.ts'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'

/** After a change: programmes, sign-ups and every list of them are read anew. */
export function useChanged(): () => Promise<void> {
  const client = useQueryClient()
  const offersChanged = useOffersChanged()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: query.recuperation.key() }), offersChanged()])
  }
}

/** For a change that is made by one press: what goes wrong is said, and everything is read anew. */
export function usePress() {
  const changed = useChanged()
  const sayBase = useTexts(baseTexts)
  return { onError: (error: Error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' }), onSettled: changed }
}
