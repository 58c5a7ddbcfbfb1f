import type { InferContractRouterOutputs } from '@orpc/contract'
import type { placementContract } from '../placement.contract.ts'

type Placement = InferContractRouterOutputs<typeof placementContract>

export type MyPlacements = Placement['mine']
export type MyApplication = MyPlacements['applications'][number]
export type OpenRound = Placement['readOpenRound']
export type Application = Placement['read']
export type Content = NonNullable<Application['content']>
export type Notice = Placement['notice']
export type Objection = Notice['objections'][number]
export type RoundItem = Placement['rounds']['items'][number]
export type DeskRound = Placement['readRound']
export type DeskApplication = Placement['applications']['items'][number]
export type DeskObjection = Placement['objections']['items'][number]
