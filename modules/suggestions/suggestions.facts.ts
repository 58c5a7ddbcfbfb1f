import type { CaseRow } from '../../engines/cases/process.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { readSettings, type Settings } from './settings.store.ts'

/** What the guards of a suggestion look at. */
export interface SuggestionFacts {
  title: string
  body: string
  anonymity: string
  isPublic: boolean
  answer: { outcome: Outcome; text: string; promiseOn: string | null } | null
  promiseOn: string | null
  isProject: boolean
  settings: Settings
}

type Outcome = 'adopted' | 'partly' | 'kept' | 'declined'

/** Two statements, however many suggestions. */
export async function loadSuggestionFacts(db: Db, cases: readonly CaseRow[]): Promise<ReadonlyMap<string, SuggestionFacts>> {
  if (cases.length === 0) return new Map()
  const [rows, { settings }] = await Promise.all([
    db.q
      .selectFrom('suggestions as s')
      .leftJoin('practical_projects as p', (join) => join.onRef('p.tenant_id', '=', 's.tenant_id').onRef('p.suggestion_id', '=', 's.id'))
      .select(['s.id', 's.title', 's.body', 's.anonymity', 's.public_at', 's.answer_outcome', 's.answer_text', 's.answer_promise_on', 's.promise_on', 'p.id as project_id'])
      .where('s.tenant_id', '=', db.tenantId)
      .where(
        's.id',
        'in',
        cases.map((row) => row.id),
      )
      .execute(),
    readSettings(db),
  ])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        title: row.title,
        body: row.body,
        anonymity: row.anonymity,
        isPublic: row.public_at !== null,
        // The table's own check holds it to these four.
        answer: row.answer_outcome === null ? null : { outcome: row.answer_outcome as Outcome, text: row.answer_text ?? '', promiseOn: row.answer_promise_on },
        promiseOn: row.promise_on,
        isProject: row.project_id !== null,
        settings,
      },
    ]),
  )
}
