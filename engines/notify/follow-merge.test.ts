import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { listNotifications } from './inbox.store.ts'
import { notifyModule } from './notify.module.ts'
import { messageTo, tell } from './notify.testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function hear(topic: 'staff.merged' | 'staff.merge_undone', pair: { keptId: string; mergedId: string }): Promise<void> {
  for (const { on, run } of Object.values(notifyModule.jobs ?? {})) if (on?.includes(topic)) await run(world.services, world.db, pair)
}

const inboxOf = async (staffId: string) =>
  (await listNotifications(world.db, staffId, { cursor: undefined, limit: 50, unreadOnly: false })).map((row) => String(row.dedupe_key)).toSorted((a, b) => a.localeCompare(b))

test('messages to a merged record are read under the surviving one, and only they go back when it is undone', async () => {
  const pair = { keptId: newId(), mergedId: newId() }
  await tell(world, [messageTo(pair.keptId, { key: 'own' }), messageTo(pair.mergedId, { key: 'theirs' })])
  await hear('staff.merged', pair)
  await hear('staff.merged', pair)
  expect([await inboxOf(pair.keptId), await inboxOf(pair.mergedId)]).toEqual([['own', 'theirs'], []])
  await hear('staff.merge_undone', pair)
  expect([await inboxOf(pair.keptId), await inboxOf(pair.mergedId)]).toEqual([['own'], ['theirs']])
})

test('what both records were told is told to the surviving one once', async () => {
  const pair = { keptId: newId(), mergedId: newId() }
  await tell(world, [messageTo(pair.keptId, { key: 'both' }), messageTo(pair.mergedId, { key: 'both' })])
  await hear('staff.merged', pair)
  expect(await inboxOf(pair.keptId)).toEqual(['both'])
})

test('wishes go over to a record that has none, and never over its own', async () => {
  const wishes = (staffId: string, digestHour: number) =>
    world.db.q
      .insertInto('notification_preferences')
      .values({
        tenant_id: world.db.tenantId,
        staff_id: staffId,
        channels_off: [],
        quiet_from_minute: 0,
        quiet_until_minute: 0,
        digest_hour: digestHour,
        muted_kinds: [],
        language: 'zh',
        version: 1,
        changed_at: world.clock.now(),
      })
      .execute()
  const hourOf = async (staffId: string) =>
    (await world.db.q.selectFrom('notification_preferences').select('digest_hour').where('tenant_id', '=', world.db.tenantId).where('staff_id', '=', staffId).executeTakeFirst())
      ?.digest_hour
  const [none, some] = [
    { keptId: newId(), mergedId: newId() },
    { keptId: newId(), mergedId: newId() },
  ]
  await wishes(none.mergedId, 6)
  await wishes(some.mergedId, 7)
  await wishes(some.keptId, 9)
  for (const pair of [none, some]) await hear('staff.merged', pair)
  expect([await hourOf(none.keptId), await hourOf(some.keptId)]).toEqual([6, 9])
})
