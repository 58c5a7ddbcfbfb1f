import type { Db, Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { newId } from '../../kernel/ids.ts'
import type { GrantTerm, HeldRole } from './grants.rules.ts'
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
  const id = newId(trx.at.getTime())
  if (isAdministrator(grant.role)) await supersedeAdministrator(trx, accountId, grant.from)
  try {
    await trx.q
      .insertInto('role_grants')
      .values({
        tenant_id: trx.tenantId,
        id,
        account_id: accountId,
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
      })
      .execute()
  } catch (error) {
    if (violates(error, 'role_grants_one_administrator')) throw administratorsApart()
    throw error
  }
  return id
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
