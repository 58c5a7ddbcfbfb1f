import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import type { OpenChannel } from './channels.store.ts'
import { claimNext } from './claims.store.ts'
import { registerDirectory } from './directory.ts'
import { runTurn } from './dispatch.ts'
import { messageTo, reachable, tell } from './notify.testing.ts'
import type { Channel, Fault, Outcome, Outgoing } from './notify.types.ts'
import { routeOut } from './route-out.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** How one hand-over goes. Each crash is a process that dies: nothing after it happens. */
type Turn = 'sent' | 'busy' | 'down' | 'refused' | 'lost answer' | 'crash before' | 'crash after'

const fault: Fault = { code: 'TEST', text: { zh: '测试', en: 'test' } }

/** A provider that counts what arrived, by the notification's title; one that drops copies does so by the message's id. */
function recordingChannel(plan: () => Turn, dropsCopies: boolean) {
  const arrived: string[] = []
  const seen = new Set<string>()
  const arrive = (message: Outgoing) => {
    if (dropsCopies && seen.has(message.id)) return
    seen.add(message.id)
    arrived.push(...message.items.map((item) => item.title))
  }
  const send = async (message: Outgoing): Promise<Outcome> => {
    await setImmediate()
    switch (plan()) {
      case 'sent':
        arrive(message)
        return { kind: 'sent', providerId: 'x' }
      case 'busy':
        return { kind: 'retry', fault, whole: false }
      case 'down':
        return { kind: 'retry', fault, whole: true }
      case 'refused':
        return { kind: 'refused', fault, address: false }
      case 'lost answer':
        arrive(message)
        return { kind: 'unclear', fault }
      case 'crash before':
        throw new Error('killed')
      case 'crash after':
        arrive(message)
        throw new Error('killed')
    }
  }
  const channel: OpenChannel = { port: { send, dropsCopyOf: () => dropsCopies, close: () => undefined }, staffNoIsUserId: false, resting: false }
  return { channel, arrived }
}

/** Past the night, and past the limit after which a claim counts as abandoned: one round for every planned failure, and as many nights. */
const mostRounds = 24
const roundMinutes = [500, 4]

const turns = fc.constantFrom<Turn>('sent', 'sent', 'busy', 'down', 'refused', 'lost answer', 'crash before', 'crash after')
const scenario = fc.record({
  plans: fc.array(turns, { maxLength: 12 }),
  urgencies: fc.array(fc.constantFrom('now' as const, 'normal' as const, 'digest' as const), { minLength: 1, maxLength: 6 }),
  people: fc.integer({ min: 1, max: 3 }),
  pausesMinutes: fc.array(fc.constantFrom(0, 1, 4, 70, 600), { minLength: 2, maxLength: 5 }),
})

test('however dispatchers interleave, fail and die, no message arrives twice, and each ends in a state that says what is known', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ plans, urgencies, people, pausesMinutes }) => {
      const left = [...plans]
      const plan = () => left.shift() ?? 'sent'
      const mail = recordingChannel(plan, false)
      const wecom = recordingChannel(plan, true)
      const open = new Map<Channel, OpenChannel>([
        ['email', mail.channel],
        ['wecom', wecom.channel],
      ])
      const staff = await Promise.all(Array.from({ length: people }, () => newPerson()))
      const titles = urgencies.map(() => newId())
      for (const [index, urgency] of urgencies.entries()) {
        const to = staff[index % people] ?? ''
        await tell(world, [messageTo(to, { urgency, title: { zh: titles[index] ?? '', en: '' } })])
        if (index % 2 === 0) await twoDispatchers(open)
      }
      const turnAfter = async (minutes: number) => {
        world.clock.advance(minutes * 60_000)
        await twoDispatchers(open)
      }
      for (const pause of pausesMinutes) await turnAfter(pause)
      for (let round = 0; round < mostRounds && (await underWay(staff)) > 0; round += 1) for (const minutes of roundMinutes) await turnAfter(minutes)
      for (const { arrived } of [mail, wecom]) expect(arrived).toHaveLength(new Set(arrived).size)
      const rows = await endStates(staff)
      expect(rows.filter((row) => row.state === 'waiting' || row.state === 'sending')).toEqual([])
      const hasArrived = (row: { channel: string; title_zh: string }) => (row.channel === 'email' ? mail : wecom).arrived.includes(row.title_zh)
      expect(rows.filter((row) => row.state === 'sent' && !hasArrived(row))).toEqual([])
      expect(rows.filter((row) => (row.state === 'failed' || row.state === 'given_up') && hasArrived(row))).toEqual([])
      expect(rows).toHaveLength(titles.length * 2)
    }),
    { numRuns: 20, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  )
})

test('a channel that fails in another lane, at whatever moment, takes nothing from a claim that has begun', async () => {
  const { channel } = recordingChannel(() => 'sent', true)
  for (let moments = 0; moments < 24; moments += 1) {
    const person = newId()
    registerDirectory(async () => new Map([[person, { name: '李华', staffNo: '2019042' }]]))
    const working = new Map<Channel, OpenChannel>([['wecom', { ...channel, staffNoIsUserId: true }]])
    await tell(world, [messageTo(person, { urgency: 'now' })])
    await routeOut(world.services, world.db, working)
    const claim = claimNext(world.services, world.db, working)
    for (let moment = 0; moment < moments; moment += 1) await setImmediate()
    working.clear()
    expect(await claim).toHaveProperty('claimId')
    expect((await endStates([person])).map(({ state }) => state)).toEqual(['sending'])
  }
})

async function newPerson(): Promise<string> {
  const staffId = await reachable(world, { channel: 'email', address: 'one@school.example.cn' })
  return reachable(world, { channel: 'wecom', address: 'one', staffId })
}

/** Both at the same time; one that dies says nothing. */
function twoDispatchers(open: Map<Channel, OpenChannel>): Promise<unknown> {
  return Promise.allSettled([runTurn(world.services, world.db, open), runTurn(world.services, world.db, open)])
}

async function underWay(staff: string[]): Promise<number> {
  return (await endStates(staff)).filter(({ state }) => state === 'waiting' || state === 'sending').length
}

function endStates(staff: string[]) {
  return world.db.q
    .selectFrom('notification_deliveries as d')
    .innerJoin('notifications as n', (join) => join.onRef('n.tenant_id', '=', 'd.tenant_id').onRef('n.id', '=', 'd.notification_id'))
    .select(['d.channel', 'd.state', 'n.title_zh'])
    .where('d.tenant_id', '=', world.tenant.id)
    .where('d.staff_id', 'in', staff)
    .execute()
}
