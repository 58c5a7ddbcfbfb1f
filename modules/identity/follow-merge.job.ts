import { z } from 'zod'
import type { Services } from '../../kernel/context.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import { changeAccount, lockAccount } from './accounts.store.ts'
import { forgetActor } from './actor-cache.ts'

const records = z.object({ keptId: z.string(), mergedId: z.string() })

/**
 * Two staff records became one: the account of the one that went is that of the one that stays, so that what is addressed to
 * the person from now on arrives. Somebody who had an account on each keeps both: which one to close is for an administrator.
 */
export function followMerge(services: Services, db: Db, payload: Record<string, unknown>): Promise<void> {
  const { keptId, mergedId } = records.parse(payload)
  return relink(services, db, { from: mergedId, to: keptId, action: 'account.follow_merge' })
}

/** They are two again: an account that had followed goes back. */
export function followMergeBack(services: Services, db: Db, payload: Record<string, unknown>): Promise<void> {
  const { keptId, mergedId } = records.parse(payload)
  return relink(services, db, { from: keptId, to: mergedId, action: 'account.follow_merge_back' })
}

interface Relink {
  from: string
  to: string
  action: 'account.follow_merge' | 'account.follow_merge_back'
}

async function relink(services: Services, db: Db, { from, to, action }: Relink): Promise<void> {
  const context = asSystem(services, db)
  const moving = await accountBehind(db, from)
  if (!moving || (await accountBehind(db, to)) || (action === 'account.follow_merge_back' && !(await cameFrom(db, { accountId: moving, staffId: to })))) return
  await write(context, async (trx) => {
    const account = await lockAccount(trx, moving)
    // Run twice, or linked elsewhere by hand meanwhile: then the account stays where it is.
    if (account?.staff_id === from) await changeAccount(trx, account, { staff_id: to })
    trx.audit({
      action,
      entity: { type: 'account', id: moving },
      details: { before: account?.staff_id ?? null, after: account?.staff_id === from ? to : (account?.staff_id ?? null) },
    })
  })
  forgetActor(services, moving)
}

async function accountBehind(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db.q.selectFrom('accounts').select('id').where('tenant_id', '=', db.tenantId).where('staff_id', '=', staffId).executeTakeFirst()
  return row?.id
}

/** Whether the last change of the account's record was the merge that is undone now: the audit log is what remembers it. */
async function cameFrom(db: Db | Trx, { accountId, staffId }: { accountId: string; staffId: string }): Promise<boolean> {
  const last = await db.q
    .selectFrom('audit_entries')
    .select(['action', 'details'])
    .where('tenant_id', '=', db.tenantId)
    .where('entity_type', '=', 'account')
    .where('entity_id', '=', accountId)
    .where('action', 'in', ['account.follow_merge', 'account.follow_merge_back', 'account.link_staff'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.action === 'account.follow_merge' && z.object({ before: z.string() }).safeParse(last.details).data?.before === staffId
}
