import type { Db } from '../../../kernel/db/handle.ts'

/** Key proposals of a session, and numbered ones that are still open, by number. */
export async function reportedIds(db: Db, sessionId: string): Promise<{ key: string[]; open: string[] }> {
  const rows = await db.q
    .selectFrom('cases as c')
    .innerJoin('proposals as p', (join) => join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.id'))
    .select(['c.id', 'c.closed_at as closedAt', 'p.is_key as isKey'])
    .where('c.tenant_id', '=', db.tenantId)
    .where('p.tenant_id', '=', db.tenantId)
    .where('c.process', '=', 'proposal')
    .where('c.round_id', '=', sessionId)
    .where('c.number', 'is not', null)
    .where('c.state', '<>', 'withdrawn')
    .orderBy('c.number')
    .orderBy('c.id')
    .execute()
  return { key: rows.filter((row) => row.isKey).map(({ id }) => id), open: rows.filter((row) => row.closedAt === null).map(({ id }) => id) }
}
