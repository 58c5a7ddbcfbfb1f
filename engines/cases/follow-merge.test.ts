import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { readCalendar } from '../calendar/calendar.store.ts'
import { casesModule } from './cases.module.ts'
import { casesRoutes } from './cases.routes.ts'
import { openCase } from './open-case.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'
import { toyProcess } from './testing/toy.process.ts'

let world: ToyWorld
beforeAll(async () => {
  world = await openToyWorld()
})
afterAll(() => world.close())

/** What the outbox does with an event: every job of the engine that waits for it. */
async function tell(topic: 'staff.merged' | 'staff.merge_undone', { kept, merged }: Record<'kept' | 'merged', { staffId: string }>): Promise<void> {
  for (const { on, run } of Object.values(casesModule.jobs ?? {})) {
    if (on?.includes(topic)) await run(world.services, world.db, { keptId: kept.staffId, mergedId: merged.staffId })
  }
}

const two = () => ({ kept: world.people.make('陈一人'), merged: world.people.make('陈一人') })
const context = (actor: Actor) => ({ context: world.context(actor) })
const boxOf = async (actor: Actor, box: 'todo' | 'filed' | 'followed') => (await call(casesRoutes.inbox, { box, limit: 50 }, context(actor))).items.map((item) => item.caseId)
const todosOf = (actor: Actor) => boxOf(actor, 'todo')

async function askedToSupport(...people: { staffId: string }[]): Promise<string> {
  const { id } = await world.at('review', '热水')
  for (const { staffId } of people) await world.act(world.cast.proposer, id, { action: 'ask', input: { staffId } })
  return id
}

async function filedBy(actor: Actor & { staffId: string }): Promise<string> {
  const calendar = await readCalendar(world.db)
  const { staffId } = actor
  const opening = { title: '热水', unitId: world.units.branch, filedBy: staffId, join: [{ relation: 'proposer', staffId }], by: { actor, actingFor: null }, calendar }
  const { id } = await world.as(actor, (trx) => openCase(trx, toyProcess, opening))
  return id
}

test('what waits for a merged record waits for the surviving one, however often it is told', async () => {
  const pair = two()
  const id = await askedToSupport(pair.merged)
  await tell('staff.merged', pair)
  await tell('staff.merged', pair)
  expect(await todosOf(pair.kept)).toEqual([id])
  expect(await todosOf(pair.merged)).toEqual([])
  await world.act(pair.kept, id, { action: 'second' })
  expect(await todosOf(pair.kept)).toEqual([])
})

test('what goes over keeps its beginning and its deadline', async () => {
  const pair = two()
  const id = await askedToSupport(pair.merged)
  const taskOf = (staffId: string) =>
    world.db.q
      .selectFrom('case_tasks')
      .select(['id', 'opened_at', 'due_at'])
      .where('tenant_id', '=', world.db.tenantId)
      .where('case_id', '=', id)
      .where('staff_id', '=', staffId)
      .execute()
  const before = await taskOf(pair.merged.staffId)
  world.clock.advance(3_600_000)
  await tell('staff.merged', pair)
  expect(await taskOf(pair.kept.staffId)).toEqual(before)
})

test('when the merge is undone exactly what went over goes back', async () => {
  const pair = two()
  const [theirs, own] = [await askedToSupport(pair.merged), await askedToSupport(pair.kept)]
  await tell('staff.merged', pair)
  expect((await todosOf(pair.kept)).toSorted()).toEqual([theirs, own].toSorted())
  await tell('staff.merge_undone', pair)
  expect([await todosOf(pair.kept), await todosOf(pair.merged)]).toEqual([[own], [theirs]])
})

test('merged, undone and merged again, it is with the surviving one', async () => {
  const pair = two()
  const id = await askedToSupport(pair.merged)
  for (const topic of ['staff.merged', 'staff.merge_undone', 'staff.merged'] as const) await tell(topic, pair)
  expect([await todosOf(pair.kept), await todosOf(pair.merged)]).toEqual([[id], []])
})

test('whoever stood in a case under both records stands in it once, and under both again when it is undone', async () => {
  const pair = two()
  const id = await askedToSupport(pair.kept, pair.merged)
  await tell('staff.merged', pair)
  expect([await todosOf(pair.kept), await todosOf(pair.merged)]).toEqual([[id], []])
  await tell('staff.merge_undone', pair)
  expect([await todosOf(pair.kept), await todosOf(pair.merged)]).toEqual([[id], [id]])
})

test('what was filed and followed under a merged record is the surviving one’s', async () => {
  const pair = two()
  const id = await filedBy(pair.merged)
  await call(casesRoutes.follow, { caseId: id, follow: true }, context(pair.merged))
  await tell('staff.merged', pair)
  expect([await boxOf(pair.kept, 'filed'), await boxOf(pair.kept, 'followed')]).toEqual([[id], [id]])
  await tell('staff.merge_undone', pair)
  expect([await boxOf(pair.merged, 'filed'), await boxOf(pair.merged, 'followed')]).toEqual([[id], [id]])
})

test('who did what stays as it was written', async () => {
  const pair = two()
  const id = await askedToSupport(pair.merged)
  await world.act(pair.merged, id, { action: 'second' })
  await tell('staff.merged', pair)
  const event = await world.db.q
    .selectFrom('case_events')
    .select('staff_id')
    .where('tenant_id', '=', world.db.tenantId)
    .where('case_id', '=', id)
    .where('action', '=', 'second')
    .executeTakeFirstOrThrow()
  expect(event.staff_id).toBe(pair.merged.staffId)
})

test('a merge of two of whom nothing is known changes nothing and leaves no line in the audit log', async () => {
  const pair = two()
  await tell('staff.merged', pair)
  await tell('staff.merge_undone', pair)
  const lines = await world.db.q.selectFrom('audit_entries').select('id').where('tenant_id', '=', world.db.tenantId).where('entity_id', '=', pair.merged.staffId).execute()
  expect(lines).toEqual([])
})
