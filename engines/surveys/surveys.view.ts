import { surveyKinds } from './surveys.contract.ts'
import type { SurveyKind } from './surveys.rules.ts'
import { choicesOf, type SurveyRow } from './surveys.store.ts'

/** What whoever is asked may see of a survey. */
export function showSurvey(survey: SurveyRow) {
  return {
    id: survey.id,
    kind: kindOf(survey),
    subject: { type: survey.subject_type, id: survey.subject_id },
    question: { zh: survey.question_zh, en: survey.question_en },
    choices: choicesOf(survey),
    anonymous: survey.anonymous,
    closesAt: survey.closes_at.toISOString(),
  }
}

export function kindOf({ kind }: Pick<SurveyRow, 'kind'>): SurveyKind {
  return surveyKinds.find((one) => one === kind) ?? 'satisfaction'
}
