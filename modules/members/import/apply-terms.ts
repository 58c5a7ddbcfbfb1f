import { sql } from 'kysely'
import type { Db } from '../../../kernel/db/handle.ts'
import { sortInMemory, type HeldBack } from './apply.ts'
import type { ImportBatch } from './import.store.ts'

/** A transaction of its own beside the one that writes the people: a database gives each a core. */
export interface TermsBeside {
  /** Fulfilled when all terms stand, not yet committed. */
  insert(): Promise<void>
  /** After the people have been committed: those who were held back are found by nothing, and the import is whole. */
  commit(held: HeldBack[]): Promise<void>
  /** The people were not written, and so nothing is. Safe at any time. */
  cancel(): Promise<void>
}

export function openTermsBeside(db: Db, batch: ImportBatch): TermsBeside {
  const inserted = Promise.withResolvers<void>()
  const people = Promise.withResolvers<HeldBack[]>()
  let ended: Promise<void> | null = null
  const run = () =>
    db.q.transaction().execute(async (q) => {
      const trx = { tenantId: db.tenantId, q }
      await insertTerms(trx, batch)
      inserted.resolve()
      await forgetHeld(trx, await people.promise)
      await markWhole(trx, batch)
    })
  return {
    insert: () => {
      ended = run()
      ended.catch(inserted.reject)
      return inserted.promise
    },
    commit: async (held) => {
      people.resolve(held)
      await ended
    },
    cancel: async () => {
      people.promise.catch(() => undefined)
      people.reject(new TypeError('the people were not written'))
      await ended?.catch(() => undefined)
    },
  }
}

/** The people were committed, and then the process died before their terms were: those are written now. */
export function catchUpTerms(db: Db, batch: ImportBatch): Promise<void> {
  return db.q.transaction().execute(async (q) => {
    const trx = { tenantId: db.tenantId, q }
    await insertTerms(trx, batch)
    await markWhole(trx, batch)
  })
}

/** In the order of the index: neighbours go to one page, which is twice as fast as the order of the file. */
async function insertTerms(trx: Db, batch: ImportBatch): Promise<void> {
  await sortInMemory(trx)
  await sql`
    with made as materialized (
      select r.staff_id, r.terms, r.columns->>'pinyin_key' as pinyin_key
        from member_import_rows r
       where r.tenant_id = ${trx.tenantId} and r.import_id = ${batch.id} and r.outcome = 'create')
    insert into staff_terms (tenant_id, term, staff_id, pinyin_key)
    select ${trx.tenantId}::uuid, t.term, m.staff_id, m.pinyin_key
      from made m, lateral unnest(string_to_array(m.terms, E'\\n')) t (term)
     order by t.term collate "C", m.staff_id`.execute(trx.q)
}

async function forgetHeld(trx: Db, held: HeldBack[]): Promise<void> {
  if (held.length === 0) return
  await sql`
    delete from staff_terms t
     using jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h (staff_id uuid, terms text), lateral unnest(string_to_array(h.terms, E'\\n')) x (term)
     where t.tenant_id = ${trx.tenantId} and t.term = x.term and t.staff_id = h.staff_id`.execute(trx.q)
}

async function markWhole(trx: Db, batch: ImportBatch): Promise<void> {
  await trx.q
    .updateTable('member_imports')
    .set({ state: 'applied', runner: null })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', batch.id)
    .where('state', '=', 'applying')
    .execute()
}
