import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tenantDatabases } from '../../kernel/db/pool.ts'
import { write } from '../../kernel/db/write.ts'
import { newId } from '../../kernel/ids.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { endOfDay } from '../calendar/working-days.ts'
import { advance } from './advance.ts'
import { settleOverdue } from './overdue.ts'
import { openTasks } from './tasks.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

const dayMs = 86_400_000
let world: ToyWorld

beforeAll(async () => {
  world = await openToyWorld()
})
afterAll(() => world.close())

async function eventsOf(caseId: string) {
  const { q, tenantId } = world.db
  return q.selectFrom('case_events').selectAll().where('tenant_id', '=', tenantId).where('case_id', '=', caseId).orderBy('sequence').execute()
}

async function rowOf(caseId: string) {
  const { q, tenantId } = world.db
  return q.selectFrom('cases').selectAll().where('tenant_id', '=', tenantId).where('id', '=', caseId).executeTakeFirstOrThrow()
}

/** How each ended; the one that won first. */
async function codesOf(tries: Promise<unknown>[]): Promise<unknown[]> {
  const results = await Promise.allSettled(tries)
  const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
  return [...results.filter((result) => result.status === 'fulfilled').map(() => 'done'), ...lost]
}

describe('two people at once', () => {
  test('one wins, and the other hears where the case stands now', async () => {
    const { id, version } = await world.at('review')
    const { office } = world.cast
    const assign = { action: 'assign', version, input: { leadUnitId: world.units.logistics } }
    expect(await codesOf([world.act(office, id, assign), world.act(office, id, { ...assign, action: 'sendBack', input: { reason: '不清楚' } })])).toEqual([
      'done',
      'case.wrong_state',
    ])
  })

  test('where the state stays, the other hears who was faster', async () => {
    const { id, version } = await world.at('review')
    const edit = (title: string) => world.act(world.cast.proposer, id, { action: 'edit', version, input: { title } })
    const results = await Promise.allSettled([edit('甲'), edit('乙')])
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'version_conflict', details: { by: '张提出' } })
  })

  test('of ten who support a wish at the same moment none is lost', async () => {
    const { id, version } = await world.at('review')
    const crowd = Array.from({ length: 10 }, (_, at) => world.people.make(`附议${at}`))
    await Promise.all(crowd.map((actor) => world.act(actor, id, { action: 'second', version })))
    const { q, tenantId } = world.db
    const parties = await q.selectFrom('case_parties').select('staff_id').where('tenant_id', '=', tenantId).where('case_id', '=', id).where('relation', '=', 'supporter').execute()
    expect(new Set(parties.map((party) => party.staff_id))).toEqual(new Set(crowd.map((actor) => actor.staffId)))
    expect((await rowOf(id)).version).toBe(version + 10)
  })

  test('one person who presses twice supports once', async () => {
    const { id, version } = await world.at('review')
    const twice = [1, 2].map(() => world.act(world.cast.colleague, id, { action: 'second', version }))
    expect(await codesOf(twice)).toEqual(['done', 'toy.supported_already'])
  })
})

