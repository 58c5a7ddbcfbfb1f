import type { InferContractRouterOutputs } from '@orpc/contract'
import type { consultationsContract } from '../consultations/consultations.contract.ts'
import type { projectsContract } from '../projects/projects.contract.ts'
import type { suggestionsContract } from '../suggestions.contract.ts'

type Suggestions = InferContractRouterOutputs<typeof suggestionsContract>
type Consultations = InferContractRouterOutputs<typeof consultationsContract>
type Projects = InferContractRouterOutputs<typeof projectsContract>

export type Suggestion = Suggestions['read']
export type SuggestionItem = Suggestions['list']['items'][number]
export type SuggestionCase = Suggestions['cases']['items'][number]
export type Options = Suggestions['options']
export type Consultation = Consultations['read']
export type ConsultationItem = Consultations['list']['items'][number]
export type Comment = Consultation['list'][number]
export type Project = Projects['read']
export type ProjectItem = Projects['list']['items'][number]
