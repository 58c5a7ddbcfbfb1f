import { shanghaiMinute } from '../../kernel/clock.ts'
import type { Trx } from '../../kernel/db/handle.ts'
import { notFound, type Bilingual } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { mixAnswers } from './mix-answers.ts'
import { alreadyAnswered, notOpen, unknownChoice } from './surveys.errors.ts'
import { isOpen, satisfactionChoices, type Choice, type SurveyKind, type Times } from './surveys.rules.ts'
import { choicesOf, findSurvey, findSurveyToAnswer, insertAnswer, insertSurvey, insertTokens, markClosed, useToken } from './surveys.store.ts'

export interface NewSurvey {
  /** Whether it asks how something was, or what is needed. */
  kind?: SurveyKind
  /** What is asked about, in the module's own terms. */
  subject: { type: string; id: string }
  /** Whose officers see the results; null: those of the whole university. */
  unitId: string | null
  question: Bilingual
  choices?: Choice[]
  /** Cannot be changed any more once somebody is invited: the database refuses. */
  anonymous: boolean
  opensAt?: Date
  closesAt: Date
}

/** Asks one thing: one question and one line. Nobody can answer until invited. */
export async function openSurvey(trx: Trx, survey: NewSurvey): Promise<{ id: string }> {
  const id = newId()
  const { kind = 'satisfaction', subject, unitId, question, choices = satisfactionChoices, anonymous, opensAt = trx.at, closesAt } = survey
  await insertSurvey(trx, {
    id,
    kind,
    subject_type: subject.type,
    subject_id: subject.id,
    unit_id: unitId,
    question_zh: question.zh,
    question_en: question.en,
    choices,
    anonymous,
    opens_at: opensAt,
    closes_at: closesAt,
  })
  trx.audit({ action: 'survey.open', entity: { type: 'survey', id }, unitId, details: { question: question.zh, anonymous, closesAt: closesAt.toISOString() } })
  return { id }
}

/** Lets these people answer; who was invited already stays so. Returns how many came new. */
export async function inviteToSurvey(trx: Trx, surveyId: string, staffIds: string[]): Promise<number> {
  const survey = await findSurveyToAnswer(trx, surveyId)
  if (!survey) throw notFound()
  if (survey.state !== 'open' || survey.closes_at <= trx.at) throw notOpen(timesOf(survey))
  const added = await insertTokens(trx, survey, staffIds)
  trx.audit({ action: 'survey.invite', entity: { type: 'survey', id: surveyId }, unitId: survey.unit_id, details: { invited: added } })
  return added
}

/**
 * Answers once. Of an anonymous survey nothing is written that leads from the answer to the person; the audit log says who
 * answered, never what.
 */
export async function answerSurvey(trx: Trx, given: { surveyId: string; staffId: string; choice: string; line: string | null }): Promise<void> {
  const survey = await findSurveyToAnswer(trx, given.surveyId)
  const token = survey ? await useToken(trx, given) : 'none'
  if (!survey || token === 'none') throw notFound()
  if (token === 'was used') throw alreadyAnswered()
  if (!isOpen(survey, trx.at)) throw notOpen(timesOf(survey))
  if (!choicesOf(survey).some(({ key }) => key === given.choice)) throw unknownChoice()
  await insertAnswer(trx, survey, given)
  trx.audit({ action: 'survey.answer', entity: { type: 'survey', id: survey.id }, unitId: survey.unit_id })
}

/** Ends it, if it has not ended yet; what came since the last mixing is mixed with all the rest. Ending it twice does no harm. */
export async function closeSurvey(trx: Trx, surveyId: string): Promise<void> {
  const survey = await findSurvey(trx, surveyId)
  if (!survey) throw notFound()
  const endsNow = await markClosed(trx, surveyId)
  if (endsNow) await mixAnswers(trx, surveyId)
  trx.audit({ action: 'survey.close', entity: { type: 'survey', id: surveyId }, unitId: survey.unit_id, details: endsNow ? {} : { already: true } })
}

function timesOf({ opens_at, closes_at }: Times): Record<string, unknown> {
  return { opensAt: shanghaiMinute(opens_at), closesAt: shanghaiMinute(closes_at) }
}
