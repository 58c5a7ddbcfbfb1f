import type { RequestContext, Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { SearchHit } from '../../kernel/module.ts'
import { findByWords, indexDocument } from '../search/search.ts'
import { findCase, selectCases } from './cases.store.ts'
import { allHats } from './hats.ts'
import { readCases } from './reading.ts'
import { stateOf } from './registry.ts'

const kind = 'case'
const mostLookedAt = 60
const mostShown = 10

/** Cases by the words of their title or by their number, of those that the person may read. */
export async function searchCases(context: RequestContext, query: string): Promise<SearchHit[]> {
  const { db, actor, clock, locale } = context
  const [found, numbered] = await Promise.all([findByWords(db, { kind, query, limit: mostLookedAt }), casesNumbered(db, query)])
  const ids = [...new Set([...numbered, ...found.map(({ id }) => id)])]
  if (ids.length === 0) return []
  const [rows, hats] = await Promise.all([selectCases(db).where('id', 'in', ids).execute(), allHats(db, actor, clock.now())])
  const inOrder = rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
  const readable = await readCases(context, inOrder, hats)
  return readable.slice(0, mostShown).map(({ process, situation: { case: row } }) => ({
    kind: process.id,
    title: row.number === null ? row.title : `${row.number} ${row.title}`,
    hint: `${process.title[locale]} · ${stateOf(process, row.state).title[locale]}`,
    path: process.path(row.id),
  }))
}

/** After each change: what the title says now is what is found. The index is derived: nothing that the audit log must know of. */
export async function indexCase({ clock }: Services, db: Db, { caseId }: Record<string, unknown>): Promise<void> {
  const row = typeof caseId === 'string' ? await findCase(db, caseId) : undefined
  if (!row) return
  await db.q.transaction().execute((q) => {
    const trx: Trx = { tenantId: db.tenantId, q, at: clock.now(), actorId: null, audit: () => undefined, emit: () => undefined }
    return indexDocument(trx, { kind, id: row.id, title: row.title, text: row.number ?? '' })
  })
}

async function casesNumbered(db: Db, query: string): Promise<string[]> {
  const rows = await selectCases(db).clearSelect().select('id').where('number', '=', query.trim()).limit(mostShown).execute()
  return rows.map((row) => row.id)
}
