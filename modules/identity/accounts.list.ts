import { sql, type ExpressionBuilder } from 'kysely'
import { cutPage, decodeCursor } from '../../kernel/cursor.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { Tables } from '../../kernel/db/tables.generated.ts'
import { peopleShown } from '../members/members.api.ts'
import { cappedCount, countCap } from './capped-count.ts'

export interface AccountQuery {
  cursor?: string | undefined
  limit: number
  /** Only this one. */
  id?: string | undefined
  search?: string | undefined
  state?: 'active' | 'waiting' | 'disabled' | undefined
  role?: string | undefined
  /** The day whose roles count. */
  day: string
  now: Date
}

/** Accounts by user name: a constant number of statements, however many there are. */
export async function listAccounts(db: Db, query: AccountQuery) {
  const after = decodeCursor(query.cursor)
  const rows = await matching(db, query)
    .leftJoin('sign_in_failures as f', (join) => join.onRef('f.tenant_id', '=', 'a.tenant_id').onRef('f.subject_id', '=', 'a.id'))
    .leftJoin('account_activations as v', (join) => join.onRef('v.tenant_id', '=', 'a.tenant_id').onRef('v.account_id', '=', 'a.id'))
    .select([
      'a.id',
      'a.username',
      'a.name',
      'a.staff_id',
      'a.state',
      'a.must_change_password',
      'a.totp_confirmed_at',
      'a.last_signed_in_at',
      'a.version',
      'f.locked_until',
      'v.expires_at as waits_until',
    ])
    .$if(after !== null, (q) => q.where('a.username', '>', after?.key ?? ''))
    .orderBy('a.username')
    .limit(query.limit + 1)
    .execute()
  const count = await countMatching(db, query)
  const rolesOf = await rolesInForce(
    db,
    rows.map((row) => row.id),
    query.day,
  )
  const staff = await peopleShown(
    db,
    rows.flatMap((row) => row.staff_id ?? []),
    query.day,
  )
  const page = cutPage(rows, {
    limit: query.limit,
    positionOf: (row) => ({ key: row.username, id: row.id }),
    show: (row) => ({
      id: row.id,
      username: row.username,
      name: row.name,
      staff: staff.get(row.staff_id ?? '') ?? null,
      state: row.state === 'active' ? ('active' as const) : ('disabled' as const),
      mustChangePassword: row.must_change_password,
      waitsUntil: row.waits_until?.toISOString() ?? null,
      totpOn: row.totp_confirmed_at !== null,
      lockedUntil: row.locked_until !== null && row.locked_until > query.now ? row.locked_until.toISOString() : null,
      lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
      roles: rolesOf.get(row.id) ?? [],
      version: row.version,
    }),
  })
  return { ...page, ...cappedCount(count) }
}

async function countMatching(db: Db, query: AccountQuery): Promise<string | number | bigint | undefined> {
  const counted = await db.q
    .selectFrom(
      matching(db, query)
        .select('a.id')
        .limit(countCap + 1)
        .as('counted'),
    )
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst()
  return counted?.count
}

function matching(db: Db, query: AccountQuery) {
  const { id, search, state, role } = query
  return db.q
    .selectFrom('accounts as a')
    .where('a.tenant_id', '=', db.tenantId)
    .$if(id !== undefined, (q) => q.where('a.id', '=', id ?? ''))
    .$if(state !== undefined, (q) => q.where('a.state', '=', state === 'disabled' ? 'disabled' : 'active'))
    .$if(state === 'waiting', (q) => q.where(({ exists }) => exists(codeOf(db))))
    .$if(state === 'active', (q) => q.where(({ exists, not }) => not(exists(codeOf(db)))))
    .$if(search !== undefined && search !== '', (q) => q.where((eb) => eb.or([startsWith(eb, 'a.username', (search ?? '').toLowerCase()), startsWith(eb, 'a.name', search ?? '')])))
    .$if(role !== undefined, (q) =>
      q.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('role_grants as g')
            .select('g.id')
            .where('g.tenant_id', '=', db.tenantId)
            .whereRef('g.account_id', '=', 'a.id')
            .where('g.role', '=', role ?? '')
            .where('g.from_date', '<=', query.day)
            .where((eb) => eb.or([eb('g.until_date', 'is', null), eb('g.until_date', '>=', query.day)])),
        ),
      ),
    )
}

/** The code that the account `a` of the statement around waits for. */
function codeOf(db: Db) {
  return db.q
    .selectFrom('account_activations as v')
    .select('v.account_id')
    .where('v.tenant_id', '=', db.tenantId)
    .where('v.account_id', '=', sql<string>`a.id`)
}

/** A range and not LIKE: under row level security LIKE cannot use an index. */
function startsWith(eb: ExpressionBuilder<Tables & { a: Tables['accounts'] }, 'a'>, column: 'a.username' | 'a.name', text: string) {
  return eb.and([eb(column, '>=', text), eb(column, '<', `${text}\u{10ffff}`)])
}

async function rolesInForce(db: Db, accountIds: string[], day: string): Promise<Map<string, string[]>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db.q
    .selectFrom('role_grants')
    .select(['account_id', sql<string[]>`array_agg(distinct role order by role)`.as('roles')])
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', 'in', accountIds)
    .where('from_date', '<=', day)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>=', day)]))
    .groupBy('account_id')
    .execute()
  return new Map(rows.map((row) => [row.account_id, row.roles]))
}
