import { sql } from 'kysely'
import type { Services } from '../../kernel/context.ts'
import type { Db } from '../../kernel/db/handle.ts'
import { newId } from '../../kernel/ids.ts'
import type { OpenChannel } from './channels.store.ts'
import { dropWords, fateOf, type DropReason } from './claims.rules.ts'
import { channels, type Channel } from './notify.types.ts'
import { addressesOf, preferencesOf } from './people.store.ts'

/** More in one message nobody reads. */
const mostTogether = 50

/** A claim, taken and committed before the provider is called: whoever finds it later knows that a call may have been made. */
export interface Lease {
  claimId: string
  claimedAt: Date
}

/** busy: rows were due, but none of them is to leave now. none: nothing is due. */
export type Claimed = Lease | 'busy' | 'none'

interface DueRow {
  id: string
  staff_id: string
  channel: string
  urgent: boolean
}

/**
 * Takes what is due next for one person on one of these channels: an urgent message alone, all others that are due
 * as one message. Two dispatchers never take the same row; those of one person they may share, and then send apart.
 */
export async function claimNext(services: Services, db: Db, working: ReadonlyMap<Channel, OpenChannel>): Promise<Claimed> {
  if (working.size === 0) return 'none'
  // As they are now: a channel that fails meanwhile, in another lane, leaves the next claim and not this one.
  const open = new Map(working)
  const now = services.clock.now()
  return db.q.transaction().execute(async (q) => {
    const trx: Db = { tenantId: db.tenantId, q }
    const due = () =>
      q
        .selectFrom('notification_deliveries')
        .select(['id', 'staff_id', 'channel', 'urgent'])
        .where('tenant_id', '=', db.tenantId)
        // As text: with a parameter PostgreSQL could not use the partial index.
        .where('state', '=', sql.lit('waiting'))
        .where('next_attempt_at', '<=', now)
        .forUpdate()
        .skipLocked()
    const head = await due()
      .where('channel', 'in', [...open.keys()])
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!head) return 'none'
    const together = head.urgent
      ? [head]
      : await due().where('staff_id', '=', head.staff_id).where('channel', '=', head.channel).where('urgent', '=', false).orderBy('id').limit(mostTogether).execute()
    return decide(services, trx, { rows: together, head, open, now })
  })
}

interface Deciding {
  rows: DueRow[]
  head: DueRow
  open: ReadonlyMap<Channel, OpenChannel>
  now: Date
}

async function decide(services: Services, db: Db, { rows, head, open, now }: Deciding): Promise<Claimed> {
  const channel = channelOf(head.channel)
  const wants = (await preferencesOf(db, [head.staff_id]))(head.staff_id)
  const address = (await addressesOf(services, db, { staffIds: [head.staff_id], open }))(head.staff_id, channel)
  const messages = await db.q
    .selectFrom('notification_deliveries as d')
    .innerJoin('notifications as n', (join) => join.onRef('n.tenant_id', '=', 'd.tenant_id').onRef('n.id', '=', 'd.notification_id'))
    .select(['d.id', 'd.urgent', 'n.kind', 'n.read_at'])
    .where('d.tenant_id', '=', db.tenantId)
    .where(
      'd.id',
      'in',
      rows.map((row) => row.id),
    )
    .execute()
  const fates = messages.map((message) => ({
    id: message.id,
    fate: fateOf({ id: message.id, channel, kind: message.kind, urgent: message.urgent, read: message.read_at !== null }, now, { wants, address }),
  }))
  const of = (wanted: 'send' | 'wait') => fates.filter(({ fate }) => fate.do === wanted).map(({ id }) => id)
  for (const why of ['READ', 'NOT_WANTED', 'NO_ADDRESS'] as const) {
    await drop(
      db,
      fates.filter(({ fate }) => fate.do === 'drop' && fate.why === why).map(({ id }) => id),
      { why, now },
    )
  }
  const until = fates.map(({ fate }) => (fate.do === 'wait' ? fate.until : null)).find((date) => date !== null)
  if (until) await update(db, of('wait'), { next_attempt_at: until, changed_at: now })
  const sending = of('send')
  if (sending.length === 0) return 'busy'
  const claimId = newId()
  await db.q
    .updateTable('notification_deliveries')
    .set((eb) => ({
      state: 'sending',
      claim_id: claimId,
      claimed_at: now,
      attempts: eb('attempts', '+', 1),
      last_error: null,
      last_error_zh: null,
      last_error_en: null,
      changed_at: now,
    }))
    .where('tenant_id', '=', db.tenantId)
    .where('id', 'in', sending)
    .execute()
  return { claimId, claimedAt: now }
}

function drop(db: Db, ids: string[], { why, now }: { why: DropReason; now: Date }): Promise<void> {
  return update(db, ids, { state: 'superseded', last_error: why, last_error_zh: dropWords[why].zh, last_error_en: dropWords[why].en, changed_at: now })
}

async function update(
  db: Db,
  ids: string[],
  values: { changed_at: Date; state?: string; next_attempt_at?: Date; last_error?: string; last_error_zh?: string; last_error_en?: string },
): Promise<void> {
  if (ids.length === 0) return
  await db.q.updateTable('notification_deliveries').set(values).where('tenant_id', '=', db.tenantId).where('id', 'in', ids).execute()
}

export function channelOf(stored: string): Channel {
  const channel = channels.find((each) => each === stored)
  if (!channel) throw new TypeError(`the database holds no channel ${stored}`)
  return channel
}
