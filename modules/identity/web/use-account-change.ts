import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { query } from '../../../web/api.ts'

/** Reads accounts, grants and the list anew after a change. */
export function useRefreshAccounts(): () => Promise<unknown> {
  const client = useQueryClient()
  return () => Promise.all([client.invalidateQueries({ queryKey: query.identity.key() }), client.invalidateQueries({ queryKey: ['table', 'accounts'] })])
}

/** A change by one press; a refusal is said in the server's words. */
export function useAccountChange<Answer>(change: () => Promise<Answer>, done: (answer: Answer) => void) {
  const refresh = useRefreshAccounts()
  return useMutation({
    mutationFn: change,
    onSuccess: done,
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
    // Also after a refusal: it may say that somebody else changed it meanwhile.
    onSettled: refresh,
  })
}
