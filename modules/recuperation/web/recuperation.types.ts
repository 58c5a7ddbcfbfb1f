import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { recuperationContract } from '../recuperation.contract.ts'

type Inputs = InferContractRouterInputs<typeof recuperationContract>
type Outputs = InferContractRouterOutputs<typeof recuperationContract>

export type ProgrammeItem = Outputs['list']['items'][number]
export type Programme = Outputs['show']
export type MyTrip = NonNullable<Programme['mine']>
export type RatedTrip = Programme['trips'][number]
export type ShownTrip = Omit<RatedTrip, 'rating'>
export type DeskItem = Outputs['desk']['items'][number]
export type EditedProgramme = Outputs['edited']
export type Groups = Outputs['groups']
export type Group = Groups['items'][number]
export type CheckItem = Outputs['checks']['items'][number]
export type Settlement = Outputs['settlement']
export type SettlementItem = Settlement['items'][number]
export type Steps = Outputs['steps']
export type Step = Steps['items'][number]
export type StepInput = Inputs['addStep']
export type TripInput = Inputs['setTrips']['trips'][number]
export type NewProgramme = Inputs['create']
