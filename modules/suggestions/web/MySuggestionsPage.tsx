import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonRows } from '../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../kernel/ui/texts.ts'
import { query } from '../../../web/api.ts'
import { SuggestionRow } from './SuggestionRow.tsx'
import { suggestionsTexts } from './suggestions.texts.ts'
import './suggestions.css'

/** My own suggestions, anonymous ones too, with where each stands. */
export function MySuggestionsPage() {
  const say = useTexts(suggestionsTexts)
  const mine = useQuery(query.suggestions.mine.queryOptions({ input: {} }))
  const write = (
    <ButtonLink look="primary" icon="edit" to="/suggestions/new">
      {say('write')}
    </ButtonLink>
  )
  return (
    <PageFrame title={say('mine')} width="read" action={write}>
      <div className="tx-stack">
        <Card flush>
          {mine.isPending && <SkeletonRows rows={4} />}
          {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />}
          {mine.data?.items.length === 0 && (
            <EmptyState icon="chat" title={say('mineNone')}>
              {say('mineNoneBody')}
            </EmptyState>
          )}
          <ul>
            {mine.data?.items.map((item) => (
              <li key={item.id}>
                <SuggestionRow item={item} />
              </li>
            ))}
          </ul>
        </Card>
        <div className="tx-actions">
          <ButtonLink icon="list" to="/suggestions">
            {say('all')}
          </ButtonLink>
        </div>
      </div>
    </PageFrame>
  )
}
