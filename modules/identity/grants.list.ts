import type { Db } from '../../kernel/db/handle.ts'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import { cappedCount, countCap } from './capped-count.ts'

export interface GrantQuery {
  cursor?: string | undefined
  limit: number
  accountId?: string | undefined
  unitId?: string | undefined
  role?: string | undefined
  on?: string | undefined
  /** The day that “in force” means. */
  day: string
}

/** Grants, the latest granted first: two statements. */
export async function listGrants(db: Db, query: GrantQuery) {
  const after = decodeCursor(query.cursor)
  const rows = await matching(db, query)
    .innerJoin('accounts as a', (join) => join.onRef('a.tenant_id', '=', 'g.tenant_id').onRef('a.id', '=', 'g.account_id'))
    .select(['g.id', 'g.account_id', 'a.username', 'a.name', 'g.role', 'g.unit_id', 'g.from_date', 'g.until_date', 'g.document_no', 'g.version'])
    // Ids are made in order of time, so the id alone is the order of granting.
    .$if(after !== null, (q) => q.where('g.id', '<', after?.id ?? ''))
    .orderBy('g.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const counted = await db.q
    .selectFrom(
      matching(db, query)
        .select('g.id')
        .limit(countCap + 1)
        .as('counted'),
    )
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst()
  const page = cutPage(rows, {
    limit: query.limit,
    positionOf: (row) => ({ key: '', id: row.id }),
    show: (row) => ({
      id: row.id,
      accountId: row.account_id,
      username: row.username,
      name: row.name,
      role: row.role,
      unitId: row.unit_id,
      from: row.from_date,
      until: row.until_date,
      documentNo: row.document_no,
      inForce: row.from_date <= query.day && (row.until_date === null || row.until_date >= query.day),
      version: row.version,
    }),
  })
  return { ...page, ...cappedCount(counted?.count) }
}

function matching(db: Db, { accountId, unitId, role, on }: GrantQuery) {
  return db.q
    .selectFrom('role_grants as g')
    .where('g.tenant_id', '=', db.tenantId)
    .$if(accountId !== undefined, (q) => q.where('g.account_id', '=', accountId ?? ''))
    .$if(unitId !== undefined, (q) => q.where('g.unit_id', '=', unitId ?? ''))
    .$if(role !== undefined, (q) => q.where('g.role', '=', role ?? ''))
    .$if(on !== undefined, (q) => q.where('g.from_date', '<=', on ?? '').where((eb) => eb.or([eb('g.until_date', 'is', null), eb('g.until_date', '>=', on ?? '')])))
}
