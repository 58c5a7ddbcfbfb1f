import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { write } from '../../kernel/db/write.ts'
import { AppError } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import type { Calendar } from '../calendar/working-days.ts'
import { advance, type Step } from './advance.ts'
import { pageOfTodos } from './inbox.store.ts'
import { openCase } from './open-case.ts'
import { settleOverdue } from './overdue.ts'
import type { Hat } from './process.ts'
import { processOf, registerProcess } from './registry.ts'
import { CaseModel, type Cast } from './testing/model.ts'
import { processFrom, randomSpec, type RandomSpec } from './testing/random-process.ts'
import { openToyPeople } from './testing/toy-people.ts'

const calendar: Calendar = { years: new Set([2026]), specialDays: new Map() }
const hourMs = 3_600_000

let world: World
let cast: Cast
let everyone: Record<string, Hat[]>
/** Those who look into their lists: everybody, and somebody who holds every office. */
let readers: Hat[][]

beforeAll(async () => {
  world = await openWorld()
  const people = openToyPeople()
  const [caseUnit, otherUnit, leadUnit] = [people.unit('文学院'), people.unit('理学院'), people.unit('后勤处')]
  const at = (...unitIds: string[]) => ({ all: false as const, unitIds })
  const made = {
    owner: people.make('owner'),
    deputy: people.make('deputy'),
    helper: people.make('helper'),
    otherHelper: people.make('otherHelper'),
    handler: people.make('handler', { 'random.handle': at(caseUnit) }),
    farHandler: people.make('farHandler', { 'random.handle': at(otherUnit) }),
    leader: people.make('leader', { 'random.lead': { all: true } }),
    localLeader: people.make('localLeader', { 'random.lead': at(caseUnit) }),
    unitMan: people.make('unitMan', { 'random.unit': at(leadUnit) }),
    stranger: people.make('stranger'),
  }
  const { owner, deputy, helper, otherHelper, handler, leader, unitMan, stranger } = made
  everyone = Object.fromEntries(Object.entries(made).map(([name, actor]) => [name, [{ actor, actingFor: null }]]))
  everyone.deputy?.push({ actor: owner, actingFor: owner.staffId })
  const manyHats = people.make('manyHats', { 'random.handle': at(caseUnit), 'random.lead': { all: true }, 'random.unit': at(leadUnit, otherUnit) })
  readers = [...Object.values(everyone), [{ actor: manyHats, actingFor: null }]]
  const staff = (actor: Actor) => actor.staffId ?? ''
  cast = {
    owner: staff(owner),
    deputy: staff(deputy),
    helpers: [staff(helper), staff(otherHelper)],
    handler: staff(handler),
    leader: staff(leader),
    unitMan: staff(unitMan),
    stranger: staff(stranger),
    caseUnit,
    leadUnit,
  }
})
afterAll(() => world.close())

interface Press {
  who: string
  action: number
  stale: boolean
}

type Batch = { presses: Press[]; hours: number; sweep: boolean }

