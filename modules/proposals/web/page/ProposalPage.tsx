import { useParams } from '@tanstack/react-router'
import type { CaseView } from '../../../../engines/cases/web/case.types.ts'
import { CasePanel } from '../../../../engines/cases/web/CasePanel.tsx'
import { useCaseKit } from '../../../../engines/cases/web/kits.ts'
import { useCase } from '../../../../engines/cases/web/use-case.ts'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { Chip } from '../../../../kernel/ui/base/Chip.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { PageFrame } from '../../../../kernel/ui/base/PageFrame.tsx'
import { SkeletonPage } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal } from '../proposals.types.ts'
import { useProposal, useProposalsChanged } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { HandlingCard } from './HandlingCard.tsx'
import { MergedBanner, MergedCard, SimilarOnesCard } from './LinksCard.tsx'
import { pageTexts } from './page.texts.ts'
import { MilestonesCard, ReplyCard } from './ReplyCard.tsx'
import { SecondsCard } from './SecondsCard.tsx'
import { TextCard } from './TextCard.tsx'
import { VotesCard } from './VotesCard.tsx'
import '../proposals.css'

/** A proposal for everybody: on top where it is and why, then what it says and what came of it. */
export function ProposalPage() {
  const { proposalId = '' } = useParams({ strict: false })
  const view = useCase(proposalId)
  const proposal = useProposal(proposalId)
  if (view.isError) return <ErrorState error={view.error} onRetry={() => void view.refetch()} />
  if (proposal.isError) return <ErrorState error={proposal.error} onRetry={() => void proposal.refetch()} />
  if (view.isPending || proposal.isPending) return <SkeletonPage />
  return <Page key={proposalId} view={view.data} proposal={proposal.data} />
}

function Page({ view, proposal }: { view: CaseView; proposal: Proposal }) {
  const sayWord = useTexts(wordsTexts)
  const kit = useCaseKit(view)
  const changed = useProposalsChanged()
  return (
    <PageFrame
      title={proposal.title}
      back
      lead={
        <span className="pr-line">
          <span>{[proposal.number && sayWord('numbered', { number: proposal.number }), proposal.sessionTitle].filter(Boolean).join(' · ')}</span>
          {proposal.isKey && (
            <Chip tone="brand" icon="bookmark">
              {sayWord('key')}
            </Chip>
          )}
        </span>
      }
    >
      {kit ? (
        <CasePanel view={view} kit={{ ...kit, onActed: () => void changed() }}>
          <ProposalCards proposal={proposal} mayEdit={view.actions.some(({ name, refusal }) => name === 'editText' && refusal === null)} />
        </CasePanel>
      ) : (
        <SkeletonPage />
      )}
    </PageFrame>
  )
}

/** The newest on top: an answer before the handling, the handling before the text. */
export function ProposalCards({ proposal, mayEdit }: { proposal: Proposal; mayEdit: boolean }) {
  const say = useTexts(pageTexts)
  return (
    <>
      <MergedBanner proposal={proposal} />
      {proposal.outcomeReason && (
        <Banner tone="neutral" title={say('outcomeReason')}>
          {proposal.outcomeReason}
        </Banner>
      )}
      <MilestonesCard milestones={proposal.milestones} />
      <ReplyCard proposal={proposal} />
      <HandlingCard proposal={proposal} />
      <TextCard proposal={proposal} mayEdit={mayEdit} />
      <SecondsCard proposal={proposal} />
      {proposal.votes && <VotesCard votes={proposal.votes} open={proposal.state === 'in_review'} />}
      <MergedCard proposal={proposal} />
      <SimilarOnesCard proposal={proposal} />
    </>
  )
}
