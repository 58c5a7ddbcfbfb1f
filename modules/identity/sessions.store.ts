import { sql } from 'kysely'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { plainArray } from '../../kernel/db/plain-array.ts'
import { prepared } from '../../kernel/db/prepared.ts'
import { newId } from '../../kernel/ids.ts'

export interface NewSession {
  accountId: string
  secretHash: string
  idleMinutes: number
  longestDays: number
  address: string
  userAgent: string
}

export async function insertSession(trx: Trx, session: NewSession): Promise<string> {
  const id = newId(trx.at.getTime())
  await trx.q
    .insertInto('sessions')
    .values({
      tenant_id: trx.tenantId,
      id,
      account_id: session.accountId,
      secret_hash: session.secretHash,
      created_at: trx.at,
      last_seen_at: trx.at,
      idle_minutes: session.idleMinutes,
      expires_at: new Date(trx.at.getTime() + session.longestDays * 86_400_000),
      address: session.address,
      user_agent: session.userAgent,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  return id
}

/** The sessions of these secrets with their accounts, ended ones left out. */
export function findSessions(db: Db, secretHashes: readonly string[]) {
  return db.q
    .selectFrom('sessions as s')
    .modifyFront(prepared)
    .innerJoin('accounts as a', (join) => join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.account_id'))
    .select(['s.id', 's.secret_hash', 's.last_seen_at', 's.idle_minutes', 's.expires_at', 's.account_id', 'a.name', 'a.staff_id', 'a.state', 'a.must_change_password'])
    .where('s.tenant_id', '=', db.tenantId)
    .where((eb) => eb('s.secret_hash', '=', eb.fn.any(eb.val([...secretHashes]))))
    .where('s.ended_at', 'is', null)
    .execute()
}

export function isLive(session: { last_seen_at: Date; idle_minutes: number; expires_at: Date }, now: Date): boolean {
  return session.expires_at > now && now.getTime() - session.last_seen_at.getTime() < session.idle_minutes * 60_000
}

const seenEveryMs = 60_000

/** Notes that these people are there, each at most once a minute. No change that anybody made, so no audit record. */
export async function touchSessions(db: Db, sessions: readonly { id: string; last_seen_at: Date }[], now: Date): Promise<void> {
  const ids = sessions.filter((session) => now.getTime() - session.last_seen_at.getTime() >= seenEveryMs).map(({ id }) => id)
  if (ids.length === 0) return
  // Another server may note the same people in another order: whoever is being noted needs no second note.
  await sql`
    update ${prepared} sessions set last_seen_at = ${now} where tenant_id = ${db.tenantId} and id in (
      select id from sessions where tenant_id = ${db.tenantId} and id = any(${plainArray(ids)}::uuid[]) and last_seen_at < ${now} for update skip locked)`.execute(db.q)
}

export async function listSessions(db: Db, accountId: string, now: Date) {
  const rows = await db.q
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_seen_at', 'idle_minutes', 'expires_at', 'address', 'user_agent'])
    .where('tenant_id', '=', db.tenantId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .limit(200)
    .execute()
  return rows.filter((row) => isLive(row, now))
}

export async function findSessionStart(db: Db, sessionId: string): Promise<Date | null> {
  const row = await db.q.selectFrom('sessions').select('created_at').where('tenant_id', '=', db.tenantId).where('id', '=', sessionId).executeTakeFirst()
  return row?.created_at ?? null
}

/** Ends sessions of an account: one, all but one, or all. Returns how many were open. */
export async function endSessions(trx: Trx, accountId: string, which: { only?: string; except?: string | null } = {}): Promise<number> {
  const { only, except } = which
  const ended = await trx.q
    .updateTable('sessions')
    .set({ ended_at: trx.at, ended_by: trx.actorId })
    .where('tenant_id', '=', trx.tenantId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(only !== undefined, (q) => q.where('id', '=', only ?? ''))
    .$if(except !== undefined && except !== null, (q) => q.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}
