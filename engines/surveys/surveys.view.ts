import { choicesOf, type SurveyRow } from './surveys.store.ts'

/** What whoever is asked may see of a survey. */
export function showSurvey(survey: SurveyRow) {
  return {
    id: survey.id,
    subject: { type: survey.subject_type, id: survey.subject_id },
    question: { zh: survey.question_zh, en: survey.question_en },
    choices: choicesOf(survey),
    anonymous: survey.anonymous,
    closesAt: survey.closes_at.toISOString(),
  }
}
