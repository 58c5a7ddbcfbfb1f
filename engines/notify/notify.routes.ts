import { implement } from '@orpc/server'
import { write, type RequestContext } from '../../kernel/context.ts'
import { cutPage } from '../../kernel/cursor.ts'
import { notFound } from '../../kernel/errors.ts'
import { authorise } from '../../kernel/http/authorise.ts'
import { confirmAddress, removeAddress, setAddress } from './addresses.actions.ts'
import { readChannels, saveChannel, testChannel } from './channels.actions.ts'
import { channelOf } from './claims.store.ts'
import { countStuck, isDelivery, listStuck, restart, stuckCountCap, stuckStates } from './deliveries.store.ts'
import { lookUp } from './directory.ts'
import { countCap, countNotifications, listNotifications, markAllRead, markRead } from './inbox.store.ts'
import { kindWords } from './kinds.ts'
import { notifyContract } from './notify.contract.ts'
import { noPerson, notStuck } from './notify.errors.ts'
import { readMyPreferences, savePreferences } from './preferences.actions.ts'
import { changeRetention, readRetention } from './retention.ts'

const os = implement(notifyContract).$context<RequestContext>().use(authorise)
const done = { ok: true as const }

/** The person behind the account; an administrator's account may have none. */
function personOf({ actor }: RequestContext): string {
  if (actor.staffId === null) throw noPerson()
  return actor.staffId
}

const my = {
  list: os.my.list.handler(async ({ context, input }) => {
    const { staffId } = context.actor
    if (staffId === null) return { items: [], nextCursor: null, count: 0, countCapped: false }
    const unreadOnly = input.unreadOnly ?? false
    const rows = await listNotifications(context.db, staffId, { cursor: input.cursor, limit: input.limit, unreadOnly })
    const count = await countNotifications(context.db, staffId, unreadOnly)
    const zh = context.locale === 'zh'
    const page = cutPage(rows, {
      limit: input.limit,
      positionOf: (row) => ({ key: '', id: row.id }),
      show: (row) => ({
        id: row.id,
        kind: row.kind,
        title: zh ? row.title_zh : row.title_en,
        body: zh ? row.body_zh : row.body_en,
        path: row.path,
        at: row.at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
      }),
    })
    return { ...page, count, countCapped: count === countCap }
  }),
  unread: os.my.unread.handler(async ({ context: { db, actor } }) => ({ count: actor.staffId === null ? 0 : await countNotifications(db, actor.staffId, true) })),
  read: os.my.read.handler(async ({ context, input }) => {
    if (context.actor.staffId === null) throw notFound()
    await markRead(context.db, context.actor.staffId, { id: input.id, at: context.clock.now() })
    return done
  }),
  readAll: os.my.readAll.handler(async ({ context, input }) => ({
    count: await markAllRead(context.db, personOf(context), { upTo: input.upTo, at: context.clock.now() }),
  })),
  readPreferences: os.my.readPreferences.handler(({ context }) => readMyPreferences(context, personOf(context))),
  savePreferences: os.my.savePreferences.handler(({ context, input }) => savePreferences(context, personOf(context), input)),
  setAddress: os.my.setAddress.handler(({ context, input }) => setAddress(context, personOf(context), input)),
  confirmAddress: os.my.confirmAddress.handler(async ({ context, input }) => {
    await confirmAddress(context, personOf(context), input)
    return done
  }),
  removeAddress: os.my.removeAddress.handler(async ({ context, input }) => {
    await removeAddress(context, personOf(context), input.channel)
    return done
  }),
}

const channels = {
  list: os.channels.list.handler(({ context }) => readChannels(context)),
  save: os.channels.save.handler(({ context, input }) => saveChannel(context, input)),
  test: os.channels.test.handler(({ context, input }) => testChannel(context, input)),
  readRetention: os.channels.readRetention.handler(({ context }) => readRetention(context.db)),
  changeRetention: os.channels.changeRetention.handler(({ context, input }) => changeRetention(context, input)),
}

const deliveries = {
  stuck: os.deliveries.stuck.handler(async ({ context: { db, locale }, input }) => {
    const filter = { state: input.state, channel: input.channel }
    const rows = await listStuck(db, filter, { cursor: input.cursor, limit: input.limit })
    const count = await countStuck(db, filter)
    const people = await lookUp(
      db,
      rows.map((row) => row.staff_id),
    )
    const page = cutPage(rows, {
      limit: input.limit,
      positionOf: (row) => ({ key: '', id: row.id }),
      show: (row) => ({
        id: row.id,
        person: people.get(row.staff_id)?.name ?? '—',
        staffNo: people.get(row.staff_id)?.staffNo ?? '',
        kind: kindWords(row.kind, locale),
        channel: channelOf(row.channel),
        state: stuckStates.find((state) => state === row.state) ?? 'unknown',
        why: locale === 'zh' ? row.last_error_zh : row.last_error_en,
        attempts: row.attempts,
        at: row.changed_at.toISOString(),
      }),
    })
    return { ...page, count, countCapped: count === stuckCountCap }
  }),
  retry: os.deliveries.retry.handler(async ({ context, input }) => {
    if (!(await isDelivery(context.db, input.id))) throw notFound()
    await write(context, async (trx) => {
      const before = await restart(trx, input.id)
      if (!before) throw notStuck()
      trx.audit({ action: 'notification_delivery.retry', entity: { type: 'notification_delivery', id: input.id }, details: before })
    })
    return done
  }),
}

export const notifyRoutes = os.router({ my, channels, deliveries })
