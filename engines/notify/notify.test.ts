import { afterAll, beforeAll, expect, test } from 'vitest'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { deliveriesOf } from './deliveries.store.ts'
import { listNotifications } from './inbox.store.ts'
import { notify } from './notify.ts'
import { messageTo, tell } from './notify.testing.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const page = { cursor: undefined, limit: 100, unreadOnly: false }

test('a message commits with the change that it tells of, or not at all', async () => {
  const person = newId()
  const context = { db: world.db, clock: world.clock, requestId: 'r', actor: { accountId: null, name: '测试', via: 'system' as const } }
  const failing = write(context, async (trx) => {
    await notify(trx, [messageTo(person)])
    throw new Error('the change failed')
  })
  await expect(failing).rejects.toThrow('the change failed')
  expect(await listNotifications(world.db, person, page)).toEqual([])
})

test('thousands of people are told by one statement', async () => {
  const people = Array.from({ length: 6000 }, () => newId())
  world.statements.length = 0
  await tell(
    world,
    people.map((person) => messageTo(person)),
  )
  expect(world.statements.filter((sql) => sql.includes('into notifications'))).toHaveLength(1)
  expect(await listNotifications(world.db, people[5999] ?? '', page)).toHaveLength(1)
})

test('a key tells each person once, ever', async () => {
  const [one, other] = [newId(), newId()]
  await tell(world, [messageTo(one, { key: 'due:1' }), messageTo(one, { key: 'due:1' }), messageTo(other, { key: 'due:1' })])
  await tell(world, [messageTo(one, { key: 'due:1', title: { zh: '再说一遍', en: 'Again' } })])
  expect((await listNotifications(world.db, one, page)).map((row) => row.title_zh)).toEqual(['提案等您办理'])
  expect(await listNotifications(world.db, other, page)).toHaveLength(1)
})

test('messages without a key each stand by themselves', async () => {
  const person = newId()
  await tell(world, [messageTo(person), messageTo(person)])
  expect(await listNotifications(world.db, person, page)).toHaveLength(2)
})

test('what was sent about a thing is shown with it, in two statements', async () => {
  const subject = { type: 'case', id: newId() }
  const people = [newId(), newId(), newId()]
  await tell(
    world,
    people.map((person) => messageTo(person, { subject })),
  )
  world.statements.length = 0
  const sent = await deliveriesOf(world.db, subject, 'zh')
  expect(sent.map((message) => [message.title, message.readAt, message.outside])).toEqual(people.map(() => ['提案等您办理', null, []]))
  expect(world.statements.length).toBeLessThanOrEqual(2)
  expect(await deliveriesOf(world.otherDb, subject, 'zh')).toEqual([])
})
