import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { assertNever } from '../../kernel/errors.ts'
import { asSystem, write } from '../../kernel/db/write.ts'
import type { Lease } from './claims.store.ts'
import { notify } from './notify.ts'
import type { Channel, Fault, Outcome } from './notify.types.ts'
import { mostAttempts, retryAt } from './schedule.rules.ts'

export interface Settling extends Lease {
  channel: Channel
  staffId: string
  addressId: string | null
  attempts: number
  /** A second hand-over of the same message: whatever is said now, the first may have arrived. */
  again: boolean
  dropsCopies: boolean
}

/** Writes down what became of a claim. One that somebody else has taken over meanwhile is left to them, unless it is known to have been sent. */
export async function settle({ services, db, outcome }: { services: Services; db: Db; outcome: Outcome }, claim: Settling): Promise<void> {
  const now = services.clock.now()
  if (outcome.kind === 'sent') return settleSent(db, claim, { providerId: outcome.providerId, now })
  if (claim.again) return settleAs(db, claim, { state: 'unknown', fault: outcome.fault, now })
  switch (outcome.kind) {
    case 'retry':
      if (claim.attempts >= mostAttempts) return settleAs(db, claim, { state: 'given_up', fault: outcome.fault, now })
      return settleAs(db, claim, { state: 'waiting', fault: outcome.fault, now, next: retryAt(now, claim.attempts) })
    case 'refused':
      await settleAs(db, claim, { state: 'failed', fault: outcome.fault, now })
      if (outcome.address && claim.addressId !== null) await markAddress(services, db, { addressId: claim.addressId, staffId: claim.staffId, fault: outcome.fault })
      return
    case 'unclear':
      // Where the provider drops copies the claim stays as it is: recovery hands the same message over once more.
      if (!claim.dropsCopies) await settleAs(db, claim, { state: 'unknown', fault: outcome.fault, now })
      return
    default:
      assertNever(outcome)
  }
}

async function settleSent(db: Db, { claimId }: Lease, { providerId, now }: { providerId: string | null; now: Date }): Promise<void> {
  await db.q
    .updateTable('notification_deliveries')
    .set({ state: 'sent', sent_at: now, provider_id: providerId, last_error: null, last_error_zh: null, last_error_en: null, changed_at: now })
    .where('tenant_id', '=', db.tenantId)
    .where('claim_id', '=', claimId)
    .where('state', 'in', ['sending', 'unknown'])
    .execute()
}

interface Ending {
  state: 'waiting' | 'failed' | 'given_up' | 'unknown'
  fault: Fault
  now: Date
  next?: Date
}

export async function settleAs(db: Db, { claimId, claimedAt }: Lease, { state, fault, now, next }: Ending): Promise<void> {
  await db.q
    .updateTable('notification_deliveries')
    .set({ state, last_error: fault.code, last_error_zh: fault.text.zh, last_error_en: fault.text.en, changed_at: now, ...(next ? { next_attempt_at: next } : {}) })
    .where('tenant_id', '=', db.tenantId)
    .where('claim_id', '=', claimId)
    .where('claimed_at', '=', claimedAt)
    .where('state', 'in', ['sending', 'unknown'])
    .execute()
}

/** Gives back what was never handed over, because its address or channel went away in the meantime. */
export async function releaseClaim(services: Services, db: Db, { claimId, claimedAt }: Lease): Promise<void> {
  const now = services.clock.now()
  await db.q
    .updateTable('notification_deliveries')
    .set({ state: 'waiting', changed_at: now })
    .where('tenant_id', '=', db.tenantId)
    .where('claim_id', '=', claimId)
    .where('claimed_at', '=', claimedAt)
    .where('state', '=', 'sending')
    .execute()
}

/** The address is set aside, and its owner is told in the application. */
async function markAddress(services: Services, db: Db, { addressId, staffId, fault }: { addressId: string; staffId: string; fault: Fault }): Promise<void> {
  await write(asSystem(services, db), async (trx) => {
    const failed = await trx.q
      .updateTable('notification_addresses')
      .set({ failed_at: trx.at, failed_zh: fault.text.zh, failed_en: fault.text.en })
      .where('tenant_id', '=', trx.tenantId)
      .where('id', '=', addressId)
      .where('failed_at', 'is', null)
      .returning(['address_masked'])
      .executeTakeFirst()
    trx.audit({ action: 'notification_address.fail', entity: { type: 'notification_address', id: addressId }, details: { code: fault.code } })
    if (!failed) return
    const masked = failed.address_masked
    await notify(trx, [
      {
        to: staffId,
        kind: 'notify.address_failed',
        title: { zh: '您的接收地址用不了，请更新', en: 'Your address does not work: please change it' },
        body: { zh: `发往 ${masked} 的消息被退回。${fault.text.zh}`, en: `A message to ${masked} came back. ${fault.text.en}` },
        path: '/me/notifications',
        subject: null,
        urgency: 'normal',
      },
    ])
  })
}
