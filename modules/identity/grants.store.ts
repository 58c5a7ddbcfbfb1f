import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { violates } from '../../kernel/db/violation.ts'
import { newId } from '../../kernel/ids.ts'
import type { GrantTerm, HeldRole, Term } from './grants.rules.ts'
import { administratorsApart } from './identity.errors.ts'
import { administratorRoles, isAdministrator } from './roles.ts'

/** The roles of an account in force on a day. */
export async function rolesHeld(db: Db, accountId: string, day: string): Promise<HeldRole[]> {
  const rows = await db.q
    .selectFrom('role_grants')
    .select(['role', 'unit_id'])
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', accountId)
    .where('from_date', '<=', day)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>=', day)]))
    .execute()
  return rows.map((row) => ({ role: row.role, unitId: row.unit_id }))
}

/** The roles of these accounts in force on a day. */
export async function rolesHeldBy(db: Db, accountIds: readonly string[], day: string): Promise<ReadonlyMap<string, HeldRole[]>> {
  const held = new Map<string, HeldRole[]>()
  if (accountIds.length === 0) return held
  const rows = await db.q
    .selectFrom('role_grants')
    .modifyFront(prepared)
    .select(['account_id', 'role', 'unit_id'])
    .where('tenant_id', '=', db.tenantId)
    .where((eb) => eb('account_id', '=', eb.fn.any(eb.val([...accountIds]))))
    .where('from_date', '<=', day)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>=', day)]))
    .execute()
  for (const row of rows) held.set(row.account_id, [...(held.get(row.account_id) ?? []), { role: row.role, unitId: row.unit_id }])
  return held
}

/** What an account holds on or after a day. */
export async function termsFrom(db: Db, accountId: string, day: string): Promise<GrantTerm[]> {
  const rows = await db.q
    .selectFrom('role_grants')
    .select(['role', 'unit_id', 'from_date', 'until_date'])
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', accountId)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>=', day)]))
    .execute()
  return rows.map((row) => ({ role: row.role, unitId: row.unit_id, from: row.from_date, until: row.until_date }))
}

export async function insertGrant(trx: Trx, accountId: string, grant: GrantTerm & { documentNo: string }): Promise<string> {
  if (isAdministrator(grant.role)) await supersedeAdministrator(trx, accountId, grant.from)
  try {
    const [id = ''] = await insertGrants(trx, [{ ...grant, accountId }])
    return id
  } catch (error) {
    if (violates(error, 'role_grants_one_administrator')) throw administratorsApart()
    throw error
  }
}

export type NewGrant = GrantTerm & { accountId: string; documentNo: string }

/** Returns their ids in the same order. */
export async function insertGrants(trx: Trx, grants: NewGrant[]): Promise<string[]> {
  if (grants.length === 0) return []
  const rows = grants.map((grant) => ({
    tenant_id: trx.tenantId,
    id: newId(trx.at.getTime()),
    account_id: grant.accountId,
    role: grant.role,
    unit_id: grant.unitId,
    from_date: grant.from,
    until_date: grant.until,
    document_no: grant.documentNo,
    granted_by: trx.actorId,
    granted_at: trx.at,
    ended_by: null,
    ended_at: null,
    superseded_at: null,
    version: 1,
  }))
  await trx.q.insertInto('role_grants').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** A role whose last day lies before the new one's first makes room for it; one still running then does not. */
async function supersedeAdministrator(trx: Trx, accountId: string, from: string): Promise<void> {
  await trx.q
    .updateTable('role_grants')
    .set({ superseded_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('role', 'in', administratorRoles)
    .where('superseded_at', 'is', null)
    .where('until_date', '<', from)
    .execute()
}

export function findGrant(db: Db, id: string) {
  return db.q.selectFrom('role_grants').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

/** Brings the end of a grant forward. False if the grant is no longer the version that the caller saw. */
export async function endGrantRow(trx: Trx, seen: { id: string; version: number }, until: string): Promise<boolean> {
  const ended = await trx.q
    .updateTable('role_grants')
    .set({ until_date: until, ended_by: trx.actorId, ended_at: trx.at, version: seen.version + 1 })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
  return ended.numUpdatedRows === 1n
}

/** Every grant of security administrator that lasts beyond a day, held until the transaction ends: two cannot end each other. */
export function lockSecurityAdministrators(trx: Trx, day: string): Promise<{ id: string; from_date: string }[]> {
  return trx.q
    .selectFrom('role_grants')
    .select(['id', 'from_date'])
    .where('tenant_id', '=', trx.tenantId)
    .where('role', '=', 'security_admin')
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>', day)]))
    .orderBy('id')
    .forUpdate()
    .execute()
}

export interface GrantAt extends Term {
  id: string
  accountId: string
  /** Of the account. */
  name: string
  role: string
  unitId: string
  documentNo: string
}

/** Roles at these units that are in force on a day or begin later, in the order of granting. */
export async function grantsAt(db: Db, unitIds: string[], day: string): Promise<GrantAt[]> {
  if (unitIds.length === 0) return []
  const rows = await lastingAt(db, unitIds, day)
    .innerJoin('accounts as a', (join) => join.onRef('a.tenant_id', '=', 'g.tenant_id').onRef('a.id', '=', 'g.account_id'))
    .select(['g.id', 'g.account_id', 'a.name', 'g.role', 'g.unit_id', 'g.from_date', 'g.until_date', 'g.document_no'])
    .orderBy('g.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    role: row.role,
    unitId: row.unit_id ?? '',
    from: row.from_date,
    until: row.until_date,
    documentNo: row.document_no,
  }))
}

/** Holds the accounts, as `grantRole` does, so that nothing is granted to them meanwhile. */
export async function lockHoldersAt(trx: Trx, unitIds: string[], day: string): Promise<void> {
  if (unitIds.length === 0) return
  await trx.q
    .selectFrom('accounts')
    .select('id')
    .where('tenant_id', '=', trx.tenantId)
    .where('id', 'in', lastingAt(trx, unitIds, day).select('g.account_id'))
    .orderBy('id')
    .forUpdate()
    .execute()
}

function lastingAt(db: Db, unitIds: string[], day: string) {
  return (
    db.q
      .selectFrom('role_grants as g')
      .where('g.tenant_id', '=', db.tenantId)
      .where('g.unit_id', 'in', unitIds)
      .where((eb) => eb.or([eb('g.until_date', 'is', null), eb('g.until_date', '>=', day)]))
      // One that was called off before it began was never held.
      .where((eb) => eb.or([eb('g.until_date', 'is', null), eb('g.until_date', '>=', eb.ref('g.from_date'))]))
  )
}

/** Ends these grants with `lastDay`; one that begins later is called off the day before it would have begun. */
export async function endGrantsOn(trx: Trx, ids: string[], lastDay: string): Promise<void> {
  await trx.q
    .updateTable('role_grants')
    .set((eb) => ({
      until_date: sql<string>`greatest(from_date - 1, ${lastDay}::date)`,
      ended_by: trx.actorId,
      ended_at: trx.at,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', trx.tenantId)
    .where('id', 'in', ids)
    .execute()
}
