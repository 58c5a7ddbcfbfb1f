import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { query } from '../../../web/api.ts'

/** A change of an item: afterwards every page that shows it is read anew; a refusal is said in words. */
export function useItemChange<Input>(change: (input: Input) => Promise<unknown>, done?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: query.plans.key() })
      done?.()
    },
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
  })
}
