import { useState } from 'react'
import { useBegunDraft } from '../../../../engines/cases/web/form/use-kept-draft.ts'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useStanding } from '../use-proposal.ts'
import { blankText, textOf } from './proposal-text.ts'
import { draftOf } from './use-writing.ts'
import { WriteForm } from './WriteForm.tsx'
import { writeTexts } from './write.texts.ts'
import '../proposals.css'

/** A new proposal; what was begun earlier is there again. */
export function NewProposalPage() {
  const say = useTexts(writeTexts)
  const standing = useStanding()
  const begun = useBegunDraft(draftOf(null))
  const [afresh, setAfresh] = useState(false)
  if (standing.isPending || begun.isPending) return <SkeletonPage />
  if (standing.isError) return <ErrorState error={standing.error} onRetry={() => void standing.refetch()} />
  const { delegate, session } = standing.data
  if (!delegate || !session) return <NotADelegate />
  const content = afresh ? null : begun.data?.content
  return (
    <PageFrame title={say('newTitle')} lead={session.title} back>
      <WriteForm
        key={String(afresh)}
        begun={null}
        initial={content ? textOf(content) : blankText}
        restored={Boolean(content)}
        onAfresh={() => setAfresh(true)}
        session={session}
        proposal={null}
      />
    </PageFrame>
  )
}

function NotADelegate() {
  const say = useTexts(writeTexts)
  return (
    <PageFrame title={say('newTitle')} width="read" back>
      <Card flush>
        <EmptyState
          icon="vote"
          title={say('notDelegate')}
          action={
            <ButtonLink look="primary" icon="chat" to="/suggestions/new">
              {say('toSuggestion')}
            </ButtonLink>
          }
        >
          {say('notDelegateBody')}
        </EmptyState>
      </Card>
    </PageFrame>
  )
}
