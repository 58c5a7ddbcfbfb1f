import { useQueryClient } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import type { CaseKit } from '../../../engines/cases/web/case.types.ts'
import { CasePanel } from '../../../engines/cases/web/CasePanel.tsx'
import { useCaseKit } from '../../../engines/cases/web/kits.ts'
import { useCase } from '../../../engines/cases/web/use-case.ts'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { query } from '../../../web/api.ts'
import type { Suggestion } from './suggestions.types.ts'

/** The case as those see it who handle it, around what the suggestion says. */
export function HandlingPanel({ suggestion, children }: { suggestion: Suggestion; children: ReactNode }) {
  const client = useQueryClient()
  const read = useCase(suggestion.id)
  const base = useCaseKit(read.data)
  const kit = useMemo<CaseKit>(() => ({ ...base, onActed: () => void client.invalidateQueries({ queryKey: query.suggestions.key() }) }), [base, client])
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  return (
    <CasePanel view={read.data} kit={kit}>
      {children}
    </CasePanel>
  )
}
