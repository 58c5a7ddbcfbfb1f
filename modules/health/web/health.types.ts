import type { InferContractRouterOutputs } from '@orpc/contract'
import type { healthContract } from '../health.contract.ts'

type Health = InferContractRouterOutputs<typeof healthContract>

export type HealthRound = Health['show']
export type RoundKind = HealthRound['kind']
export type RoundItem = Health['rounds']['items'][number]
export type Progress = Health['progress']
export type RoundPerson = Health['people']['items'][number]
export type EditedRound = Health['edited']
export type SlotLayout = EditedRound['layouts'][number]
export type SlotPreview = Health['preview']
