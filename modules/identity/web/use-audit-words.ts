import { useQuery } from '@tanstack/react-query'
import { query } from '../../../web/api.ts'
import type { AuditWords } from './audit-words.ts'

const none: AuditWords = { areas: [], actions: [], entities: [] }

/** The modules' words for what the log records; before they are there, codes stand in their place. */
export function useAuditWords(): AuditWords {
  return useQuery(query.shell.auditWords.queryOptions({ staleTime: Infinity })).data ?? none
}
