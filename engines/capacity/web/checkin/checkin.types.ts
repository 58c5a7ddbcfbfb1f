import type { InferContractRouterOutputs } from '@orpc/contract'
import type { checkinContract } from '../../checkin/checkin.contract.ts'

type Checkin = InferContractRouterOutputs<typeof checkinContract>

export type Point = Checkin['points']['items'][number]
export type Expected = Checkin['people']['items'][number]
export type Scanned = Checkin['scan']
export type SyncRow = Checkin['sync']['rows'][number]
export type NoShow = Checkin['noShows']['items'][number]
export type Attendance = Checkin['attendance']['items'][number]
