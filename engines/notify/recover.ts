import { sql } from 'kysely'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import type { OpenChannel } from './channels.store.ts'
import { channelOf, type Lease } from './claims.store.ts'
import type { Channel, Fault } from './notify.types.ts'
import { settleAs } from './outcomes.store.ts'
import { addressesOf, preferencesOf } from './people.store.ts'
import { sendClaim } from './send-claim.ts'

/** No call takes as long: whoever holds a claim for more has died, or lost its answer. */
const abandonedAfterMs = 3 * 60_000

export const interrupted: Fault = {
  code: 'INTERRUPTED',
  text: {
    zh: '发送时系统中断，不清楚是否已送达，为免重复没有再发。',
    en: 'The system stopped while sending. It may have arrived; so as not to send it twice, it was not sent again.',
  },
}

interface Abandoned extends Lease {
  channel: Channel
  staffId: string
  handedOverBefore: boolean
}

/**
 * Claims without a result: the message may have left. Where the provider drops copies the same message is handed over once
 * more, and once only; everywhere else nobody can know, and it is shown as unknown rather than sent twice.
 */
export async function recoverClaims(services: Services, db: Db, open: ReadonlyMap<Channel, OpenChannel>): Promise<void> {
  for (const claim of await listAbandoned(services, db)) {
    const lease = (await mayHandOverAgain(services, db, { claim, open })) ? await takeOver(services, db, claim) : null
    if (lease) {
      const sent = await sendClaim(services, db, { lease, open, again: true })
      if (sent) continue
    }
    await settleAs(db, lease ?? claim, { state: 'unknown', fault: interrupted, now: services.clock.now() })
  }
}

async function listAbandoned(services: Services, db: Db): Promise<Abandoned[]> {
  const rows = await db.q
    .selectFrom('notification_deliveries')
    .distinctOn('claim_id')
    .select(['claim_id', 'claimed_at', 'channel', 'staff_id', 'last_error'])
    .where('tenant_id', '=', db.tenantId)
    .where('state', '=', sql.lit('sending'))
    .where('claimed_at', '<', new Date(services.clock.now().getTime() - abandonedAfterMs))
    .orderBy('claim_id')
    .limit(200)
    .execute()
  return rows.flatMap((row) =>
    row.claim_id === null || row.claimed_at === null
      ? []
      : [{ claimId: row.claim_id, claimedAt: row.claimed_at, channel: channelOf(row.channel), staffId: row.staff_id, handedOverBefore: row.last_error === interrupted.code }],
  )
}

/** Only the very same message to the very same address counts as a copy. */
async function mayHandOverAgain(services: Services, db: Db, { claim, open }: { claim: Abandoned; open: ReadonlyMap<Channel, OpenChannel> }): Promise<boolean> {
  const opened = open.get(claim.channel)
  if (!opened || claim.handedOverBefore || !opened.port.dropsCopyOf(claim.claimedAt, services.clock.now())) return false
  const address = (await addressesOf(services, db, { staffIds: [claim.staffId], open }))(claim.staffId, claim.channel)
  const { changedAt } = (await preferencesOf(db, [claim.staffId]))(claim.staffId)
  const untouched = (at: Date | null) => at === null || at < claim.claimedAt
  return address !== null && untouched(address.changedAt) && untouched(changedAt)
}

/** One dispatcher takes an abandoned claim over; whoever comes second finds it changed. */
async function takeOver(services: Services, db: Db, claim: Abandoned): Promise<Lease | null> {
  const claimedAt = services.clock.now()
  const taken = await db.q
    .updateTable('notification_deliveries')
    .set({ claimed_at: claimedAt, last_error: interrupted.code, last_error_zh: interrupted.text.zh, last_error_en: interrupted.text.en })
    .where('tenant_id', '=', db.tenantId)
    .where('claim_id', '=', claim.claimId)
    .where('claimed_at', '=', claim.claimedAt)
    .where('state', '=', sql.lit('sending'))
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n ? { claimId: claim.claimId, claimedAt } : null
}
