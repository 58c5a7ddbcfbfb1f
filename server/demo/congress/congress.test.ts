import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageOfBox } from '../../../engines/cases/inbox.store.ts'
import { processOf } from '../../../engines/cases/registry.ts'
import { targetsOf } from '../../../engines/cases/check-process.ts'
import { today } from '../../../kernel/clock.ts'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { entriesOf, listRounds } from '../../../modules/proposals/rounds.store.ts'
import '../../modules.ts'
import { generateDemoUniversity } from '../generate.ts'
import { storeDemoUniversity } from '../seed.ts'

const university = generateDemoUniversity({ seed: 7, today: '2026-03-02' })
const { congress } = university

let world: World
beforeAll(async () => {
  world = await openWorld()
  await storeDemoUniversity(world.services, world.tenant, university)
})
afterAll(() => world.close())

const casesStored = () => world.db.q.selectFrom('cases').selectAll().where('tenant_id', '=', world.db.tenantId).where('process', '=', 'proposal').execute()

test('about 150 delegates in one delegation per branch, each with its head among them', () => {
  expect(congress.delegates.length).toBeGreaterThan(130)
  expect(congress.delegates.length).toBeLessThan(190)
  const seated = new Map(congress.delegates.map(({ staffKey, delegationKey }) => [staffKey, delegationKey]))
  expect(congress.delegations.filter(({ key, headKey }) => headKey === null || seated.get(headKey) !== key)).toEqual([])
})

test('the accounts of delegates are delegates, and each department has somebody', () => {
  const seated = new Set(congress.delegates.map(({ staffKey }) => staffKey))
  expect(university.accounts.filter(({ role, staffKey }) => role === 'delegate' && !seated.has(staffKey))).toEqual([])
  expect(congress.unitPeople.filter(({ staffKey }) => staffKey === '')).toEqual([])
})

test('the two sessions together show every state', async () => {
  const states = new Set((await casesStored()).map((row) => row.state))
  expect(Object.keys(processOf('proposal').states).filter((state) => !states.has(state))).toEqual([])
})

test('every version is an event, and every event a step that the process knows', async () => {
  const { states, actions } = processOf('proposal')
  const events = await world.db.q.selectFrom('case_events').selectAll().where('tenant_id', '=', world.db.tenantId).orderBy('case_id').orderBy('sequence').execute()
  const byCase = Map.groupBy(events, (event) => event.case_id)
  for (const row of await casesStored()) {
    const its = byCase.get(row.id) ?? []
    expect([row.title, its.map((event) => event.sequence)]).toEqual([row.title, its.map((_, index) => index + 1)])
    expect([row.version, row.state]).toEqual([its.length, its.at(-1)?.to_state])
    for (const [index, event] of its.slice(1).entries()) {
      const before = its[index]
      const declared = actions[event.action]
      const mayGo =
        declared?.from.includes(event.from_state ?? '') && targetsOf(declared).some((to) => to === event.to_state || (to === 'same' && event.from_state === event.to_state))
      expect([event.action, mayGo, event.from_state, event.at >= (before?.at ?? event.at)]).toEqual([event.action, true, before?.to_state, true])
    }
    expect(states[row.state]?.closed ?? false).toBe(row.closed_at !== null)
  }
})

test('nothing happens outside the window or in the future', async () => {
  const rows = await world.db.q
    .selectFrom('cases as c')
    .innerJoin('congress_sessions as s', (join) => join.onRef('s.tenant_id', '=', 'c.tenant_id').onRef('s.id', '=', 'c.round_id'))
    .select(['c.title', 'c.opened_at', 'c.changed_at', 's.collect_from', 's.collect_until'])
    .where('c.tenant_id', '=', world.db.tenantId)
    .where('s.tenant_id', '=', world.db.tenantId)
    .execute()
  expect(rows.filter((row) => row.opened_at < row.collect_from || row.opened_at >= row.collect_until || row.changed_at > world.clock.now())).toEqual([])
})

