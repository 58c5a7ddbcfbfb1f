import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'

/**
 * Writes the answers of an anonymous survey anew, in random order and under other ids, and its used tokens with them.
 * Until then an administrator of the database could match an answer with a token, or with a line of the audit log, by the number of the
 * transaction that wrote both, and order answers by their place in the table. Returns how many answers it wrote.
 */
export async function mixAnswers(trx: Trx, surveyId: string): Promise<number> {
  const taken = await trx.q
    .deleteFrom('survey_answers')
    .where('tenant_id', '=', trx.tenantId)
    .where('survey_id', '=', surveyId)
    .where('anonymous', '=', true)
    .returning(['choice', 'line'])
    .execute()
  if (taken.length === 0) return 0
  const rows = taken.map((row) => ({ ...row, id: randomUUID() })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await sql`
    insert into survey_answers (tenant_id, id, survey_id, anonymous, choice, line, mixed)
    select ${trx.tenantId}::uuid, a.id, ${surveyId}::uuid, true, a.choice, a.line, true
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.choice)}::text[], ${rows.map((row) => row.line)}::text[]) a (id, choice, line)`.execute(trx.q)
  await trx.q.updateTable('survey_tokens').set({ used: true }).where('tenant_id', '=', trx.tenantId).where('survey_id', '=', surveyId).where('used', '=', true).execute()
  return taken.length
}

/** Open surveys with answers that have not been mixed yet. */
export async function listUnmixed(db: Db): Promise<{ surveyId: string; unmixed: number; all: number }[]> {
  const { rows } = await sql<{ surveyId: string; unmixed: number; all: number }>`
    select u.survey_id as "surveyId", u.unmixed,
           (select count(*) from survey_answers a where a.tenant_id = ${db.tenantId} and a.survey_id = u.survey_id)::int as all
      from (select survey_id, count(*)::int as unmixed from survey_answers
             where tenant_id = ${db.tenantId} and anonymous and not mixed group by survey_id) u`.execute(db.q)
  return rows
}
