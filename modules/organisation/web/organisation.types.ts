import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { standardsContract } from '../../../engines/standards/standards.contract.ts'
import type { organisationContract } from '../organisation.contract.ts'

type Answers = InferContractRouterOutputs<typeof organisationContract>
type Inputs = InferContractRouterInputs<typeof organisationContract>

export type TreeNode = Answers['tree']['nodes'][number]
export type Unit = Answers['unit']
export type UnitKind = TreeNode['kind']
export type UnitChange = Unit['changes'][number]
export type Officer = Unit['officersNow'][number]
export type Term = Unit['terms'][number]
export type Cadre = Answers['cadres']['items'][number]
export type Ratio = Answers['cadreRatio']
export type Superior = Answers['superiors']['items'][number]
export type Campus = Answers['campuses']['items'][number]
export type Preview = Answers['previewReorganisation']
export type Reorganisation = Inputs['previewReorganisation']
export type Destination = Extract<Reorganisation, { kind: 'merge' }>['into']
export type Standard = InferContractRouterOutputs<typeof standardsContract>['list']['items'][number]
