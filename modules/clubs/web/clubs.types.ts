import type { InferContractRouterOutputs } from '@orpc/contract'
import type { clubsContract } from '../clubs.contract.ts'
import type { clubRosterContract } from '../roster/roster.contract.ts'

type Clubs = InferContractRouterOutputs<typeof clubsContract>
type Roster = InferContractRouterOutputs<typeof clubRosterContract>

export type ClubItem = Clubs['list']['items'][number]
export type Club = Clubs['show']
export type ClubKind = ClubItem['kind']
export type EditedClub = Clubs['edited']
export type DeskClub = Clubs['desk']['items'][number]
export type PlanLine = Clubs['plan']['items'][number]
export type ClubActivity = Clubs['activities']['items'][number]
export type ClubMember = Roster['members']['items'][number]
export type ClubRequest = Roster['requests']['items'][number]
export type ClubFee = Roster['fees']['items'][number]
