import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { giftChainContract } from '../chain/chain.contract.ts'
import type { giftsContract } from '../gifts.contract.ts'
import type { giftNeedsContract } from '../needs/needs.contract.ts'
import type { giftReceiptsContract } from '../receipts/receipts.contract.ts'
import type { giftYearContract } from '../year/year.contract.ts'

type Gifts = InferContractRouterOutputs<typeof giftsContract>
type Receipts = InferContractRouterOutputs<typeof giftReceiptsContract>
type Chain = InferContractRouterOutputs<typeof giftChainContract>
type NeedsRoutes = InferContractRouterOutputs<typeof giftNeedsContract>
type Year = InferContractRouterOutputs<typeof giftYearContract>

export type GiftItem = Gifts['list']['items'][number]
export type Gift = Gifts['show']
export type GiftPackage = Gift['packages'][number]
export type GiftRound = Gifts['rounds']['items'][number]
export type EditedGift = Gifts['edited']
export type GiftKind = Gift['kind']
export type HandOut = Receipts['handOut']
export type HandOutBranch = HandOut['branches'][number]
export type Unsigned = Receipts['unsigned']['people'][number]
export type ChainStep = Chain['show']['steps'][number]
/** Steps that are typed in; a panel is put on record by its scores. */
export type TypedStep = Exclude<ChainStep['step'], 'panel'>
export type MyYear = Year['mine']
export type PersonOfYear = Year['people']['items'][number]
export type Needs = NeedsRoutes['list']['items'][number]
export type NewNeeds = InferContractRouterInputs<typeof giftNeedsContract>['ask']