test('each open case waits for somebody, and its deadline is the earliest of its tasks', async () => {
  const tasks = await world.db.q.selectFrom('case_tasks').selectAll().where('tenant_id', '=', world.db.tenantId).where('closed_at', 'is', null).execute()
  const byCase = Map.groupBy(tasks, (task) => task.case_id)
  const open = (await casesStored()).filter((row) => row.closed_at === null)
  expect(open.filter((row) => !byCase.has(row.id)).map((row) => [row.state, row.title])).toEqual([])
  for (const row of open) {
    const due = (byCase.get(row.id) ?? []).flatMap((task) => (task.due_at ? [Number(task.due_at)] : []))
    expect([row.title, row.due_at === null ? null : Number(row.due_at)]).toEqual([row.title, due.length === 0 ? null : Math.min(...due)])
  }
  expect(open.some((row) => row.due_at !== null && row.due_at < world.clock.now())).toBe(true)
})

test('seconds suffice wherever a proposal has gone on', async () => {
  const rows = await world.db.q.selectFrom('proposal_seconds').select(['proposal_id', 'text_hash']).where('tenant_id', '=', world.db.tenantId).execute()
  const counts = Map.groupBy(rows, (row) => row.proposal_id)
  const behind = (await casesStored()).filter((row) => !['draft', 'seconding', 'lapsed'].includes(row.state))
  expect(behind.filter((row) => (counts.get(row.id)?.length ?? 0) < 2).map((row) => row.title)).toEqual([])
})

test('a unit’s signature stands in the signing list of a delivery meeting', async () => {
  const meetings = await world.db.q.selectFrom('proposal_deliveries').select(['session_id', 'held_on']).where('tenant_id', '=', world.db.tenantId).execute()
  const signed = await world.db.q.selectFrom('case_events').select('case_id').where('tenant_id', '=', world.db.tenantId).where('action', '=', 'sign').execute()
  expect([meetings.length, signed.length > 10, meetings.every((meeting) => meeting.held_on <= today(world.clock))]).toEqual([2, true, true])
})

test('one look-back is closed with a finding for each, one is open, and the awards have votes', async () => {
  const rounds = await listRounds(world.db)
  const shown = rounds.map(({ kind, closedAt, entries, decided }) => [kind, closedAt !== null, entries > 3, decided === entries])
  expect(shown.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
    ['awards', false, true, false],
    ['look_back', false, true, false],
    ['look_back', true, true, true],
  ])
  const awards = rounds.find(({ kind }) => kind === 'awards')
  const entries = await entriesOf(world.db, awards?.id ?? '', { voterId: newId() })
  expect([new Set(entries.map(({ award }) => award)), entries.every(({ votes }) => votes > 0)]).toEqual([new Set(['excellent_proposal', 'handling_unit']), true])
})

test('whoever tries the account of a handling unit finds a proposal newly assigned to it, whatever the seed', () => {
  for (const seed of [1, 7, 42]) {
    const { accounts, congress: made } = generateDemoUniversity({ seed, today: '2026-03-02' })
    const assigned = made.proposals.filter(({ end, session }) => end === 'assigned' && session === 1).map(({ leadUnitKey }) => leadUnitKey)
    const shown = accounts.filter(({ role }) => role === 'handling_unit').map(({ unitKey }) => unitKey)
    expect([shown.length > 0, shown.filter((key) => !assigned.includes(key))]).toEqual([true, []])
  }
})

test('every promise is a milestone, and the offices have what they have done in their box', async () => {
  const promised = await world.db.q.selectFrom('proposals').select('id').where('tenant_id', '=', world.db.tenantId).where('reply_class', '=', 'B').execute()
  const planned = await world.db.q.selectFrom('proposal_milestones').select(['proposal_id', 'what']).where('tenant_id', '=', world.db.tenantId).execute()
  const kept = new Set(planned.filter(({ what }) => what.startsWith('兑现')).map((one) => one.proposal_id))
  expect(promised.filter(({ id }) => !kept.has(id))).toEqual([])
  for (const role of ['proposal_secretary', 'leader', 'handling_unit']) {
    const account = university.accounts.find((one) => one.role === role)
    const person = university.staff.find(({ key }) => key === account?.staffKey)
    const { id } = await world.db.q
      .selectFrom('staff')
      .select('id')
      .where('tenant_id', '=', world.db.tenantId)
      .where('staff_no', '=', person?.staffNo ?? '')
      .executeTakeFirstOrThrow()
    expect([role, (await pageOfBox(world.db, { box: 'done', staffId: id, process: 'proposal' }, { limit: 1, after: null })).count > 5]).toEqual([role, true])
  }
})
