import type { TableQuery } from '../../../kernel/ui/desk/table/table.types.ts'
import { topic } from '../../proposals/proposals.contract.ts'
import { suggestionState } from '../suggestions.contract.ts'

/** What the desk's list asks for. From the address alone: whatever else loads on the page may come later than the rows. */
export function deskQuery({ q, filters, cursor, limit }: TableQuery) {
  const state = suggestionState.safeParse(filters['state']?.[0]).data
  const about = topic.safeParse(filters['topic']?.[0]).data
  return {
    limit,
    ...(q ? { q } : {}),
    ...(cursor ? { cursor } : {}),
    ...(state ? { state } : {}),
    ...(about ? { topic: about } : {}),
    ...(filters['overdue']?.[0] === 'true' ? { overdue: 'true' as const } : {}),
  }
}
