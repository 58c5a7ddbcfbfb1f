import type { InferContractRouterOutputs } from '@orpc/contract'
import type { calendarContract } from '../calendar.contract.ts'

type Answers = InferContractRouterOutputs<typeof calendarContract>

export type KnownYear = Answers['list']['items'][number]
export type ShownYear = Answers['get']
export type Reading = Answers['read']
export type SpecialDay = Reading['days'][number]
