import type { Db, Trx } from '../../kernel/db/handle.ts'
import { countAttempt, type Attempt } from './lockout.rules.ts'

/**
 * Counts one attempt for an account (or for a name that no account has) and says whether it may go on.
 * A transaction of its own without audit: the attempt's outcome is what the audit log records.
 */
export async function claimAttempt(db: Db, subjectId: string, now: Date): Promise<Attempt> {
  return db.q.transaction().execute(async (q) => {
    await q
      .insertInto('sign_in_failures')
      .values({ tenant_id: db.tenantId, subject_id: subjectId, failed_count: 0, locked_until: null, last_failed_at: now })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'subject_id']).doNothing())
      .execute()
    const row = await q.selectFrom('sign_in_failures').selectAll().where('tenant_id', '=', db.tenantId).where('subject_id', '=', subjectId).forUpdate().executeTakeFirstOrThrow()
    const attempt = countAttempt({ failedCount: row.failed_count, lockedUntil: row.locked_until, lastFailedAt: row.last_failed_at }, now)
    if (attempt.allowed) {
      const { failedCount, lockedUntil, lastFailedAt } = attempt.failures
      await q
        .updateTable('sign_in_failures')
        .set({ failed_count: failedCount, locked_until: lockedUntil, last_failed_at: lastFailedAt })
        .where('tenant_id', '=', db.tenantId)
        .where('subject_id', '=', subjectId)
        .execute()
    }
    return attempt
  })
}

/** Takes one counted attempt back: the password was right, and the second factor is still to come. */
export async function releaseAttempt(db: Db, subjectId: string): Promise<void> {
  await db.q
    .updateTable('sign_in_failures')
    .set((eb) => ({ failed_count: eb('failed_count', '-', 1), locked_until: null }))
    .where('tenant_id', '=', db.tenantId)
    .where('subject_id', '=', subjectId)
    .where('failed_count', '>', 0)
    .execute()
}

export async function forgetFailures(trx: Trx, subjectId: string): Promise<void> {
  await trx.q.deleteFrom('sign_in_failures').where('tenant_id', '=', trx.tenantId).where('subject_id', '=', subjectId).execute()
}

export async function markSignedIn(trx: Trx, accountId: string): Promise<void> {
  await trx.q.updateTable('accounts').set({ last_signed_in_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', accountId).execute()
}
