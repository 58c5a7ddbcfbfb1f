import type { Db, Trx } from '../../kernel/db/handle.ts'

/** Marks a time step as used; false if it, or a later one, was used before. */
export async function takeStep(trx: Trx, accountId: string, step: number): Promise<boolean> {
  const taken = await trx.q
    .updateTable('accounts')
    .set({ totp_used_step: BigInt(step) })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', accountId)
    .where((eb) => eb.or([eb('totp_used_step', 'is', null), eb('totp_used_step', '<', BigInt(step))]))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

export async function spendRecoveryCode(trx: Trx, accountId: string, codeHash: string): Promise<boolean> {
  const spent = await trx.q
    .updateTable('recovery_codes')
    .set({ used_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return spent.numUpdatedRows === 1n
}

/** Keeps a secret that the person has yet to confirm; false if a second factor is on already. */
export async function beginTotp(trx: Trx, accountId: string, sealed: string): Promise<boolean> {
  const begun = await trx.q
    .updateTable('accounts')
    .set({ totp_sealed: sealed, totp_used_step: null })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', accountId)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst()
  return begun.numUpdatedRows === 1n
}

export async function confirmTotp(trx: Trx, accountId: string, codeHashes: string[]): Promise<void> {
  await trx.q.updateTable('accounts').set({ totp_confirmed_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', accountId).execute()
  await deleteRecoveryCodes(trx, accountId)
  await trx.q
    .insertInto('recovery_codes')
    .values(codeHashes.map((code_hash) => ({ tenant_id: trx.tenantId, account_id: accountId, code_hash, used_at: null })))
    .execute()
}

export async function removeTotp(trx: Trx, accountId: string): Promise<void> {
  await trx.q
    .updateTable('accounts')
    .set({ totp_sealed: null, totp_confirmed_at: null, totp_used_step: null })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', accountId)
    .execute()
  await deleteRecoveryCodes(trx, accountId)
}

async function deleteRecoveryCodes(trx: Trx, accountId: string): Promise<void> {
  await trx.q.deleteFrom('recovery_codes').where('tenant_id', '=', trx.tenantId).where('account_id', '=', accountId).execute()
}

export async function countRecoveryCodes(db: Db, accountId: string): Promise<number> {
  const row = await db.q
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll().as('left'))
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(row?.left ?? 0)
}
