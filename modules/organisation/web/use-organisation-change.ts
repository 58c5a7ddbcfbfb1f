import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { query } from '../../../web/api.ts'

/** Has every page of the organisation read anew. */
export function useOrganisationDone(): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: query.organisation.key() })
    void client.invalidateQueries({ queryKey: ['table', 'cadres'] })
  }
}

/** A change without a form, such as an undo: a refusal is said in words. */
export function useOrganisationChange<Input>(change: (input: Input) => Promise<string>) {
  const done = useOrganisationDone()
  return useMutation({
    mutationFn: change,
    onSuccess: (message) => {
      done()
      toast(message)
    },
    onError: (error) => toast({ message: error.message, tone: 'bad' }),
  })
}
