import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RouteContext } from '../../../kernel/http/authorise.ts'
import { everywhere } from '../../../kernel/auth/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { sql } from 'kysely'
import { registerCapacityPeople } from '../capacity.ports.ts'
import { checkinRoutes } from '../checkin/checkin.routes.ts'
import { makeEvent, memberOf, officerOf, registerToys, staffNoOf, type ToyEvent } from '../checkin/checkin.testing.ts'
import { change } from '../claims/claims.testing.ts'
import { leave } from '../moves/leave.ts'
import { importUses } from './import-uses.ts'
import { recordsRoutes as routes } from './records.routes.ts'
import { replayEntitlements } from './replay.ts'
import { dayIn } from './use-sheet.ts'

let world: World
const start = '2026-03-02T01:00:00Z'
const hour = 3_600_000

beforeAll(async () => {
  world = await openWorld(start)
  registerToys()
  registerCapacityPeople({
    relation: (db) => sql`(select distinct on (staff_id) staff_id, unit_id, 'N' || right(staff_id::text, 8) as staff_no, '会员' || right(staff_id::text, 4) as name,
      right(staff_id::text, 8) as pinyin_key from offer_people where tenant_id = ${db.tenantId})`,
  })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set(start))

const keeper = (unitIds?: string[]) => ({ context: world.context(world.actor(['entitlements.manage'], unitIds ? { scope: { all: false, unitIds } } : {})) })
const member = (staffId = '') => ({ context: memberOf(world, staffId) })
const once = () => ({ key: `疗休养${newId()}`, most: 1, years: 4, noShowUses: true })
const event = (wanted: Partial<Parameters<typeof makeEvent>[1]> = {}) => makeEvent(world, { points: [{}], ...wanted })
const correct = (staffId: string, programme: string, more: { usedOn?: string; amount?: 1 | -1 } = {}) =>
  call(routes.correct, { staffId, programme, usedOn: '2024-05-01', amount: 1, reason: '纸质台账', ...more }, keeper())

describe('the ledger', () => {
  test('tells what was used, by whom, and from where', async () => {
    const programme = once()
    const toy = await event({ rules: { programme } })
    const { items, count } = await call(routes.entries, { programme: programme.key, limit: 20 }, keeper())
    expect([count, items.map(({ offerId, source, amount }) => [offerId, source, amount])]).toEqual([3, toy.staffIds.map(() => [toy.id, 'enrolment', 1])])
  })

  test('shows a branch its own people only', async () => {
    const programme = once()
    const toy = await event({ members: [0, 1, 1], rules: { programme } })
    const { items } = await call(routes.entries, { programme: programme.key, limit: 20 }, keeper([toy.branchIds[0] ?? '']))
    expect(items.map(({ staffId }) => staffId)).toEqual([toy.staffIds[0]])
  })

  test('is read page by page', async () => {
    const programme = once()
    await event({ members: [0, 0, 0, 0, 0], rules: { programme } })
    const first = await call(routes.entries, { programme: programme.key, limit: 3 }, keeper())
    const second = await call(routes.entries, { programme: programme.key, limit: 3, cursor: first.nextCursor ?? '' }, keeper())
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5)
    expect(second.nextCursor).toBe(null)
  })

  test('is corrected with a reason, and the correction keeps somebody from signing up', async () => {
    const programme = once()
    const earlier = await event()
    await correct(earlier.staffIds[0] ?? '', programme.key)
    await expect(event({ staffIds: earlier.staffIds, members: [0, 0, 0], rules: { programme } })).rejects.toMatchObject({ code: 'capacity.entitlement_used' })
  })

  test('takes back only what is there, and once', async () => {
    const programme = once()
    const [staffId = ''] = (await event()).staffIds
    await expect(correct(staffId, programme.key, { amount: -1 })).rejects.toMatchObject({ code: 'records.nothing_to_take_back' })
    await correct(staffId, programme.key)
    const taken = await Promise.allSettled([1, 2].map(() => correct(staffId, programme.key, { amount: -1 })))
    expect(taken.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('takes no use that is yet to come, nor for somebody outside the reach', async () => {
    const [staffId = ''] = (await event()).staffIds
    await expect(correct(staffId, '疗休养', { usedOn: '2026-03-03' })).rejects.toMatchObject({ code: 'records.used_in_future' })
    const elsewhere = keeper([newId()])
    await expect(call(routes.correct, { staffId, programme: '疗休养', usedOn: '2024-05-01', amount: 1, reason: '无' }, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is closed to whoever lacks the permission', async () => {
    await expect(call(routes.entries, { limit: 20 }, { context: officerOf(world) })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a sheet of earlier uses', () => {
  async function imported(programme: string, lines: string[], dry: 'yes' | 'no' = 'no') {
    const path = join(tmpdir(), `uses-${newId()}.csv`)
    await writeFile(path, ['工号,姓名,使用日期,备注', ...lines].join('\n'))
    const context: RouteContext = { ...keeper().context, scope: everywhere }
    return importUses(context, { path, asked: { programme, dry } })
  }
  const lineOf = (toy: ToyEvent, index: number, day: string) => `${staffNoOf(toy.staffIds[index] ?? '')},,${day},2023年浙江`

  test('tells beforehand what it would do, and writes nothing', async () => {
    const [toy, { key }] = [await event(), once()]
    const result = await imported(key, [lineOf(toy, 0, '2023-05-01'), lineOf(toy, 1, '前年'), 'N00000000,,2023,'], 'yes')
    expect(result).toMatchObject({ written: false, counts: { new: 1, known: 0, refused: 2 } })
    expect((await call(routes.entries, { programme: key, limit: 20 }, keeper())).count).toBe(0)
  })

  test('twice is once, at the same moment too', async () => {
    const [toy, { key }] = [await event(), once()]
    const lines = [lineOf(toy, 0, '2023/5/1'), lineOf(toy, 1, '2024年'), lineOf(toy, 1, '2024')]
    const results = await Promise.all([imported(key, lines), imported(key, lines)])
    expect(results.map(({ counts }) => counts.new).toSorted((a, b) => a - b)).toEqual([0, 2])
    const { items } = await call(routes.entries, { programme: key, limit: 20 }, keeper())
    expect(items.map(({ usedOn, source, note }) => `${usedOn} ${source} ${note}`).toSorted()).toEqual(['2023-05-01 record 2023年浙江', '2024-01-01 record 2023年浙江'])
  })

  test('with another name than that of the number is refused for that row', async () => {
    const [toy, { key }] = [await event(), once()]
    const result = await imported(key, [`${staffNoOf(toy.staffIds[0] ?? '')},别人,2023-05-01,`])
    expect(result.rows).toMatchObject([{ outcome: 'refused', problem: { zh: '姓名与工号不符' } }])
  })

  test.each([
    ['2023-05-01', '2023-05-01'],
    ['2023/5/1', '2023-05-01'],
    ['2023年5月1日', '2023-05-01'],
    ['2023', '2023-01-01'],
    ['2023-02-30', null],
    ['五月', null],
  ])('reads %s as %s', (text, day) => {
    expect(dayIn(text)).toBe(day)
  })
})

describe('sanctions', () => {
  async function missed(): Promise<ToyEvent> {
    const toy = await event({ members: [0], rules: { noShowDays: 90 } })
    world.clock.advance(3 * hour)
    await call(checkinRoutes.close, { pointId: toy.pointIds[0] ?? '' }, { context: officerOf(world) })
    return toy
  }
  const sanctionOf = async (toy: ToyEvent) => {
    const { items } = await call(routes.sanctions, { search: staffNoOf(toy.staffIds[0] ?? ''), limit: 20 }, keeper())
    return items[0]
  }

  test('say for what, until when and why', async () => {
    const toy = await missed()
    expect(await sanctionOf(toy)).toMatchObject({ state: 'active', serviceName: { zh: '测试' }, cause: { zh: '报名后未到' }, offerTitle: '测试活动' })
  })

  test('once lifted keep nobody away, and are not lifted again', async () => {
    const toy = await missed()
    await expect(event({ staffIds: toy.staffIds, members: [0] })).rejects.toMatchObject({ code: 'capacity.sanctioned' })
    const { id = '' } = (await sanctionOf(toy)) ?? {}
    const lift = (who = keeper()) => call(routes.lift, { sanctionId: id, reason: '已核实' }, who)
    await expect(lift(keeper([newId()]))).rejects.toMatchObject({ code: 'not_found' })
    await lift()
    await expect(lift()).rejects.toMatchObject({ code: 'records.lifted_already' })
    expect((await event({ staffIds: toy.staffIds, members: [0] })).enrolmentIds).toHaveLength(1)
    expect(await sanctionOf(toy)).toMatchObject({ state: 'lifted', liftReason: '已核实' })
  })

  test('are over by themselves', async () => {
    const toy = await missed()
    world.clock.advance(91 * 24 * hour)
    expect(await sanctionOf(toy)).toMatchObject({ state: 'over' })
  })
})

test('I see what I have used, from when I may again, and what keeps me away', async () => {
  const programme = once()
  const toy = await event({ members: [0], rules: { programme, noShowDays: 90 } })
  world.clock.advance(3 * hour)
  await call(checkinRoutes.close, { pointId: toy.pointIds[0] ?? '' }, { context: officerOf(world) })
  expect(await call(routes.mine, {}, member(toy.staffIds[0]))).toMatchObject({
    programmes: [{ key: programme.key, rule: { most: 1, years: 4 }, uses: [{ usedOn: '2026-03-02', offerTitle: '测试活动' }], againFrom: '2030-03-02' }],
    sanctions: [{ cause: { zh: '报名后未到' } }],
  })
})

test('what was taken back by a correction I have not used', async () => {
  const programme = once()
  const toy = await event({ members: [0], rules: { programme } })
  await correct(toy.staffIds[0] ?? '', programme.key, { usedOn: '2026-03-02', amount: -1 })
  expect((await call(routes.mine, {}, member(toy.staffIds[0]))).programmes).toEqual([])
})

describe('the replay', () => {
  test('agrees with the ledger after cancelling in time, late, by the organiser, missing and being excused', async () => {
    const toy = await event({ members: [0, 0, 0, 0, 0, 0], cancelUntil: 1, rules: { programme: { ...once(), noShowUses: false }, noShowDays: 30 } })
    const gone = (index: number, byOrganiser: boolean) =>
      change(world, (trx) => leave(trx, { offerId: toy.id, enrolmentId: toy.enrolmentIds[index] ?? '', reason: null, actorName: '会员', byOrganiser }))
    await gone(0, false)
    const by = { kind: 'staffNo' as const, staffNo: staffNoOf(toy.staffIds[1] ?? '') }
    await call(checkinRoutes.scan, { pointId: toy.pointIds[0] ?? '', by }, { context: officerOf(world) })
    world.clock.advance(3 * hour)
    await gone(2, false)
    await gone(3, true)
    await call(checkinRoutes.close, { pointId: toy.pointIds[0] ?? '' }, { context: officerOf(world) })
    await call(checkinRoutes.excuse, { offerId: toy.id, enrolmentId: toy.enrolmentIds[4] ?? '', reason: '住院' }, { context: officerOf(world) })
    await call(checkinRoutes.signList, { pointId: toy.pointIds[0] ?? '', enrolmentIds: [toy.enrolmentIds[5] ?? ''] }, { context: officerOf(world) })
    expect(await replayEntitlements(world.db, toy.id)).toEqual([])
  })

  test('names what the ledger says otherwise', async () => {
    const programme = once()
    const toy = await event({ members: [0], rules: { programme } })
    const extra = {
      staff_id: toy.staffIds[0] ?? '',
      programme: programme.key,
      used_on: '2026-03-02',
      amount: 1,
      source: 'enrolment',
      enrolment_id: toy.enrolmentIds[0] ?? '',
      note: null,
      account_id: null,
    }
    await world.db.q
      .insertInto('entitlement_entries')
      .values({ tenant_id: world.db.tenantId, id: newId(), ...extra, at: world.clock.now() })
      .execute()
    expect(await replayEntitlements(world.db, toy.id)).toEqual([{ enrolmentId: toy.enrolmentIds[0], programme: programme.key, expected: 1, found: 2 }])
  })
})
