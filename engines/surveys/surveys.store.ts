import { randomUUID } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { Scope } from '../../kernel/auth/actor.ts'
import { dayOf } from '../../kernel/clock.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Surveys } from '../../kernel/db/tables.generated.ts'
import type { Choice } from './surveys.rules.ts'

export type SurveyRow = Selectable<Surveys>

export interface Answer {
  choice: string
  line: string | null
}

export async function insertSurvey(trx: Trx, survey: Omit<SurveyRow, 'tenant_id' | 'choices' | 'state' | 'closed_at' | 'created_at'> & { choices: Choice[] }): Promise<void> {
  await trx.q
    .insertInto('surveys')
    .values({ ...survey, tenant_id: trx.tenantId, choices: JSON.stringify(survey.choices), state: 'open', closed_at: null, created_at: trx.at })
    .execute()
}

export function findSurvey(db: Db, id: string): Promise<SurveyRow | undefined> {
  return surveysOf(db).where('id', '=', id).executeTakeFirst()
}

export function choicesOf(survey: SurveyRow): Choice[] {
  // Written by insertSurvey alone, from this type.
  return survey.choices as Choice[]
}

/** Holds off its closing until this transaction ends, and nobody who answers. */
export function findSurveyToAnswer(trx: Trx, id: string): Promise<SurveyRow | undefined> {
  return surveysOf(trx).where('id', '=', id).forShare().executeTakeFirst()
}

function surveysOf(db: Db) {
  return db.q.selectFrom('surveys').selectAll().where('tenant_id', '=', db.tenantId)
}

/** What this person may answer now and has not; what closes first stands first. */
export function openSurveysOf(db: Db, { staffId, now, limit }: { staffId: string; now: Date; limit: number }): Promise<SurveyRow[]> {
  return db.q
    .selectFrom('survey_tokens as t')
    .innerJoin('surveys as s', (join) => join.onRef('s.tenant_id', '=', 't.tenant_id').onRef('s.id', '=', 't.survey_id'))
    .selectAll('s')
    .where('t.tenant_id', '=', db.tenantId)
    .where('t.staff_id', '=', staffId)
    .where('t.used', '=', false)
    .where('s.state', '=', 'open')
    .where('s.opens_at', '<=', now)
    .where('s.closes_at', '>', now)
    .orderBy('s.closes_at')
    .orderBy('s.id')
    .limit(limit)
    .execute()
}

/** Returns how many were not invited yet. */
export async function insertTokens(trx: Trx, survey: SurveyRow, staffIds: string[]): Promise<number> {
  const added = await trx.q
    .insertInto('survey_tokens')
    .columns(['tenant_id', 'survey_id', 'staff_id', 'anonymous', 'used'])
    .expression(sql`select distinct ${trx.tenantId}::uuid, ${survey.id}::uuid, staff_id, ${survey.anonymous}::boolean, false from unnest(${staffIds}::uuid[]) staff_id`)
    .onConflict((oc) => oc.columns(['tenant_id', 'survey_id', 'staff_id']).doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows ?? 0n)
}

/** Of two who come with the same token the second waits here, and then finds it used. */
export async function useToken(trx: Trx, { surveyId, staffId }: { surveyId: string; staffId: string }): Promise<'used' | 'was used' | 'none'> {
  const taken = await trx.q
    .updateTable('survey_tokens')
    .set({ used: true })
    .where('tenant_id', '=', trx.tenantId)
    .where('survey_id', '=', surveyId)
    .where('staff_id', '=', staffId)
    .where('used', '=', false)
    .returning('used')
    .executeTakeFirst()
  if (taken) return 'used'
  const token = await trx.q
    .selectFrom('survey_tokens')
    .select('used')
    .where('tenant_id', '=', trx.tenantId)
    .where('survey_id', '=', surveyId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst()
  return token ? 'was used' : 'none'
}

/** An anonymous answer carries neither person nor time. */
export async function insertAnswer(trx: Trx, survey: SurveyRow, { choice, line, staffId }: Answer & { staffId: string }): Promise<void> {
  await trx.q
    .insertInto('survey_answers')
    .values({
      tenant_id: trx.tenantId,
      id: randomUUID(),
      survey_id: survey.id,
      anonymous: survey.anonymous,
      staff_id: survey.anonymous ? null : staffId,
      answered_on: survey.anonymous ? null : dayOf(trx.at),
      choice,
      line,
      mixed: false,
    })
    .execute()
}

/** True if it was open until now. */
export async function markClosed(trx: Trx, id: string): Promise<boolean> {
  const closed = await trx.q
    .updateTable('surveys')
    .set({ state: 'closed', closed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst()
  return closed !== undefined
}

export async function listPastSurveys(db: Db, now: Date): Promise<string[]> {
  const rows = await surveysOf(db).where('state', '=', 'open').where('closes_at', '<=', now).execute()
  return rows.map((row) => row.id)
}

export async function countTokens(db: Db, surveyId: string): Promise<{ invited: number; answered: number }> {
  return db.q
    .selectFrom('survey_tokens')
    .select([sql<number>`count(*)::int`.as('invited'), sql<number>`(count(*) filter (where used))::int`.as('answered')])
    .where('tenant_id', '=', db.tenantId)
    .where('survey_id', '=', surveyId)
    .executeTakeFirstOrThrow()
}

/** The answers that may be shown, by choice: of an anonymous survey those that have been mixed. */
export async function countAnswers(db: Db, surveyId: string): Promise<Map<string, number>> {
  const rows = await shownAnswers(db, surveyId)
    .select(['choice', sql<number>`count(*)::int`.as('count')])
    .groupBy('choice')
    .execute()
  return new Map(rows.map((row) => [row.choice, row.count]))
}

export async function listLines(db: Db, surveyId: string, limit: number): Promise<{ choice: string; line: string }[]> {
  const rows = await shownAnswers(db, surveyId).select(['choice', 'line']).where('line', 'is not', null).orderBy('id').limit(limit).execute()
  return rows.flatMap(({ choice, line }) => (line === null ? [] : [{ choice, line }]))
}

function shownAnswers(db: Db, surveyId: string) {
  return db.q
    .selectFrom('survey_answers')
    .where('tenant_id', '=', db.tenantId)
    .where('survey_id', '=', surveyId)
    .where((eb) => eb.or([eb('anonymous', '=', false), eb('mixed', '=', true)]))
}

/** The newest surveys within reach, with how many were asked and have answered. One statement. */
export async function listSurveys(db: Db, { scope, limit }: { scope: Scope; limit: number }): Promise<(SurveyRow & { invited: number; answered: number })[]> {
  const tokens = (used: boolean) =>
    sql<number>`(select count(*)::int from survey_tokens t where t.tenant_id = ${db.tenantId} and t.survey_id = surveys.id ${used ? sql`and t.used` : sql``})`
  return db.q
    .selectFrom('surveys')
    .selectAll()
    .select([tokens(false).as('invited'), tokens(true).as('answered')])
    .where('tenant_id', '=', db.tenantId)
    .$if(!scope.all, (query) => query.where(sql<boolean>`unit_id = any(${scope.all ? [] : scope.unitIds}::uuid[])`))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
