import { call } from '@orpc/server'
import { afterAll, beforeEach, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { forgetCalendar } from '../calendar/calendar.store.ts'
import { endOfDay } from '../calendar/working-days.ts'
import { casesRoutes } from './cases.routes.ts'
import { oversightRoutes } from './oversight.routes.ts'
import { recountDeadlines } from './recount.job.ts'
import { sendReminders } from './reminders.job.ts'
import { tellCommented, tellMoved } from './tell.job.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

const start = '2026-03-02T01:00:00Z'
let world: ToyWorld

beforeAll(async () => {
  world = await openToyWorld(start)
})
beforeEach(() => world.clock.set(start))
afterAll(() => world.close())

/** Runs what the newest step of a case started, twice, as a queue that died may. */
async function tell(caseId: string): Promise<void> {
  const { q, tenantId } = world.db
  const rows = await q.selectFrom('outbox_events').select('payload').where('tenant_id', '=', tenantId).where('topic', '=', 'case.moved').orderBy('id').execute()
  // Payloads are objects: `advance` writes them.
  const moves = rows.map(({ payload }) => payload as Record<string, unknown>).filter((payload) => payload.caseId === caseId)
  const newest = moves.at(-1)
  if (!newest) throw new Error('nothing happened')
  await tellMoved(world.services, world.db, newest)
  await tellMoved(world.services, world.db, newest)
}

async function messagesOf(caseId: string) {
  const { q, tenantId } = world.db
  const rows = await q
    .selectFrom('notifications')
    .select(['staff_id', 'kind', 'title_zh'])
    .where('tenant_id', '=', tenantId)
    .where('subject_id', '=', caseId)
    .orderBy('id')
    .execute()
  const names = new Map(Object.values(world.cast).map((actor) => [actor.staffId, actor.name]))
  return rows.map((row) => `${names.get(row.staff_id)} ${row.kind} ${row.title_zh}`)
}

async function newMessages(caseId: string, work: () => Promise<unknown>): Promise<string[]> {
  const before = await messagesOf(caseId)
  await work()
  return (await messagesOf(caseId)).slice(before.length)
}

describe('a case that moves', () => {
  test('calls those who are waited for, and not the one who acted', async () => {
    const { id } = await world.at('review', '热水')
    expect(await newMessages(id, () => tell(id))).toEqual(['赵办公室 case.waiting 《热水》等您交办'])
  })

  test('tells its people once, whoever they are', async () => {
    const { id } = await world.at('handling', '班车')
    const told = await newMessages(id, () => tell(id))
    expect(told.toSorted((a, b) => a.localeCompare(b))).toEqual([
      '孙财务 case.waiting 《班车》等您协办答复',
      '张提出 case.moved 《班车》办理中',
      '钱后勤 case.waiting 《班车》等您答复',
    ])
  })

  test('a draft tells nobody, unless it comes back', async () => {
    const { id } = await world.open('灯')
    expect(await newMessages(id, () => tell(id))).toEqual([])
    await world.act(world.cast.proposer, id, { action: 'submit' })
    await world.act(world.cast.office, id, { action: 'sendBack', input: { reason: '写清楚' } })
    expect(await newMessages(id, () => tell(id))).toEqual(['张提出 case.moved 《灯》草稿'])
  })

  test('whoever is asked to support it is told, with the link, and has it to do until they have', async () => {
    const { id } = await world.at('review', '灯光')
    const { proposer, colleague } = world.cast
    world.clock.advance(1_000)
    await world.act(proposer, id, { action: 'ask', input: { staffId: colleague.staffId } })
    expect(await newMessages(id, () => tell(id))).toEqual(['李附议 case.waiting 《灯光》等您附议'])
    const todos = async () => (await call(casesRoutes.inbox, {}, { context: world.context(colleague) })).items.filter((item) => item.caseId === id)
    expect(await todos()).toMatchObject([{ asks: { action: 'second' }, path: `/toys/${id}` }])
    await world.act(colleague, id, { action: 'second' })
    expect(await todos()).toEqual([])
  })

  test('what an office says among itself goes to nobody', async () => {
    const { id } = await world.at('handling', '门')
    world.clock.advance(1_000)
    await world.act(world.cast.finance, id, { action: 'support', input: { opinion: '没有钱' } })
    expect(await newMessages(id, () => tell(id))).toEqual([])
  })

  test('whoever stands in for an absent colleague is called too', async () => {
    const { id } = await world.at('review', '窗')
    const { office, other } = world.cast
    const delegation = { tenant_id: world.tenant.id, id: newId(), from_staff: office.staffId, to_staff: other.staffId, process: null, version: 1 }
    const days = { first_day: '2026-03-01', last_day: '2026-03-05', reason: '出差', created_at: world.clock.now(), ended_at: null }
    await world.db.q
      .insertInto('case_delegations')
      .values({ ...delegation, ...days })
      .execute()
    expect(await newMessages(id, () => tell(id))).toEqual(['赵办公室 case.waiting 《窗》等您交办', '王路过 case.waiting 《窗》等您交办'])
    await world.db.q.updateTable('case_delegations').set({ ended_at: world.clock.now() }).where('tenant_id', '=', world.tenant.id).where('id', '=', delegation.id).execute()
  })
})

test('a comment among colleagues is told to that office alone', async () => {
  const { id } = await world.at('handling', '水')
  const { office, logistics } = world.cast
  const commentId = newId()
  const said = { tenant_id: world.tenant.id, id: commentId, case_id: id, audience: 'inner', permission: 'toy.answer', unit_id: world.units.logistics, text: '谁去看看' }
  await world.as(office, async (trx) => {
    const by = { account_id: office.accountId, staff_id: office.staffId, author_name: office.name, at: trx.at }
    await trx.q
      .insertInto('case_comments')
      .values({ ...said, ...by })
      .execute()
    trx.audit({ action: 'case.comment', entity: { type: 'toy', id } })
  })
  expect(await newMessages(id, () => tellCommented(world.services, world.db, { caseId: id, commentId }))).toEqual([`${logistics.name} case.comment 《水》有新留言`])
})

describe('reminders', () => {
  const remindOn = async (caseId: string, day: string) => {
    world.clock.set(`${day}T02:00:00Z`)
    return newMessages(caseId, async () => {
      await sendReminders(world.services, world.db)
      await sendReminders(world.services, world.db)
    })
  }

  test('go up the line, each once, and stand on the record', async () => {
    const { id } = await world.at('review', '梯')
    // Five working days from Monday 2 March end on the 9th.
    expect(await remindOn(id, '2026-03-03')).toEqual([])
    expect(await remindOn(id, '2026-03-04')).toEqual(['赵办公室 case.due_soon 《梯》还有3个工作日到期'])
    expect(await remindOn(id, '2026-03-09')).toEqual(['赵办公室 case.due_soon 《梯》今天到期'])
    expect(await remindOn(id, '2026-03-12')).toEqual(['赵办公室 case.overdue 《梯》已逾期3个工作日以上', '周负责 case.overdue 《梯》已逾期3个工作日以上'])
    expect(await remindOn(id, '2026-03-18')).toEqual([
      '赵办公室 case.overdue 《梯》已逾期7个工作日以上',
      '周负责 case.overdue 《梯》已逾期7个工作日以上',
      '吴校领导 case.overdue 《梯》已逾期7个工作日以上',
    ])
    const reminders = await world.db.q
      .selectFrom('case_reminders')
      .select(['step', 'told'])
      .where('tenant_id', '=', world.tenant.id)
      .where('case_id', '=', id)
      .orderBy('at')
      .execute()
    expect(reminders.map((row) => row.step)).toEqual(['t-3@2026-03-09', 't@2026-03-09', 't+3@2026-03-09', 't+7@2026-03-09'])
  })

  test('are sent once by two servers', async () => {
    const { id } = await world.at('review', '泵')
    world.clock.set('2026-03-09T02:00:00Z')
    const both = () => Promise.all([sendReminders(world.services, world.db), sendReminders(world.services, world.db), sendReminders(world.services, world.db)])
    expect(await newMessages(id, both)).toEqual(['赵办公室 case.due_soon 《泵》今天到期'])
  })

  test('after a long sleep send the newest step alone', async () => {
    const { id } = await world.at('review', '桥')
    expect(await remindOn(id, '2026-03-18')).toHaveLength(3)
  })

  test('begin anew when the deadline moved', async () => {
    const { id } = await world.at('handling', '路')
    await world.act(world.cast.finance, id, { action: 'support', input: { opinion: '可以' } })
    expect(await remindOn(id, '2026-03-11')).toEqual(['钱后勤 case.due_soon 《路》还有3个工作日到期'])
    await world.act(world.cast.office, id, { action: 'extend' })
    expect(await remindOn(id, '2026-03-25')).toEqual(['钱后勤 case.due_soon 《路+1》还有3个工作日到期'])
  })

  test('are not sent for what was done meanwhile', async () => {
    const { id } = await world.at('review', '树')
    await world.act(world.cast.proposer, id, { action: 'withdraw' })
    expect(await remindOn(id, '2026-03-18')).toEqual([])
  })
})

describe('reminding by hand', () => {
  const remind = (actor: Actor, caseId: string) => call(oversightRoutes.remind, { caseId, note: '请尽快' }, { context: world.context(actor) })

  test('the person whose matter it is reminds those who are waited for, once a day', async () => {
    const { id } = await world.at('review', '钟')
    expect(await newMessages(id, () => remind(world.cast.proposer, id))).toEqual(['赵办公室 case.due_soon 《钟》催办：请交办'])
    await expect(remind(world.cast.proposer, id)).rejects.toMatchObject({ code: 'case.reminder_too_soon' })
    world.clock.advance(86_400_000)
    await expect(remind(world.cast.proposer, id)).resolves.toEqual({ told: 1 })
  })

  test('of several at once one reminds', async () => {
    const { id } = await world.at('review', '表')
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => remind(world.cast.proposer, id)))
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  test('nobody reminds themselves, and a reader who only looks on reminds nobody', async () => {
    const { id } = await world.at('answered', '秤')
    const reader = world.people.make('读者', { 'toy.read': { all: true } })
    await expect(remind(world.cast.proposer, id)).rejects.toMatchObject({ code: 'case.nobody_to_remind' })
    await expect(remind(reader, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(remind(world.cast.office, id)).resolves.toEqual({ told: 1 })
  })
})

test('a deadline in a year that nobody has entered is counted when it comes', async () => {
  world.clock.set('2027-12-30T01:00:00Z')
  const { id, dueAt } = await world.at('review', '年')
  expect(dueAt).toBe(null)
  const { q, tenantId } = world.db
  const facts = { tenant_id: tenantId, document_no: null, title: '试', source_url: null, state: 'in_force', version: 1, loaded_at: world.clock.now(), loaded_by: null }
  await q
    .insertInto('calendar_years')
    .values([2027, 2028].map((year) => ({ ...facts, year })))
    .execute()
  await q
    .insertInto('calendar_days')
    .values([2027, 2028].map((year) => ({ tenant_id: tenantId, year, day: `${year}-05-01`, kind: 'holiday', name: '劳动节' })))
    .execute()
  await recountDeadlines(world.services, world.db)
  const row = await q.selectFrom('cases').select('due_at').where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirstOrThrow()
  // From Thursday 30 December five working days end on Thursday 6 January.
  expect(row.due_at).toEqual(endOfDay('2028-01-06'))
  forgetCalendar(tenantId)
})

// Last, as this colleague would be told of everything that goes before.
test('whoever acted is not called, though they could go on themselves', async () => {
  const { id } = await world.at('review', '伞')
  const both = world.people.make('身兼两职', { 'toy.review': { all: true }, 'toy.answer': { all: false, unitIds: [world.units.finance] } })
  await world.act(both, id, { action: 'assign', input: { leadUnitId: world.units.finance } })
  expect((await newMessages(id, () => tell(id))).filter((message) => message.includes('case.waiting'))).toEqual(['孙财务 case.waiting 《伞》等您答复'])
})
