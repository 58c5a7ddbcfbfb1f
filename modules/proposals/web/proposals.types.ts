import type { InferContractRouterOutputs } from '@orpc/contract'
import type { proposalsContract } from '../proposals.contract.ts'

type Proposals = InferContractRouterOutputs<typeof proposalsContract>

export type Proposal = Proposals['read']
export type ProposalRow = Proposals['list']['items'][number]
export type Standing = Proposals['standing']
export type Session = Proposals['saveSession']
export type Term = Proposals['saveTerm']
export type Delegation = Proposals['saveDelegation']
export type Delegate = Proposals['endDelegate']
export type Hint = Proposals['hints']['hints'][number]
export type Statistics = Proposals['statistics']
export type Round = Proposals['round']
export type RoundEntry = Round['entries'][number]
export type RoundKind = Round['kind']
export type Deliveries = Proposals['deliveries']
export type Topic = ProposalRow['topic']
export type State = ProposalRow['state']
export type Reply = Proposal['replies'][number]