const batches: fc.Arbitrary<Batch[]> = fc.array(
  fc.record({
    presses: fc.array(
      fc.record({
        who: fc.constantFrom('owner', 'deputy', 'helper', 'otherHelper', 'handler', 'farHandler', 'leader', 'localLeader', 'unitMan', 'stranger'),
        action: fc.nat(),
        stale: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    hours: fc.constantFrom(0, 0, 20, 30, 50),
    sweep: fc.boolean(),
  }),
  { minLength: 3, maxLength: 10 },
)

test('whoever presses whatever, whenever: the record is one that the declaration allows, and nothing of it is lost or skipped', async () => {
  await fc.assert(
    fc.asyncProperty(randomSpec, batches, async (spec, played) => {
      const caseId = await start(spec)
      for (const batch of played) await play(spec, caseId, batch)
      await expectTodos(await modelOf(spec, caseId), caseId)
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('a deadline that has passed settles nothing that waits for another one', async () => {
  const plain = { concurrent: false, inPerson: false, effect: 'none' as const }
  const spec: RandomSpec = {
    states: [
      {
        name: 's0',
        waits: [
          { action: 'early', of: [0], days: 1, onOverdue: null },
          { action: 'late', of: [2], days: 4, onOverdue: 'settle' },
        ],
      },
      { name: 's1', waits: [] },
    ],
    actions: [
      { ...plain, name: 'early', from: ['s0'], to: ['s1'], by: [0] },
      { ...plain, name: 'late', from: ['s0'], to: ['s1'], by: [2] },
      { ...plain, name: 'settle', from: ['s0'], to: ['s1'], by: [] },
    ],
  }
  const caseId = await start(spec)
  const states: string[] = []
  for (const hours of [72, 72]) {
    world.clock.advance(hours * hourMs)
    await settleOverdue(world.services, world.db)
    states.push((await modelOf(spec, caseId)).state)
  }
  expect(states).toEqual(['s0', 's1'])
})

let made = 0

async function start(spec: RandomSpec): Promise<string> {
  const process = processFrom(`random${(made += 1)}`, spec, cast.helpers)
  registerProcess(process)
  const [hat] = everyone.owner ?? []
  if (!hat) throw new Error('no owner')
  const join = [
    { relation: 'owner', staffId: cast.owner },
    { relation: 'leadUnit', unitId: cast.leadUnit },
  ]
  const opened = await as(hat.actor, (trx) => openCase(trx, process, { title: '0', unitId: cast.caseUnit, filedBy: cast.owner, join, by: hat, calendar }))
  return opened.id
}

async function play(spec: RandomSpec, caseId: string, { presses, hours, sweep }: Batch): Promise<void> {
  world.clock.advance(hours * hourMs)
  if (sweep) await settleOverdue(world.services, world.db)
  const before = await modelOf(spec, caseId)
  const steps = presses.map(({ who, action, stale }) => {
    const declared = spec.actions[action % spec.actions.length]
    if (!declared) throw new Error('no action')
    return { who, declared, stale, step: { caseId, action: declared.name, version: before.version - (stale ? 1 : 0), input: {} } }
  })
  const outcomes = await Promise.all(steps.map(({ who, step }) => press(everyone[who] ?? [], step)))
  const after = await modelOf(spec, caseId)
  await expectStored(after, caseId)

  const won = steps.filter((_, at) => outcomes[at] === 'done')
  expect(won.filter(({ declared }) => !declared.concurrent).length).toBeLessThanOrEqual(1)
  expect(outcomes.filter((outcome) => !clear.includes(outcome))).toEqual([])
  expect((await eventsOf(caseId)).filter((event) => event.sequence > before.version && event.staff_id !== null)).toHaveLength(won.length)
  const alone = steps.length === 1 ? steps : []
  expect(alone.map((step, at) => [step, outcomes[at]])).toEqual(alone.map((step) => [step, expectedOf(before, step)]))
}

const clear = ['done', 'not_found', 'case.not_yours', 'case.wrong_state', 'version_conflict']

/** What one person alone must be told. A deadline that has passed comes before them. */
function expectedOf(before: CaseModel, { who, declared, stale }: { who: string; declared: RandomSpec['actions'][number]; stale: boolean }): unknown {
  const [own] = everyone[who] ?? []
  const self = own?.actor.staffId ?? ''
  const mayAct = before.mayAct(declared, self, null) || (who === 'deputy' && before.mayAct(declared, self, cast.owner))
  if (!mayAct) return expect.stringMatching(/^(not_found|case\.not_yours)$/)
  if (before.settlingAt(world.clock.now()) !== null) return expect.stringMatching(/^(done|case\.wrong_state|case\.not_yours|version_conflict)$/)
  if (!declared.from.includes(before.state)) return 'case.wrong_state'
  return stale && !declared.concurrent ? 'version_conflict' : 'done'
}

async function press(hats: readonly Hat[], step: Step): Promise<string> {
  const [own] = hats
  if (!own) throw new Error('nobody')
  try {
    await as(own.actor, (trx) => advance(trx, { hats, calendar }, step))
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

function as<T>(actor: Actor, work: Parameters<typeof write<T>>[1]): Promise<T> {
  return write({ db: world.db, clock: world.clock, requestId: newId(), actor: { accountId: actor.accountId, name: actor.name, via: 'session' } }, work)
}

function eventsOf(caseId: string) {
  return world.db.q
    .selectFrom('case_events')
    .select(['sequence', 'action', 'from_state', 'to_state', 'staff_id', 'acting_for', 'at'])
    .where('tenant_id', '=', world.db.tenantId)
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute()
}

async function modelOf(spec: RandomSpec, caseId: string): Promise<CaseModel> {
  const model = new CaseModel(spec, cast)
  for (const event of await eventsOf(caseId)) model.apply(event)
  return model
}

async function expectStored(model: CaseModel, caseId: string): Promise<void> {
  const { q, tenantId } = world.db
  const row = await q.selectFrom('cases').selectAll().where('tenant_id', '=', tenantId).where('id', '=', caseId).executeTakeFirstOrThrow()
  const tasks = await q.selectFrom('case_tasks').selectAll().where('tenant_id', '=', tenantId).where('case_id', '=', caseId).where('closed_at', 'is', null).execute()
  const outbox = await q.selectFrom('outbox_events').select('payload').where('tenant_id', '=', tenantId).where('topic', '=', 'case.moved').execute()
  const dues = [...model.tasks.values()].flatMap((task) => model.dueOf(task) ?? [])
  expect({ state: row.state, version: row.version, closed: row.closed_at !== null, dueAt: row.due_at }).toEqual({
    state: model.state,
    version: model.version,
    closed: model.closed,
    dueAt: dues.length > 0 ? new Date(Math.min(...dues.map(Number))) : null,
  })
  expect(processOf(row.process).states[row.state]).toBeDefined()
  const stored = tasks.map((task) => [`${task.action} ${task.staff_id ?? ''} ${task.permission ?? ''} ${task.unit_id ?? ''}`, task.due_at, task.opened_at] as const)
  const wanted = [...model.tasks].map(([key, task]) => [key, model.dueOf(task), task.openedAt] as const)
  expect(stored.toSorted(byKey)).toEqual(wanted.toSorted(byKey))
  const told = outbox.flatMap(({ payload }) => (isMove(payload) && payload.caseId === caseId ? [payload.version] : []))
  expect(told.toSorted((a, b) => a - b)).toEqual(Array.from({ length: model.version }, (_, at) => at + 1))
}

/** One to-do for each person and step: whoever is waited for in two ways has one line, with the nearer deadline, and is counted once. */
async function expectTodos(model: CaseModel, caseId: string): Promise<void> {
  const { process } = await world.db.q.selectFrom('cases').select('process').where('tenant_id', '=', world.db.tenantId).where('id', '=', caseId).executeTakeFirstOrThrow()
  for (const hats of readers) {
    const filter = { hats: hats.map((hat) => ({ ...hat, process: null })), process, handedOver: null }
    const { rows, count } = await pageOfTodos(world.db, filter, { limit: 50, after: null })
    const wanted = model.todosOf((assignee, action) => hats.some((hat) => isMeant(hat, assignee) && (hat.actingFor === null || !action.inPerson)))
    expect(rows.map((row) => `${row.action} ${row.dueAt?.getTime() ?? Infinity}`).toSorted()).toEqual(wanted.toSorted())
    expect(count).toBe(wanted.length)
  }
}

function isMeant({ actor }: Hat, { staffId, permission, unitId }: { staffId: string; permission: string; unitId: string }): boolean {
  if (staffId !== '') return staffId === actor.staffId
  const scope = actor.permissions.get(permission)
  return scope !== undefined && (scope.all || scope.unitIds.includes(unitId))
}

function byKey([one]: readonly [string, ...unknown[]], [other]: readonly [string, ...unknown[]]): number {
  return one < other ? -1 : 1
}

function isMove(payload: unknown): payload is { caseId: string; version: number } {
  return typeof payload === 'object' && payload !== null && 'caseId' in payload && 'version' in payload && typeof payload.version === 'number'
}
