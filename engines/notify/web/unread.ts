import { query } from '../../../web/api.ts'

/** Asked again each minute while somebody looks, and whenever they come back to the page. */
export const unreadQuery = query.notify.my.unread.queryOptions({ refetchInterval: 60_000, refetchOnWindowFocus: 'always', staleTime: 30_000 })
