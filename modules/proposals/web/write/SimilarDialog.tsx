import { useEffect, useId, useRef } from 'react'
import { StateChip } from '../../../../engines/cases/web/StateChip.tsx'
import { Banner } from '../../../../kernel/ui/base/Banner.tsx'
import { baseTexts } from '../../../../kernel/ui/base/base.texts.ts'
import { Button, IconButton } from '../../../../kernel/ui/base/Button.tsx'
import { ErrorState } from '../../../../kernel/ui/base/ErrorState.tsx'
import { SkeletonRows } from '../../../../kernel/ui/base/Skeleton.tsx'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import { ProposalWords } from '../page/ProposalWords.tsx'
import type { Proposal } from '../proposals.types.ts'
import { useProposal } from '../use-proposal.ts'
import { wordsTexts } from '../words.texts.ts'
import { writeTexts } from './write.texts.ts'

/** A similar one read beside what is being written, which stays as it is. */
export function SimilarDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useTexts(writeTexts)
  const sayBase = useTexts(baseTexts)
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const read = useProposal(id)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="wr-dialog" aria-labelledby={titleId} onClose={onClose}>
      <div className="wr-dialog-head">
        <h2 id={titleId}>{read.data?.title ?? say('similar')}</h2>
        <IconButton icon="close" label={sayBase('close')} onClick={onClose} />
      </div>
      {read.isPending && <SkeletonRows rows={3} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.isSuccess && <Read proposal={read.data} />}
      <div className="pr-actions">
        {read.isSuccess && (
          <a className="tx-button tx-button-plain" href={`/proposals/${id}`} target="_blank" rel="noreferrer">
            {say(read.data.state === 'seconding' ? 'similarGo' : 'similarGoRead')}
          </a>
        )}
        <Button look="primary" onClick={onClose}>
          {say('similarClose')}
        </Button>
      </div>
    </dialog>
  )
}

const underWay = ['accepted', 'proposed', 'assigned', 'reassigning', 'handling', 'sign_off', 'signed', 'tracked']

function Read({ proposal }: { proposal: Proposal }) {
  const say = useTexts(writeTexts)
  const sayWord = useTexts(wordsTexts)
  const reply = proposal.replies.at(-1)
  return (
    <div className="tx-stack">
      <p className="pr-line">
        <StateChip stateTitle={proposal.stateTitle} tone={proposal.tone} />
        <span className="tx-quiet">{[proposal.sessionTitle, proposal.number && sayWord('numbered', { number: proposal.number })].filter(Boolean).join(' · ')}</span>
      </p>
      {proposal.state === 'seconding' && <Banner tone="ok">{say('similarSecondable')}</Banner>}
      {underWay.includes(proposal.state) && <Banner tone="neutral">{say('similarHandled')}</Banner>}
      <ProposalWords proposal={proposal} />
      {reply && (
        <div className="pr-reply">
          <p className="pr-line">
            <strong>{sayWord(`class_${reply.replyClass}`)}</strong>
          </p>
          <p className="pr-text">{reply.text}</p>
        </div>
      )}
    </div>
  )
}
