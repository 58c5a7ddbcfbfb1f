import type { InferContractRouterOutputs } from '@orpc/contract'
import type { recordsContract } from '../../records/records.contract.ts'

type Records = InferContractRouterOutputs<typeof recordsContract>

export type Use = Records['entries']['items'][number]
export type Sanction = Records['sanctions']['items'][number]
