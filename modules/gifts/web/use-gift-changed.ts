import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toastRefusal } from '../../../kernel/ui/base/toast-refusal.ts'
import { useCheckinChanged } from '../../../engines/capacity/web/checkin/use-checkin-changed.ts'
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
  const changed = useGiftChanged()
  return useMutation({
    mutationFn: (paperId: string) => api.giftReceipts.removePaper({ id: giftId, paperId }),
    onSuccess: () => toast(say('paperRemoved')),
    onError: toastRefusal,
    onSettled: changed,
  })
}
