import type { InferContractRouterOutputs } from '@orpc/contract'
import type { surveysContract } from '../surveys.contract.ts'

type Surveys = InferContractRouterOutputs<typeof surveysContract>

export type Survey = Surveys['mine']['items'][number]
export type Results = Surveys['results']
