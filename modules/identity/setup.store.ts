import type { Db, Trx } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import { administratorRoles, type AdministratorRole } from './roles.ts'
import { hashCode, newCode } from './secrets.ts'

/** 100 bits, copied by hand once. */
const letters = 20
const validDays = 30

/** Makes a one-time code for each of these roles; earlier unused ones of the role stop working. Only hashes are kept. */
export async function issueSetupCodes(trx: Trx, wanted: readonly AdministratorRole[]): Promise<{ role: AdministratorRole; code: string }[]> {
  const issued = wanted.map((role) => ({ role, code: newCode(letters) }))
  await trx.q.deleteFrom('setup_codes').where('tenant_id', '=', trx.tenantId).where('role', 'in', wanted).where('used_at', 'is', null).execute()
  await trx.q
    .insertInto('setup_codes')
    .values(
      issued.map(({ role, code }) => ({
        tenant_id: trx.tenantId,
        id: newId(trx.at.getTime()),
        role,
        code_hash: hashCode(code),
        issued_at: trx.at,
        expires_at: new Date(trx.at.getTime() + validDays * 86_400_000),
        used_at: null,
        used_by: null,
      })),
    )
    .execute()
  trx.audit({ action: 'setup_code.issue', entity: { type: 'setup_code', id: trx.tenantId }, details: { roles: wanted } })
  return issued
}

/** The administrators' roles that nobody has ever held and for which no usable code is out: what a first start issues codes for. */
export async function rolesWithoutAdministrator(db: Db, now: Date): Promise<AdministratorRole[]> {
  const held = await db.q.selectFrom('role_grants').select('role').distinct().where('tenant_id', '=', db.tenantId).where('role', 'in', administratorRoles).execute()
  const waiting = await db.q.selectFrom('setup_codes').select('role').where('tenant_id', '=', db.tenantId).where('used_at', 'is', null).where('expires_at', '>', now).execute()
  const taken = new Set([...held, ...waiting].map((row) => row.role))
  return administratorRoles.filter((role) => !taken.has(role))
}

export async function isSetupOpen(db: Db, now: Date): Promise<boolean> {
  const row = await db.q
    .selectFrom('setup_codes')
    .select('id')
    .where('tenant_id', '=', db.tenantId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a code up for an account and says which role it was for; null if it is no good any more. */
export async function spendSetupCode(trx: Trx, code: string): Promise<{ id: string; role: AdministratorRole } | null> {
  const spent = await trx.q
    .updateTable('setup_codes')
    .set({ used_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('code_hash', '=', hashCode(code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', trx.at)
    .returning(['id', 'role'])
    .executeTakeFirst()
  const role = administratorRoles.find((candidate) => candidate === spent?.role)
  return spent && role ? { id: spent.id, role } : null
}

export async function nameCodeUser(trx: Trx, codeId: string, accountId: string): Promise<void> {
  await trx.q.updateTable('setup_codes').set({ used_by: accountId }).where('tenant_id', '=', trx.tenantId).where('id', '=', codeId).execute()
}
