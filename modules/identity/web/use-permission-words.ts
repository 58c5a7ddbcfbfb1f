import { useQuery } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'

/** What a permission allows, in the words of its module; until they have come, its key. */
export function usePermissionWords(): (permission: string) => string {
  const { data } = useQuery(query.shell.permissions.queryOptions({ staleTime: Infinity }))
  return (permission) => data?.items.find((item) => item.permission === permission)?.label ?? permission
}
