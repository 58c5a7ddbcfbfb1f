import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useBegunDraft } from '../../../../engines/cases/web/form/use-kept-draft.ts'
import { ButtonLink } from '../../../../kernel/ui/base/Button.tsx'
import { Card } from '../../../../kernel/ui/base/Card.tsx'
import { EmptyState } from '../../../../kernel/ui/base/EmptyState.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { useBilingual } from '../../../../kernel/ui/use-bilingual.ts'
import type { Proposal, Session } from '../proposals.types.ts'
import { useProposal, useSessions } from '../use-proposal.ts'
import { isSameText, textOf, type ProposalText } from './proposal-text.ts'
import { draftOf, type Begun } from './use-writing.ts'
import { WriteForm } from './WriteForm.tsx'
import { writeTexts } from './write.texts.ts'
import '../proposals.css'

/** A draft, or a proposal that was sent back: gone on with where it was left. */
export function EditProposalPage() {
  const { proposalId = '' } = useParams({ strict: false })
  const read = useProposal(proposalId)
  const sessions = useSessions()
  if (read.isPending || sessions.isPending) return <SkeletonPage />
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} />
  if (sessions.isError) return <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
  const session = sessions.data.items.find(({ id }) => id === read.data.sessionId)
  const { state } = read.data
  if (!session || (state !== 'draft' && state !== 'correcting')) return <Frozen proposal={read.data} />
  return <Edit key={read.data.id} proposal={read.data} state={state} session={session} />
}

function Edit({ proposal, state, session }: { proposal: Proposal; state: Begun['state']; session: Session }) {
  const say = useTexts(writeTexts)
  const { id, version, title, topic, kind, reason, suggestion } = proposal
  const text: ProposalText = { title, topic, kind, reason, suggestion }
  const begun: Begun = { id, version, state, text }
  const draft = useBegunDraft(draftOf(begun))
  const [afresh, setAfresh] = useState(false)
  if (draft.isPending) return <SkeletonPage />
  const typed = draft.data && !afresh ? { ...textOf(draft.data.content), kind } : null
  const restored = typed !== null && !isSameText(typed, text)
  return (
    <PageFrame title={say('editTitle')} lead={session.title} back>
      <WriteForm key={String(afresh)} begun={begun} initial={typed ?? text} restored={restored} onAfresh={() => setAfresh(true)} session={session} proposal={proposal} />
    </PageFrame>
  )
}

function Frozen({ proposal }: { proposal: Proposal }) {
  const say = useTexts(writeTexts)
  const words = useBilingual()
  return (
    <PageFrame title={proposal.title} width="read" back>
      <Card flush>
        <EmptyState
          icon="lock"
          title={say('frozen')}
          action={
            <ButtonLink look="primary" to={`/proposals/${proposal.id}`}>
              {say('openProposal')}
            </ButtonLink>
          }
        >
          {say('frozenBody', { state: words(proposal.stateTitle) })}
        </EmptyState>
      </Card>
    </PageFrame>
  )
}
