import type { InferContractRouterOutputs } from '@orpc/contract'
import type { giftChainContract } from '../chain/chain.contract.ts'
import type { giftsContract } from '../gifts.contract.ts'
import type { giftReceiptsContract } from '../receipts/receipts.contract.ts'
import type { giftYearContract } from '../year/year.contract.ts'

type Gifts = InferContractRouterOutputs<typeof giftsContract>
type Receipts = InferContractRouterOutputs<typeof giftReceiptsContract>
type Chain = InferContractRouterOutputs<typeof giftChainContract>
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
export type MyYear = Year['mine']
export type PersonOfYear = Year['people']['items'][number]
