import { useQuery } from '@tanstack/react-query'
import type { CaseKit, CaseView } from './case.types.ts'

/** What a process adds to the panel, made for one case: its inputs, and what its forms begin with. */
export type LoadKit = (view: CaseView) => Promise<CaseKit>

const loaders = new Map<string, LoadKit>()

/** A module says once, beside its routes, where its kit is: the inbox then knows its cases as its own page does. */
export function registerCaseKit(process: string, load: LoadKit): void {
  loaders.set(process, load)
}

/** The kit of a case's process; null while it is on its way. */
export function useCaseKit(view: CaseView | undefined): CaseKit | null {
  const load = view && loaders.get(view.process)
  const kit = useQuery({
    queryKey: ['case-kit', view?.process, view?.id, view?.version],
    queryFn: () => (view && load ? load(view) : {}),
    enabled: view !== undefined,
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 0,
  })
  return kit.data ?? (kit.isError ? {} : null)
}
