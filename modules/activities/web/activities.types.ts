import type { InferContractRouterOutputs } from '@orpc/contract'
import type { activitiesContract } from '../activities.contract.ts'

type Activities = InferContractRouterOutputs<typeof activitiesContract>

export type ActivityItem = Activities['list']['items'][number]
export type MonthItem = Activities['month']['items'][number]
export type Activity = Activities['show']
export type Meeting = Activity['meetings'][number]
export type AttendanceRow = Activities['attendance']['items'][number]
export type MyChildren = Activities['myChildren']
export type ChildRow = Activities['children']['items'][number]
export type DeskItem = Activities['desk']['items'][number]
export type EditedActivity = Activities['edited']
export type ActivityKind = Activity['kind']
