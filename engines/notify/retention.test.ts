import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { listNotifications, markRead } from './inbox.store.ts'
import { notifyRoutes } from './notify.routes.ts'
import { messageTo, tell } from './notify.testing.ts'
import { removeOldMessages } from './remove-old.job.ts'

const dayMs = 86_400_000
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const admin = () => ({ context: world.context(world.actor(['system.manage'])) })

/** A person with one message that was read just now, one unread, and one read that waits to leave by mail still. */
async function threeMessages(): Promise<string> {
  const person = newId()
  await tell(
    world,
    ['已读', '未读', '在路上'].map((zh) => messageTo(person, { title: { zh, en: zh } })),
  )
  const { tenantId, q } = world.db
  await q.updateTable('notifications').set({ routed_at: world.clock.now() }).where('tenant_id', '=', tenantId).where('staff_id', '=', person).execute()
  const rows = await listNotifications(world.db, person, { cursor: undefined, limit: 10, unreadOnly: false })
  for (const row of rows) {
    if (row.title_zh !== '未读') await markRead(world.db, person, { id: row.id, at: world.clock.now() })
    if (row.title_zh !== '未读') await deliver(row.id, person, row.title_zh === '已读' ? 'superseded' : 'waiting')
  }
  return person
}

async function deliver(notificationId: string, staffId: string, state: string): Promise<void> {
  const at = world.clock.now()
  const plain = { channel: 'email', urgent: false, attempts: 0, claim_id: null, claimed_at: null, last_error: null, last_error_zh: null, last_error_en: null }
  await world.db.q
    .insertInto('notification_deliveries')
    .values({
      ...plain,
      tenant_id: world.db.tenantId,
      id: newId(),
      notification_id: notificationId,
      staff_id: staffId,
      state,
      next_attempt_at: at,
      sent_at: null,
      provider_id: null,
      created_at: at,
      changed_at: at,
    })
    .execute()
}

async function titlesOf(person: string): Promise<string[]> {
  const rows = await listNotifications(world.db, person, { cursor: undefined, limit: 10, unreadOnly: false })
  return rows.map((row) => row.title_zh).toSorted()
}

test('a message goes a year after it was read; unread ones, and those on their way out, stay', async () => {
  const person = await threeMessages()
  const all = await titlesOf(person)
  world.clock.advance(365 * dayMs)
  await removeOldMessages(world.services, world.db)
  expect(await titlesOf(person)).toEqual(all)
  world.clock.advance(1)
  await removeOldMessages(world.services, world.db)
  expect(await titlesOf(person)).toEqual(['未读', '在路上'].toSorted())
})

test('another university’s messages are not touched by this one’s sweep', async () => {
  const person = await threeMessages()
  world.clock.advance(400 * dayMs)
  await removeOldMessages(world.services, world.otherDb)
  expect(await titlesOf(person)).toHaveLength(3)
})

test('the administrator says how long, under the version that was seen', async () => {
  expect(await call(notifyRoutes.channels.readRetention, {}, admin())).toEqual({ keptDays: 365, version: 0 })
  await call(notifyRoutes.channels.changeRetention, { keptDays: 90, version: 0 }, admin())
  await expect(call(notifyRoutes.channels.changeRetention, { keptDays: 60, version: 0 }, admin())).rejects.toMatchObject({ code: 'version_conflict' })
  const person = await threeMessages()
  world.clock.advance(91 * dayMs)
  await removeOldMessages(world.services, world.db)
  expect(await titlesOf(person)).toEqual(['未读', '在路上'].toSorted())
})

test('less than a month, or for ever, is no choice', async () => {
  for (const keptDays of [0, 29, 3651, 40.5])
    await expect(call(notifyRoutes.channels.changeRetention, { keptDays, version: 1 }, admin())).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
