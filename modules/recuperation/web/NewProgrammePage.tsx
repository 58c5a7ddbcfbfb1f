import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useNow } from '../../../kernel/ui/base/use-now.ts'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { blankDraft } from './programme-draft.ts'
import { ProgrammeForm } from './ProgrammeForm.tsx'
import { recuperationTexts } from './recuperation.texts.ts'
import './recuperation.css'

/** A year's programme begins with its rule. */
export function NewProgrammePage() {
  const say = useTexts(recuperationTexts)
  const now = useNow().toISOString()
  const organisers = useQuery(query.recuperation.organisers.queryOptions({ input: {} }))
  if (organisers.isPending) return <SkeletonPage />
  if (organisers.isLoadingError) return <ErrorState error={organisers.error} onRetry={() => void organisers.refetch()} />
  const { items } = organisers.data
  return (
    <PageFrame title={say('newTitle')} lead={say('newLead')} back>
      <ProgrammeForm stored={null} initial={blankDraft({ now, unitId: items[0]?.id ?? '', safetyLetter: say('usualLetter') })} organisers={items} />
    </PageFrame>
  )
}
