import type { InferContractRouterOutputs } from '@orpc/contract'
import type { duplicatesContract } from '../duplicates/duplicates.contract.ts'
import type { importContract } from '../import/import.contract.ts'
import type { membersContract } from '../members.contract.ts'
import type { myFileContract } from '../my-file/my-file.contract.ts'
import type { qualityContract } from '../quality/quality.contract.ts'

type Members = InferContractRouterOutputs<typeof membersContract>
type Imports = InferContractRouterOutputs<typeof importContract>
type Duplicates = InferContractRouterOutputs<typeof duplicatesContract>
type Mine = InferContractRouterOutputs<typeof myFileContract>

export type StaffRow = Members['list']['items'][number]
export type StaffRecord = Members['read']
export type ShownField = StaffRecord['fields'][number]
export type Episode = StaffRecord['episodes'][number]
export type FamilyMember = StaffRecord['family'][number]
export type Membership = StaffRow['membership']
export type Statistics = Members['statistics']
export type ReviewedRequest = Members['listRequests']['items'][number]
export type RequestState = ReviewedRequest['state']

export type ImportBatch = Imports['read']
export type ImportState = ImportBatch['state']
export type ImportRow = Imports['rows']['items'][number]
export type RowOutcome = ImportRow['outcome']

export type DuplicatePair = Duplicates['list']['items'][number]
export type PairedPerson = DuplicatePair['first']
export type MergeEntry = Duplicates['merges']['items'][number]

export type Quality = InferContractRouterOutputs<typeof qualityContract>['read']

export type MyFile = Mine['read']
export type MyRequest = Mine['requests']['items'][number]
export type SealedKey = 'idNo' | 'phone' | 'bankAccount'
