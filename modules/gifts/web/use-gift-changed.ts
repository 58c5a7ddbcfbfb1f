import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCheckinChanged } from '../../../engines/capacity/web/checkin/use-checkin-changed.ts'
import { baseTexts } from '../../../kernel/ui/base/base.texts.ts'
import { describeError } from '../../../kernel/ui/base/ErrorState.tsx'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { api, query } from '../../../web/api.ts'
import { giftsDeskTexts } from './gifts-desk.texts.ts'

/** After receipts, papers or steps changed: every page that counts them reads anew. */
export function useGiftChanged(): () => Promise<unknown> {
  const client = useQueryClient()
  const checkinChanged = useCheckinChanged()
  return () =>
    Promise.all([
      checkinChanged(),
      ...[query.gifts.key(), query.giftReceipts.key(), query.giftChain.key(), query.giftYear.key()].map((queryKey) => client.invalidateQueries({ queryKey })),
    ])
}

export function useRemovePaper(giftId: string) {
  const say = useTexts(giftsDeskTexts)
  const sayBase = useTexts(baseTexts)
  const changed = useGiftChanged()
  return useMutation({
    mutationFn: (paperId: string) => api.giftReceipts.removePaper({ id: giftId, paperId }),
    onSuccess: () => toast(say('paperRemoved')),
    onError: (error) => toast({ message: describeError(error, sayBase).message, tone: 'bad' }),
    onSettled: changed,
  })
}
