import type { InferContractRouterOutputs } from '@orpc/contract'
import type { birthdaysContract } from '../birthdays.contract.ts'
import type { birthdaySettlementsContract } from '../settlements.contract.ts'
import type { birthdayShopsContract } from '../shops.contract.ts'

type Birthdays = InferContractRouterOutputs<typeof birthdaysContract>
type Shops = InferContractRouterOutputs<typeof birthdayShopsContract>
type Settlements = InferContractRouterOutputs<typeof birthdaySettlementsContract>

export type Mine = Birthdays['mine']
export type MyCoupon = Mine['coupons'][number]
export type MyProgramme = NonNullable<Mine['programme']>
export type Calendar = Mine['calendar']
export type Phase = MyCoupon['phase']
export type Overview = Birthdays['overview']
export type Celebrating = Birthdays['people']['items'][number]
export type DeskCoupon = Birthdays['coupons']['items'][number]
export type Programme = Birthdays['programmes']['items'][number]
export type ShownProgramme = Birthdays['showProgramme']
export type EnteredLines = Birthdays['enterUsed']
export type Shop = Shops['list']['items'][number]
export type ShopPageFacts = Shops['openPage']
export type Presented = Shops['look']
export type UnsettledShop = Settlements['unsettled']['items'][number]
export type Settlement = Settlements['settlements']['items'][number]
