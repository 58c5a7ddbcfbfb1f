import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { peopleWhoBelong } from '../members/members.api.ts'

export interface UnitCounts {
  unitId: string
  people: number
  active: number
  waiting: number
  expired: number
  without: number
}

/** How many of each unit's people can sign in, in one statement. */
export async function countByUnit(db: Db, { day, now }: { day: string; now: Date }): Promise<UnitCounts[]> {
  const rows = await peopleAndAccounts(db, day)
    .select(({ fn, ref, and, not, eb }) => [
      'p.unit_id',
      fn.countAll<bigint>().as('people'),
      fn.countAll<bigint>().filterWhere('a.id', 'is', null).as('without'),
      fn.countAll<bigint>().filterWhere('v.expires_at', '>', now).as('waiting'),
      fn.countAll<bigint>().filterWhere('v.expires_at', '<=', now).as('expired'),
      fn
        .countAll<bigint>()
        .filterWhere(and([not(eb(ref('a.id'), 'is', null)), eb(ref('v.account_id'), 'is', null)]))
        .as('active'),
    ])
    .groupBy('p.unit_id')
    .execute()
  return rows.map(({ unit_id, ...row }) => ({
    unitId: unit_id,
    people: Number(row.people),
    active: Number(row.active),
    waiting: Number(row.waiting),
    expired: Number(row.expired),
    without: Number(row.without),
  }))
}

/** Everybody of a unit who has no account. */
export function peopleWithoutAccount(db: Db, { unitId, day }: { unitId: string; day: string }) {
  return peopleAndAccounts(db, day)
    .select(['p.id', 'p.name', 'p.staff_no'])
    .where('p.unit_id', '=', unitId)
    .where('a.id', 'is', null)
    .orderBy('p.pinyin_key')
    .orderBy('p.id')
    .execute()
}

/** Accounts of a unit's people that wait with a code which nobody used in time, or with any code. */
export async function accountsToRenew(db: Db, asked: { unitId: string; day: string; now: Date; all: boolean }): Promise<string[]> {
  const rows = await peopleAndAccounts(db, asked.day)
    .select('v.account_id')
    .where('p.unit_id', '=', asked.unitId)
    .where('a.state', '=', 'active')
    .where('v.account_id', 'is not', null)
    .where(watchesNobody(db, asked.day))
    .$if(!asked.all, (q) => q.where('v.expires_at', '<=', asked.now))
    .execute()
  return rows.flatMap((row) => row.account_id ?? [])
}

/** Whoever of these units waits with a good code, group by group. */
export function waitingPeople(db: Db, { unitIds, day, now }: { unitIds: string[]; day: string; now: Date }) {
  return peopleAndAccounts(db, day)
    .innerJoin('account_activations as w', (join) => join.onRef('w.tenant_id', '=', 'a.tenant_id').onRef('w.account_id', '=', 'a.id'))
    .select(({ ref }) => ['p.name', 'p.staff_no', 'p.unit_id', 'p.group_id', ref('a.username').$notNull().as('username'), 'w.account_id', 'w.code_sealed', 'w.expires_at'])
    .where('w.tenant_id', '=', db.tenantId)
    .where('p.unit_id', 'in', unitIds)
    .where('a.state', '=', 'active')
    .where('w.expires_at', '>', now)
    .where(watchesNobody(db, day))
    .orderBy('p.group_id')
    .orderBy('p.pinyin_key')
    .orderBy('p.id')
    .execute()
}

/** Whoever is to watch over the system administrator is not let in by them: docs/adr/0004-three-administrators.md. */
function watchesNobody(db: Db, day: string) {
  return sql<boolean>`not exists (
    select 1 from role_grants g
     where g.tenant_id = ${db.tenantId} and g.account_id = a.id and g.role in ('security_admin', 'audit_admin') and (g.until_date is null or g.until_date >= ${day}))`
}

function peopleAndAccounts(db: Db, day: string) {
  return db.q
    .selectFrom(peopleWhoBelong(db, day).as('p'))
    .leftJoin('accounts as a', (join) => join.on('a.tenant_id', '=', db.tenantId).onRef('a.staff_id', '=', 'p.id'))
    .leftJoin('account_activations as v', (join) => join.on('v.tenant_id', '=', db.tenantId).onRef('v.account_id', '=', 'a.id'))
}

export interface AccountToOpen {
  id: string
  username: string
  name: string
  staffId: string
}

/** Opens accounts without a password in one statement; a name that is taken, or a person who got one meanwhile, is left out. */
export async function insertWaitingAccounts(trx: Trx, accounts: AccountToOpen[]): Promise<Set<string>> {
  const rows = JSON.stringify(accounts.map(({ id, username, name, staffId }) => ({ id, username, name, staff_id: staffId })))
  const { rows: opened } = await sql<{ id: string }>`
    insert into accounts (tenant_id, id, username, name, staff_id, state, password_hash, must_change_password, created_at, version)
    select ${trx.tenantId}::uuid, r.id, r.username, r.name, r.staff_id, 'active', null, false, ${trx.at}::timestamptz, 1
      from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, username text, name text, staff_id uuid)
        on conflict do nothing
    returning id`.execute(trx.q)
  return new Set(opened.map((row) => row.id))
}

export interface IssuedCode {
  accountId: string
  sealed: string
}

/** Writes codes, each in place of the one that its account had. */
export async function storeCodes(trx: Trx, codes: IssuedCode[], expiresAt: Date): Promise<void> {
  const rows = JSON.stringify(codes.map(({ accountId, sealed }) => ({ account_id: accountId, code_sealed: sealed })))
  await sql`
    insert into account_activations (tenant_id, account_id, code_sealed, issued_at, expires_at)
    select ${trx.tenantId}::uuid, r.account_id, r.code_sealed, ${trx.at}::timestamptz, ${expiresAt}::timestamptz
      from jsonb_to_recordset(${rows}::jsonb) as r (account_id uuid, code_sealed text)
        on conflict (tenant_id, account_id)
        do update set code_sealed = excluded.code_sealed, issued_at = excluded.issued_at, expires_at = excluded.expires_at`.execute(trx.q)
}

/** The account of this user name that waits for its code, whether or not the code is still good. */
export function findWaitingAccount(db: Db, username: string) {
  return db.q
    .selectFrom('accounts as a')
    .innerJoin('account_activations as v', (join) => join.onRef('v.tenant_id', '=', 'a.tenant_id').onRef('v.account_id', '=', 'a.id'))
    .select(['a.id', 'a.name', 'a.username', 'a.state', 'a.version', 'v.code_sealed', 'v.expires_at'])
    .where('a.tenant_id', '=', db.tenantId)
    .where('v.tenant_id', '=', db.tenantId)
    .where('a.username', '=', username)
    .executeTakeFirst()
}

/** Uses a code up; false where it was used or replaced meanwhile. */
export async function spendCode(trx: Trx, { accountId, sealed }: IssuedCode): Promise<boolean> {
  const spent = await trx.q
    .deleteFrom('account_activations')
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('code_sealed', '=', sealed)
    .executeTakeFirst()
  return spent.numDeletedRows === 1n
}

/** The account has a password by another way: its code opens nothing any more. */
export async function dropCode(trx: Trx, accountId: string): Promise<void> {
  await trx.q.deleteFrom('account_activations').where('tenant_id', '=', trx.tenantId).where('account_id', '=', accountId).execute()
}
