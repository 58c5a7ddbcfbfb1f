import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { StateChip } from '../../../engines/cases/web/StateChip.tsx'
import { Banner } from '../../../kernel/ui/base/Banner.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../kernel/ui/use-bilingual.ts'
import { query } from '../../../web/api.ts'
import { AuthorCards } from './AuthorCards.tsx'
import { SuggestionCards } from './SuggestionCards.tsx'
import { SupportCard } from './SupportCard.tsx'
import { suggestionsTexts } from './suggestions.texts.ts'
import './suggestions.css'

/** What only those who handle it need comes with them. */
const HandlingPanel = lazy(async () => ({ default: (await import('./HandlingPanel.tsx')).HandlingPanel }))

/** One suggestion: for everybody what it says and what came of it, for its author what is theirs to do, for those who handle it the case. */
export function SuggestionPage() {
  const say = useTexts(suggestionsTexts)
  const words = useBilingual()
  const { suggestionId = '' } = useParams({ strict: false })
  const { sent } = useSearch({ strict: false })
  const read = useQuery(query.suggestions.read.queryOptions({ input: { id: suggestionId } }))
  if (read.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  const suggestion = read.data
  const cards = <SuggestionCards suggestion={suggestion} />
  if (suggestion.mayHandle)
    return (
      <PageFrame title={suggestion.title} back>
        <Suspense fallback={<SkeletonPage />}>
          <HandlingPanel suggestion={suggestion}>{cards}</HandlingPanel>
        </Suspense>
      </PageFrame>
    )
  return (
    <PageFrame title={suggestion.title} width="read" back lead={<StateChip stateTitle={suggestion.stateTitle} tone={suggestion.tone} />}>
      <div className="tx-stack">
        {sent !== undefined && suggestion.state === 'submitted' ? (
          <Banner tone="ok" title={say('sentTitle')}>
            {say('sentBody')}
          </Banner>
        ) : (
          <p className="tx-quiet">{words(suggestion.says)}</p>
        )}
        {suggestion.isMine && !suggestion.isPublic && suggestion.state !== 'withdrawn' && <Banner tone="neutral">{say('notPublic')}</Banner>}
        {cards}
        {suggestion.isPublic && !suggestion.isMine && <SupportCard suggestion={suggestion} />}
        <AuthorCards suggestion={suggestion} />
      </div>
    </PageFrame>
  )
}
