import type { CaseAction } from '../../../../engines/cases/web/case.types.ts'
import { casesTexts } from '../../../../engines/cases/web/cases.texts.ts'
import { useTexts } from '../../../../kernel/ui/texts.ts'
import type { Proposal } from '../proposals.types.ts'
import { pageTexts } from './page.texts.ts'
import { ProposalWords } from './ProposalWords.tsx'
import { ReplyWords } from './ReplyCard.tsx'

const markLength = 12

/** What somebody must have before their eyes when they second, sign or rate. */
export function ActionIntro({ action, proposal }: { action: CaseAction; proposal: Proposal }) {
  const say = useTexts(pageTexts)
  const sayCase = useTexts(casesTexts)
  const reply = proposal.replies.at(-1)
  if (action.name === 'second')
    return (
      <div className="tx-stack">
        <p>{say('secondIntro')}</p>
        <div className="pr-reply">
          <strong>{proposal.title}</strong>
          <ProposalWords proposal={proposal} />
        </div>
        {proposal.textHash && <p className="tx-quiet">{say('textMark', { hash: proposal.textHash.slice(0, markLength) })}</p>}
      </div>
    )
  if ((action.name === 'signOff' || action.name === 'rate') && reply)
    return (
      <div className="tx-stack">
        <p>{say(action.name === 'rate' ? 'rateIntro' : 'signIntro')}</p>
        <div className="pr-reply">
          <ReplyWords reply={reply} />
        </div>
      </div>
    )
  return action.form === null ? <p>{sayCase('confirmBody', { title: proposal.title })}</p> : null
}
