import { useQuery } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import { currentLanguage } from '../../../web/i18n.ts'

/** Every role, and how each is called in the language in use. */
export function useRoles() {
  const { data } = useQuery(query.identity.grants.roles.queryOptions({ staleTime: Infinity }))
  const roles = (data?.items ?? []).map((item) => ({ ...item, label: item.name[currentLanguage()] }))
  return { roles, roleName: (key: string) => roles.find((role) => role.role === key)?.label ?? key }
}
