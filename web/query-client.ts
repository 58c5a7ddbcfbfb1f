import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { isApiError } from '../kernel/ui/api-error.ts'

/** One cache for the whole application; whoever finds the session ended tells `onSignedOut`. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const notice = (error: unknown) => {
    if (isApiError(error, 'unauthenticated')) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, { meta }) => (meta?.['asksWhoIAm'] ? undefined : notice(error)) }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal stays a refusal; only a server that stumbles is asked again.
        retry: (count, error) => count < 2 && (!isApiError(error) || error.status >= 500),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  })
}
