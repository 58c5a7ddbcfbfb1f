import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { toast } from '../../../kernel/ui/base/toasts.ts'
import { api, query } from '../../../web/api.ts'
import type { notifyContract } from '../notify.contract.ts'

export type Wishes = InferContractRouterOutputs<typeof notifyContract>['my']['readPreferences']
export type Preferences = Wishes['preferences']
export type Reach = Wishes['reach'][number]

const options = query.notify.my.readPreferences.queryOptions()

/** My preferences, and the way to change one of them: shown at once, saved one after the other, each on the version before. */
export function useWishes() {
  const client = useQueryClient()
  const wishes = useQuery(options)
  const put = (preferences: Preferences) => client.setQueryData(options.queryKey, (before) => before && { ...before, preferences })
  const save = useMutation({
    scope: { id: 'notify.preferences' },
    onMutate: (change: Partial<Preferences>) => {
      const known = client.getQueryData(options.queryKey)
      if (known) put({ ...known.preferences, ...change })
    },
    mutationFn: async () => {
      const known = client.getQueryData(options.queryKey)
      if (!known) return
      const { version } = await api.notify.my.savePreferences(known.preferences)
      const now = client.getQueryData(options.queryKey)
      if (now) put({ ...now.preferences, version })
    },
    onError: (error) => {
      toast({ message: error.message, tone: 'bad' })
      void client.invalidateQueries({ queryKey: options.queryKey })
    },
  })
  return { wishes, change: save.mutate, refresh: () => client.invalidateQueries({ queryKey: options.queryKey }) }
}
