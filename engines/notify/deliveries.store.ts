import { sql } from 'kysely'
import { decodeCursor } from '../../kernel/cursor.ts'
import type { Db, Trx } from '../../kernel/db/handle.ts'
import type { Locale } from '../../kernel/errors.ts'
import { channelOf } from './claims.store.ts'
import type { SentMessage } from './deliveries.contract.ts'
import { deliveryStates, type Channel, type DeliveryState } from './notify.types.ts'

const mostShown = 200

/** What was sent about one thing and how far it came, the newest first. Two statements. Whose business the thing is, the caller has decided. */
export async function deliveriesOf(db: Db, subject: { type: string; id: string }, locale: Locale): Promise<SentMessage[]> {
  const messages = await db.q
    .selectFrom('notifications')
    .select(['id', 'staff_id', 'kind', 'title_zh', 'title_en', 'at', 'read_at'])
    .where('tenant_id', '=', db.tenantId)
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  const ids = messages.map((message) => message.id)
  const deliveries =
    ids.length === 0
      ? []
      : await db.q.selectFrom('notification_deliveries').selectAll().where('tenant_id', '=', db.tenantId).where('notification_id', 'in', ids).orderBy('channel').execute()
  const byMessage = Map.groupBy(deliveries, (delivery) => delivery.notification_id)
  return messages.map((message) => ({
    id: message.id,
    staffId: message.staff_id,
    title: locale === 'zh' ? message.title_zh : message.title_en,
    kind: message.kind,
    at: message.at.toISOString(),
    readAt: message.read_at?.toISOString() ?? null,
    outside: (byMessage.get(message.id) ?? []).map((delivery) => ({
      channel: channelOf(delivery.channel),
      state: stateOf(delivery.state),
      at: (delivery.sent_at ?? delivery.changed_at).toISOString(),
      why: locale === 'zh' ? delivery.last_error_zh : delivery.last_error_en,
    })),
  }))
}

function stateOf(stored: string): DeliveryState {
  const state = deliveryStates.find((each) => each === stored)
  if (!state) throw new TypeError(`the database holds no delivery state ${stored}`)
  return state
}

export const stuckStates = ['unknown', 'failed', 'given_up'] as const
type StuckState = (typeof stuckStates)[number]

interface StuckFilter {
  state: StuckState | undefined
  channel: Channel | undefined
}

export const stuckCountCap = 1000

/** One row more than the page, the newest first. */
export function listStuck(db: Db, filter: StuckFilter, page: { cursor: string | undefined; limit: number }) {
  const after = decodeCursor(page.cursor)
  let rows = stuckRows(db, filter)
    .innerJoin('notifications as n', (join) => join.onRef('n.tenant_id', '=', 'd.tenant_id').onRef('n.id', '=', 'd.notification_id'))
    .select(['d.id', 'd.staff_id', 'd.channel', 'd.state', 'd.last_error_zh', 'd.last_error_en', 'd.attempts', 'd.changed_at', 'n.kind'])
  if (after) rows = rows.where('d.id', '<', after.id)
  return rows
    .orderBy('d.id', 'desc')
    .limit(page.limit + 1)
    .execute()
}

export async function countStuck(db: Db, filter: StuckFilter): Promise<number> {
  const { count } = await db.q
    .selectFrom(stuckRows(db, filter).select('d.id').limit(stuckCountCap).as('some'))
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

function stuckRows(db: Db, { state, channel }: StuckFilter) {
  // Literals, so that the partial index of stuck deliveries serves.
  let rows = db.q
    .selectFrom('notification_deliveries as d')
    .where('d.tenant_id', '=', db.tenantId)
    .where(sql<boolean>`d.state in ('unknown', 'failed', 'given_up')`)
  if (state) rows = rows.where('d.state', '=', state)
  if (channel) rows = rows.where('d.channel', '=', channel)
  return rows
}

/** Returns what it was before, or null if it is no longer stuck. A fresh start: all tries again. */
export async function restart(trx: Trx, id: string): Promise<{ channel: string; state: string } | null> {
  const before = await trx.q
    .selectFrom('notification_deliveries')
    .select(['channel', 'state'])
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .where('state', 'in', stuckStates)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return null
  await trx.q
    .updateTable('notification_deliveries')
    .set({ state: 'waiting', attempts: 0, claim_id: null, claimed_at: null, next_attempt_at: trx.at, changed_at: trx.at })
    .where('tenant_id', '=', trx.tenantId)
    .where('id', '=', id)
    .execute()
  return before
}

export async function isDelivery(db: Db, id: string): Promise<boolean> {
  return (await db.q.selectFrom('notification_deliveries').select('id').where('tenant_id', '=', db.tenantId).where('id', '=', id).executeTakeFirst()) !== undefined
}