describe('who may', () => {
  test('a draft does not exist for those who handle such cases', async () => {
    const { id } = await world.at('draft')
    await expect(world.act(world.cast.office, id, { action: 'sendBack', input: { reason: '?' } })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a unit that was not asked does not answer', async () => {
    const { id } = await world.at('handling')
    const stranger = world.people.make('别处', { 'toy.answer': { all: false, unitIds: [world.units.branch] }, 'toy.read': { all: true } })
    await expect(world.act(stranger, id, { action: 'answer', input: { answer: '好' } })).rejects.toMatchObject({ code: 'case.not_yours' })
  })

  test('what a colleague does in the place of an absent one says so, under the own name', async () => {
    const { id, version } = await world.at('review')
    const { proposer, other } = world.cast
    const hats = [
      { actor: other, actingFor: null },
      { actor: proposer, actingFor: proposer.staffId },
    ]
    const calendar = await readCalendar(world.db)
    await world.as(other, (trx) => advance(trx, { hats, calendar }, { caseId: id, action: 'withdraw', version, input: {} }))
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      actor_name: '王路过',
      account_id: other.accountId,
      staff_id: other.staffId,
      acting_for: proposer.staffId,
      relation: 'proposer',
    })
  })

  test('a rating is given in person', async () => {
    const { id, version } = await world.at('answered')
    const { proposer, other } = world.cast
    const hats = [
      { actor: other, actingFor: null },
      { actor: proposer, actingFor: proposer.staffId },
    ]
    const calendar = await readCalendar(world.db)
    const rating = world.as(other, (trx) => advance(trx, { hats, calendar }, { caseId: id, action: 'rate', version, input: { satisfied: true } }))
    await expect(rating).rejects.toMatchObject({ code: 'case.not_yours' })
  })

  test('the case of another university does not exist', async () => {
    const { id } = await world.at('review')
    const { office } = world.cast
    const there = write({ db: world.otherDb, clock: world.clock, requestId: newId(), actor: { accountId: office.accountId, name: '', via: 'session' } }, async (trx) =>
      advance(trx, { hats: [{ actor: office, actingFor: null }], calendar: await readCalendar(world.db) }, { caseId: id, action: 'sendBack', version: 2, input: { reason: '?' } }),
    )
    await expect(there).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('deadlines', () => {
  test('an extension moves the deadline from where it began', async () => {
    const { id, dueAt } = await world.at('handling')
    await world.act(world.cast.finance, id, { action: 'support', input: { opinion: '可以' } })
    // 2 March 2026 is a Monday; 10 working days later is the 16th, 20 the 30th.
    expect([dueAt, (await rowOf(id)).due_at]).toEqual([endOfDay('2026-03-07'), endOfDay('2026-03-16')])
    const extended = await world.act(world.cast.office, id, { action: 'extend' })
    expect(extended.dueAt).toEqual(endOfDay('2026-03-30'))
  })

  test('silence settles the case at the very instant, not before', async () => {
    const { id, dueAt } = await world.at('answered')
    const before = world.clock.now()
    world.clock.set(new Date(Number(dueAt) - 1).toISOString())
    await settleOverdue(world.services, world.db)
    expect((await rowOf(id)).state).toBe('answered')
    world.clock.set(new Date(Number(dueAt)).toISOString())
    await settleOverdue(world.services, world.db)
    expect((await rowOf(id)).state).toBe('done')
    expect((await eventsOf(id)).at(-1)).toMatchObject({ action: 'lapse', account_id: null, staff_id: null, relation: null, permission: null })
    world.clock.set(before.toISOString())
  })

  test('nobody gets in after the end, whether or not a timer has run', async () => {
    const { id, dueAt } = await world.at('answered')
    const before = world.clock.now()
    world.clock.set(new Date(Number(dueAt)).toISOString())
    await expect(world.act(world.cast.proposer, id, { action: 'rate', input: { satisfied: true } })).rejects.toMatchObject({ code: 'case.wrong_state' })
    world.clock.set(before.toISOString())
  })

  test('what is merely late stays as it is, however often one looks', async () => {
    const { id, version } = await world.at('review')
    const before = world.clock.now()
    world.clock.advance(60 * dayMs)
    await settleOverdue(world.services, world.db)
    await settleOverdue(world.services, world.db)
    expect(await rowOf(id)).toMatchObject({ version, state: 'review' })
    world.clock.set(before.toISOString())
  })
})

test('a connection that dies after any statement leaves all of a step or nothing', async () => {
  const total = await statementsOf(Infinity)
  expect(total.sent).toBeGreaterThan(8)
  for (let k = 1; k < total.sent; k += 1) {
    const { caseId, before } = await statementsOf(k)
    expect([k, await footprint(caseId)]).toEqual([k, before])
  }
}, 60_000)

/** Assigns a wish over a connection that breaks right after its k-th statement, before anybody reads the answer. */
async function statementsOf(k: number): Promise<{ caseId: string; before: unknown; sent: number }> {
  const { id: caseId, version } = await world.at('review')
  const before = await footprint(caseId)
  const pool = new pg.Pool({ connectionString: world.appUrl, max: 1 })
  pool.on('error', () => undefined)
  let sent = 0
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    const query = client.query.bind(client)
    Object.assign(client, {
      query: async (...args: unknown[]) => {
        const answer: unknown = await Reflect.apply(query, client, args)
        if (!String(args[0]).includes('set_config')) sent += 1
        if (sent === k) breakOff(client)
        return answer
      },
    })
  })
  const databases = tenantDatabases(pool)
  const { office } = world.cast
  const calendar = await readCalendar(world.db)
  const step = { caseId, action: 'assign', version, input: { leadUnitId: world.units.logistics, supportingUnitIds: [world.units.finance] } }
  const work = write(
    { db: databases.of(world.tenant.id), clock: world.clock, requestId: newId(), actor: { accountId: office.accountId, name: office.name, via: 'session' } },
    (trx) => advance(trx, { hats: [{ actor: office, actingFor: null }], calendar }, step),
  )
  await work.catch(() => undefined)
  await databases.close().catch(() => undefined)
  return { caseId, before, sent }
}

function breakOff(client: pg.PoolClient): void {
  if ('connection' in client && typeof client.connection === 'object' && client.connection !== null && 'stream' in client.connection) {
    const { stream } = client.connection
    if (typeof stream === 'object' && stream !== null && 'destroy' in stream && typeof stream.destroy === 'function') return void stream.destroy()
  }
  throw new TypeError('the driver keeps its socket elsewhere now')
}

/** Everything that a step may write. */
async function footprint(caseId: string): Promise<unknown> {
  const { q, tenantId } = world.db
  const [events, parties, audits, outbox] = await Promise.all([
    eventsOf(caseId),
    q.selectFrom('case_parties').selectAll().where('tenant_id', '=', tenantId).where('case_id', '=', caseId).orderBy('id').execute(),
    q.selectFrom('audit_entries').select('id').where('tenant_id', '=', tenantId).where('entity_id', '=', caseId).orderBy('id').execute(),
    q.selectFrom('outbox_events').select(['id', 'payload']).where('tenant_id', '=', tenantId).orderBy('id').execute(),
  ])
  return [await rowOf(caseId), await openTasks(world.db, caseId), events, parties, audits, outbox.filter(({ payload }) => JSON.stringify(payload).includes(caseId))]
}
