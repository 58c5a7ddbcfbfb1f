import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCaseChanged } from '../../../engines/cases/web/use-case.ts'
import { query } from '../../../web/api.ts'

export function useProposal(id: string) {
  return useQuery(query.proposals.read.queryOptions({ input: { id } }))
}

/** What I may do now: asked by most pages of proposals. */
export function useStanding() {
  return useQuery(query.proposals.standing.queryOptions({ input: {} }))
}

export function useSessions() {
  return useQuery(query.proposals.sessions.queryOptions({ input: {}, staleTime: 60_000 }))
}

/** After a change: every proposal, its case and the lists are read anew. */
export function useProposalsChanged(): () => Promise<void> {
  const client = useQueryClient()
  const casesChanged = useCaseChanged()
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: query.proposals.key() }), casesChanged()])
  }
}
