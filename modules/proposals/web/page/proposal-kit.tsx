import type { CaseAction, CaseKit, CaseView } from '../../../../engines/cases/web/case.types.ts'
import { api } from '../../../../web/api.ts'
import type { Proposal } from '../proposals.types.ts'
import { ActionIntro } from './ActionIntro.tsx'
import { MilestonePicker, ProposalPicker } from './widgets.tsx'

/** What a proposal adds to the panel of every case: what its forms begin with, and what is read before an action is taken. */
export async function proposalKit(view: CaseView): Promise<CaseKit> {
  const proposal = await api.proposals.read({ id: view.id })
  return {
    widgets: {
      proposal: (control) => <ProposalPicker {...control} proposal={proposal} />,
      milestone: (control) => <MilestonePicker {...control} milestones={proposal.milestones} />,
      // Only what has been reported can be confirmed.
      reportedMilestone: (control) => <MilestonePicker {...control} milestones={proposal.milestones.filter(({ reportedAt }) => reportedAt !== null)} />,
    },
    // The text has its own page, kept as one types.
    omit: ['editText'],
    initial: (action) => initialOf(action, proposal),
    intro: (action) => <ActionIntro action={action} proposal={proposal} />,
  }
}

function initialOf(action: CaseAction, proposal: Proposal): Record<string, unknown> {
  switch (action.name) {
    case 'second':
    case 'enterPaperSeconds':
      // Bound to the text that was read: another one is refused.
      return { textHash: proposal.textHash ?? '' }
    case 'setKey':
      return { isKey: proposal.isKey, ...(proposal.supervisor ? { supervisorId: { id: proposal.supervisor.staffId, name: proposal.supervisor.name } } : {}) }
    case 'proposeHandling':
    case 'grantReassign':
      return proposal.leadUnit ? { leadUnitId: { id: proposal.leadUnit.unitId, name: proposal.leadUnit.name } } : {}
    case 'draftReply':
      return replyBefore(proposal)
    default:
      return {}
  }
}

/** A returned reply is gone on with, not written again. */
function replyBefore(proposal: Proposal): Record<string, unknown> {
  const reply = proposal.replies.findLast(({ handlingRound }) => handlingRound === proposal.handlingRound)
  if (!reply) return {}
  const { replyClass, progress, text, promiseDueOn } = reply
  return { replyClass, progress, text, ...(promiseDueOn ? { promiseDueOn } : {}) }
}
