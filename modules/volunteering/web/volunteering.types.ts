import type { InferContractRouterOutputs } from '@orpc/contract'
import type { volunteerHoursContract } from '../hours/hours.contract.ts'
import type { volunteerTasksContract } from '../tasks/tasks.contract.ts'
import type { volunteerTeamsContract } from '../teams/teams.contract.ts'

type Teams = InferContractRouterOutputs<typeof volunteerTeamsContract>
type Tasks = InferContractRouterOutputs<typeof volunteerTasksContract>
type Hours = InferContractRouterOutputs<typeof volunteerHoursContract>

export type TeamItem = Teams['list']['items'][number]
export type Team = Teams['show']
export type TeamMember = Teams['members']['items'][number]
export type TaskItem = Tasks['list']['items'][number]
export type TeamTask = Tasks['ofTeam']['items'][number]
export type Task = Tasks['show']
export type DeskTask = Tasks['desk']['items'][number]
export type EditedTask = Tasks['edited']
export type TaskHours = Hours['ofTask']
export type Volunteer = TaskHours['people'][number]
export type MyHours = Hours['mine']
export type LedgerItem = Hours['ledger']['items'][number]
export type RankedPerson = Hours['people']['items'][number]
export type RankedTeam = Hours['teams']['items'][number]
