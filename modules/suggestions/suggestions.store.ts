import type { Insertable, Updateable } from 'kysely'
import { addDays, endOfDay } from '../../engines/calendar/working-days.ts'
import { indexDocument, removeDocument } from '../../engines/search/search.ts'
import { inviteToSurvey, openSurvey } from '../../engines/surveys/surveys.actions.ts'
import { answerUnnamed } from '../../engines/surveys/unnamed.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Suggestions } from '../../kernel/db/tables.generated.ts'
import type { Bilingual } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { hashOf } from './suggestions.rules.ts'

type Row = Insertable<Suggestions>

export interface NewSuggestion {
  id: string
  topic: string
  title: string
  body: string
  anonymity: string
  authorId: string | null
  fromProposal: string | null
}

/** The suggestion and the first version of its text. */
export async function insertSuggestion(trx: Trx, { id, topic, title, body, anonymity, authorId, fromProposal }: NewSuggestion): Promise<void> {
  const hash = hashOf({ title, body })
  const row: Row = { ...untouched, tenant_id: trx.tenantId, id, topic, title, body, text_hash: hash, anonymity, author_staff_id: authorId, from_proposal: fromProposal }
  await trx.q.insertInto('suggestions').values(row).execute()
  await trx.q.insertInto('suggestion_texts').values({ tenant_id: trx.tenantId, suggestion_id: id, sequence: 1, title, body, hash, reason: null, at: trx.at }).execute()
}

export const untouched = {
  public_at: null,
  answer_outcome: null,
  answer_text: null,
  answer_promise_on: null,
  feedback_at: null,
  outcome: null,
  feedback: null,
  promise_on: null,
  done_at: null,
  done_report: null,
  award: null,
  survey_id: null,
} as const satisfies Partial<Row>

export async function set(trx: Trx, id: string, values: Updateable<Suggestions>): Promise<void> {
  await trx.q.updateTable('suggestions').set(values).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
}

export function findSuggestion(db: Db, id: string) {
  return db.q.selectFrom('suggestions').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

/** From now on everybody may read and find it; made public twice it stays as old as it is. */
export async function makePublic(trx: Trx, suggestion: { id: string; title: string; body: string; isPublic: boolean }): Promise<void> {
  if (suggestion.isPublic) return
  await set(trx, suggestion.id, { public_at: trx.at })
  await indexSuggestion(trx, suggestion)
}

export function indexSuggestion(trx: Trx, { id, title, body }: { id: string; title: string; body: string }): Promise<void> {
  return indexDocument(trx, { kind: 'suggestion', id, title, text: body })
}

export function unindexSuggestion(trx: Trx, id: string): Promise<void> {
  return removeDocument(trx, 'suggestion', id)
}

/** A changed text is a new version; support given to the old one counts no more, and is given back to whoever gave it. */
export async function amendText(trx: Trx, id: string, { title, body, reason }: { title: string; body: string; reason: string }): Promise<void> {
  const hash = hashOf({ title, body })
  const { sequence } = await trx.q
    .selectFrom('suggestion_texts')
    .select((eb) => eb.fn.max('sequence').as('sequence'))
    .where('tenant_id', '=', trx.tenantId)
    .where('suggestion_id', '=', id)
    .executeTakeFirstOrThrow()
  await trx.q
    .insertInto('suggestion_texts')
    .values({ tenant_id: trx.tenantId, suggestion_id: id, sequence: sequence + 1, title, body, hash, reason, at: trx.at })
    .execute()
  await set(trx, id, { title, body, text_hash: hash })
  await voidSupports(trx, id)
}

async function voidSupports(trx: Trx, id: string): Promise<void> {
  const voided = await trx.q
    .updateTable('suggestion_supports')
    .set({ voided_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('suggestion_id', '=', id)
    .where('voided_at', 'is', null)
    .returning(['staff_id', 'month'])
    .execute()
  for (const [month, given] of Map.groupBy(voided, (row) => row.month)) {
    await trx.q
      .updateTable('suggestion_support_months')
      .set((eb) => ({ used: eb('used', '-', 1) }))
      .where('tenant_id', '=', trx.tenantId)
      .where('month', '=', month)
      .where('used', '>', 0)
      .where(
        'staff_id',
        'in',
        given.map((row) => row.staff_id),
      )
      .execute()
  }
}

/** Asks whoever made it whether they are satisfied. Where they are hidden, nothing in the survey leads to the suggestion. */
export async function askAuthors(trx: Trx, id: string, { authorIds, surveyDays }: { authorIds: readonly string[]; surveyDays: number }): Promise<void> {
  const row = await findSuggestion(trx, id)
  if (!row) return
  const isNamed = row.anonymity === 'named'
  const asked = isNamed ? [...authorIds] : row.author_staff_id === null ? [] : [row.author_staff_id]
  if (asked.length === 0 || row.survey_id !== null) return
  const survey = await openSurvey(trx, {
    subject: isNamed ? { type: 'suggestion', id } : { type: hiddenSubject, id: newId() },
    unitId: null,
    question: isNamed ? questionOn(row.title) : question,
    anonymous: false,
    closesAt: endOfDay(addDays(dayOf(trx.at), surveyDays)),
  })
  await inviteToSurvey(trx, survey.id, asked)
  await set(trx, id, { survey_id: survey.id })
}

/** Answered under no name, not even in the audit log. */
const hiddenSubject = 'hidden_suggestion'
answerUnnamed(hiddenSubject)

const question: Bilingual = { zh: '您对所提建议的办理和反馈是否满意？', en: 'Are you satisfied with how your suggestion was handled?' }

function questionOn(title: string): Bilingual {
  return { zh: `您对《${title}》的办理和反馈是否满意？`, en: `Are you satisfied with how “${title}” was handled?` }
}
