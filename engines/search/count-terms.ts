import { sql } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { Db } from '../../kernel/db/handle.ts'

/** Counted anew once so many of all documents have changed: ranking needs no exact numbers, and the work per document stays the same. */
const changedShare = 0.05
/** Terms that stand in fewer documents are taken for rare without being counted; they are nearly all of them. */
const leastDocuments = 4

/** Counts the terms of the kinds in which enough has changed. Derived numbers: it is no change that the audit log knows of. */
export async function countTerms(db: Db, clock: Clock): Promise<void> {
  const countedAt = clock.now()
  for (const { kind, all, changed } of await changesOf(db)) {
    if (changed > 0 && changed >= all * changedShare) await countKind(db, { kind, documents: all, countedAt })
  }
}

async function changesOf(db: Db): Promise<{ kind: string; all: number; changed: number }[]> {
  const { rows } = await sql<{ kind: string; all: number; changed: number }>`
    with now_there as (
      select d.kind, count(*)::int as documents, count(*) filter (where c.counted_at is null or d.indexed_at > c.counted_at)::int as changed
        from search_documents d left join search_counts c on c.tenant_id = d.tenant_id and c.kind = d.kind
       where d.tenant_id = ${db.tenantId}
       group by d.kind
    )
    select kind, coalesce(n.documents, 0) as all, greatest(n.changed, abs(coalesce(n.documents, 0) - coalesce(c.documents, 0)), 0) as changed
      from now_there n full join (select kind, documents from search_counts where tenant_id = ${db.tenantId}) c using (kind)`.execute(db.q)
  return rows
}

async function countKind(db: Db, { kind, documents, countedAt }: { kind: string; documents: number; countedAt: Date }): Promise<void> {
  await db.q.transaction().execute(async (q) => {
    // Two servers sweep: the row makes the second wait, and then count the same again.
    await q
      .insertInto('search_counts')
      .values({ tenant_id: db.tenantId, kind, documents, counted_at: countedAt })
      .onConflict((oc) => oc.columns(['tenant_id', 'kind']).doUpdateSet({ documents, counted_at: countedAt }))
      .execute()
    await q.deleteFrom('search_term_counts').where('tenant_id', '=', db.tenantId).where('kind', '=', kind).execute()
    await sql`
      insert into search_term_counts (tenant_id, kind, term, documents)
      select tenant_id, kind, term, count(*) from search_terms
       where tenant_id = ${db.tenantId} and kind = ${kind}
       group by tenant_id, kind, term having count(*) >= ${leastDocuments}`.execute(q)
  })
}
