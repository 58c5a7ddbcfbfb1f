import { sql, type RawBuilder } from 'kysely'
import { lastEditorOf } from '../../kernel/audit/last-editor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { versionConflict } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { staffHasAccount, usernameTaken } from './identity.errors.ts'

export interface NewAccount {
  username: string
  name: string
  staffId: string | null
  /** From `hashPassword`: made before the transaction, because it takes its time. */
  passwordHash: string
  mustChangePassword: boolean
}

/** Opens an account in the caller's transaction. Throws `username_taken` or `staff_has_account`. */
export async function createAccount(trx: Trx, account: NewAccount): Promise<{ id: string; version: number }> {
  const id = newId(trx.at.getTime())
  const username = account.username.normalize('NFKC').trim().toLowerCase()
  try {
    await trx.q
      .insertInto('accounts')
      .values({
        tenant_id: trx.tenantId,
        id,
        username,
        name: account.name,
        staff_id: account.staffId,
        state: 'active',
        password_hash: account.passwordHash,
        must_change_password: account.mustChangePassword,
        totp_sealed: null,
        totp_confirmed_at: null,
        totp_used_step: null,
        last_signed_in_at: null,
        created_at: trx.at,
        version: 1,
      })
      .execute()
  } catch (error) {
    if (violates(error, 'accounts_username_key')) throw usernameTaken({ username })
    if (violates(error, 'accounts_staff_key')) throw staffHasAccount()
    throw error
  }
  trx.audit({ action: 'account.create', entity: { type: 'account', id }, details: { username, name: account.name, staffId: account.staffId } })
  return { id, version: 1 }
}

export function findAccount(db: Db, id: string) {
  return db.q.selectFrom('accounts').selectAll().where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()
}

export function findAccountByUsername(db: Db, username: string) {
  return db.q.selectFrom('accounts').selectAll().where('tenant_id', '=', db.tenantId).where('username', '=', username).executeTakeFirst()
}

/** The accounts of these staff, by staff id; those without one are missing. */
export async function accountsOfStaff(db: Db, staffIds: string[]): Promise<Map<string, { accountId: string; name: string; active: boolean }>> {
  if (staffIds.length === 0) return new Map()
  const rows = await db.q.selectFrom('accounts').select(['id', 'staff_id', 'name', 'state']).where('tenant_id', '=', db.tenantId).where('staff_id', 'in', staffIds).execute()
  return new Map(rows.flatMap((row) => (row.staff_id === null ? [] : [[row.staff_id, { accountId: row.id, name: row.name, active: row.state === 'active' }]])))
}

/** Holds the account's row until the transaction ends: what is decided about it is decided one at a time. */
export function lockAccount(trx: Trx, id: string) {
  return trx.q.selectFrom('accounts').selectAll().where('tenant_id', '=', trx.tenantId).where('id', '=', id).forUpdate().executeTakeFirst()
}

interface AccountChange {
  state?: 'active' | 'disabled'
  password_hash?: string
  must_change_password?: boolean
  staff_id?: string | null
}

/** Changes an account that the caller saw in `version`. */
export async function changeAccount(trx: Trx, seen: { id: string; version: number }, change: AccountChange): Promise<number> {
  const version = seen.version + 1
  const changed = await trx.q
    .updateTable('accounts')
    .set({ ...change, version })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst()
    .catch((error: unknown) => {
      throw violates(error, 'accounts_staff_key') ? staffHasAccount() : error
    })
  if (changed.numUpdatedRows === 0n) throw versionConflict({ by: await lastEditorOf(trx, { type: 'account', id: seen.id }) })
  return version
}

/** The staff record behind an account, where there is one. */
export async function staffOfAccount(db: Db, accountId: string): Promise<string | null> {
  const row = await db.q.selectFrom('accounts').select('staff_id').where('tenant_id', '=', db.tenantId).where('id', '=', accountId).executeTakeFirst()
  return row?.staff_id ?? null
}

/** Whether the person behind a column has an account, for a statement of another module's. */
export function hasAccount(tenantId: RawBuilder<unknown>, staffId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from accounts owned where owned.tenant_id = ${tenantId} and owned.staff_id = ${staffId})`
}
