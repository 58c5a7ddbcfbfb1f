import type { InferContractRouterOutputs } from '@orpc/contract'
import type { plansContract } from '../plans.contract.ts'

type Outputs = InferContractRouterOutputs<typeof plansContract>

export type PlanHead = Outputs['list'][number]
export type Plan = Outputs['read']
export type Item = Plan['itemList'][number]
export type ItemDetail = Outputs['readItem']
export type WorkSystem = NonNullable<Item['workSystem']>

export const workSystems: readonly WorkSystem[] = ['ideology', 'organisation', 'rights', 'relief', 'contests', 'culture']
