import type { Db, Trx } from '../../kernel/db/handle.ts'
import { violates } from '../../kernel/db/violation.ts'
import { newId } from '../../kernel/ids.ts'
import { tokenNameTaken } from './identity.errors.ts'

export interface NewToken {
  accountId: string
  name: string
  secretHash: string
  scopes: string[]
  expiresAt: Date
}

export async function insertToken(trx: Trx, token: NewToken): Promise<string> {
  const id = newId(trx.at.getTime())
  await freeExpiredName(trx, token)
  try {
    await trx.q
      .insertInto('access_tokens')
      .values({
        tenant_id: trx.tenantId,
        id,
        account_id: token.accountId,
        name: token.name,
        secret_hash: token.secretHash,
        scopes: token.scopes,
        created_at: trx.at,
        expires_at: token.expiresAt,
        last_used_at: null,
        revoked_at: null,
      })
      .execute()
  } catch (error) {
    if (violates(error, 'access_tokens_name_key')) throw tokenNameTaken({ name: token.name })
    throw error
  }
  return id
}

/** A token that has expired does not keep its name. */
async function freeExpiredName(trx: Trx, { accountId, name }: NewToken): Promise<void> {
  await trx.q
    .updateTable('access_tokens')
    .set({ revoked_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .where('expires_at', '<=', trx.at)
    .execute()
}

export function findToken(db: Db, secretHash: string, now: Date) {
  return db.q
    .selectFrom('access_tokens as t')
    .innerJoin('accounts as a', (join) => join.onRef('a.tenant_id', '=', 't.tenant_id').onRef('a.id', '=', 't.account_id'))
    .select(['t.id', 't.scopes', 't.last_used_at', 't.account_id', 'a.name', 'a.staff_id', 'a.state', 'a.must_change_password'])
    .where('t.tenant_id', '=', db.tenantId)
    .where('t.secret_hash', '=', secretHash)
    .where('t.revoked_at', 'is', null)
    .where('t.expires_at', '>', now)
    .executeTakeFirst()
}

const usedEveryMs = 60_000

/** Notes the use, at most once a minute. No change that anybody made, so no audit record. */
export async function touchToken(db: Db, token: { id: string; last_used_at: Date | null }, now: Date): Promise<void> {
  if (token.last_used_at && now.getTime() - token.last_used_at.getTime() < usedEveryMs) return
  await db.q.updateTable('access_tokens').set({ last_used_at: now }).where('tenant_id', '=', db.tenantId).where('id', '=', token.id).execute()
}

export function listTokens(db: Db, accountId: string, now: Date) {
  return db.q
    .selectFrom('access_tokens')
    .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
}

/** Revokes one token of an account, or all. Returns how many were open. */
export async function revokeTokens(trx: Trx, accountId: string, only?: string): Promise<number> {
  const revoked = await trx.q
    .updateTable('access_tokens')
    .set({ revoked_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .$if(only !== undefined, (q) => q.where('id', '=', only ?? ''))
    .executeTakeFirst()
  return Number(revoked.numUpdatedRows)
}
