import type { InferContractRouterOutputs } from '@orpc/contract'
import type { capacityContract } from '../capacity.contract.ts'

type Capacity = InferContractRouterOutputs<typeof capacityContract>

export type MyOfferLine = Capacity['mine']['list']['items'][number]
export type MyOffer = Capacity['mine']['show']
export type MyOption = MyOffer['options'][number]
export type MyEnrolment = MyOffer['enrolments'][number]
export type MyListedEnrolment = Capacity['mine']['enrolments']['items'][number]
export type EnrolmentStatus = MyEnrolment['status']
export type OfferPhase = MyOffer['phase']
export type Question = MyOffer['rules']['questions'][number]
export type Answers = Record<string, string | boolean>
export type Why = Capacity['eligibility']['whyMe']
export type DeskOffer = Capacity['offers']['show']
export type DeskOption = DeskOffer['options'][number]
export type OfferMode = DeskOffer['mode']
export type OfferRules = DeskOffer['rules']
export type Condition = OfferRules['eligibility'][number]
export type FormChoices = Capacity['eligibility']['formChoices']
export type DeskEnrolment = Capacity['desk']['list']['items'][number]
export type Preview = Capacity['eligibility']['preview']
