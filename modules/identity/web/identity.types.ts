import type { InferContractRouterOutputs } from '@orpc/contract'
import type { identityContract } from '../identity.contract.ts'

type Outputs = InferContractRouterOutputs<typeof identityContract>

export type Account = Outputs['accounts']['read']
export type Grant = Outputs['grants']['list']['items'][number]
export type AuditEntry = Outputs['audit']['list']['items'][number]
export type Verdict = Outputs['audit']['verify']
export type Session = Outputs['sessions']['list']['items'][number]
export type Token = Outputs['tokens']['list']['items'][number]
