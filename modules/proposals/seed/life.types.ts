import type { Answer } from './answers.ts'
import type { Person, SeededProposal } from './seed.types.ts'

/** One thing that happened: whole days and hours before the last. */
export interface LifeEvent {
  action: string
  from: string | null
  to: string
  by: Person
  relation: string | null
  permission: string | null
  unitId: string | null
  input: Record<string, unknown>
  at: Date
}

export interface LifeParty {
  id: string
  relation: string
  staffId: string | null
  unitId: string | null
  doneAt: Date | null
  since: Date
  until: Date | null
}

/** Everything that a proposal leaves behind on its way to where it stands, as the real actions would have written it. */
export interface Life {
  proposal: SeededProposal
  events: LifeEvent[]
  parties: LifeParty[]
  state: string
  stateSince: Date
  textHash: string | null
  seconds: { staffId: string; at: Date }[]
  votes: { staffId: string; outcome: string; at: Date }[]
  opinions: { round: number; unitId: string; text: string; by: string; at: Date }[]
  meetings: { round: number; heldOn: string; text: string; attended: string; by: string; at: Date }[]
  replies: { round: number; answer: Answer; draftedBy: string; draftedAt: Date; signedBy: string | null; signedAt: Date | null; publishedAt: Date | null }[]
  ratings: { round: number; staffId: string; attitude: string; result: string; words: string; at: Date }[]
  milestones: { id: string; what: string; dueOn: string; report: string | null; reportedBy: string | null; reportedAt: Date | null }[]
  round: number
  acceptedAt: Date | null
  assignedAt: Date | null
  replyDueOn: string | null
  repliedAt: Date | null
  outcomeReason: string | null
  appeals: number
  numbered: boolean
}
