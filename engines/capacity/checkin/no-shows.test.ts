import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { certificateFor } from './certificate.ts'
import { checkinRoutes as routes } from './checkin.routes.ts'
import { makeEvent, memberOf, officerOf, registerToys, staffNoOf, type ToyEvent } from './checkin.testing.ts'

let world: World
const start = '2026-03-02T01:00:00Z'
const hour = 3_600_000

beforeAll(async () => {
  world = await openWorld(start)
  registerToys()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set(start))

const officer = () => ({ context: officerOf(world) })
const event = (wanted: Partial<Parameters<typeof makeEvent>[1]> = {}) => makeEvent(world, { points: [{}], ...wanted })
const come = (toy: ToyEvent, index: number, point = 0) =>
  call(routes.scan, { pointId: toy.pointIds[point] ?? '', by: { kind: 'staffNo', staffNo: staffNoOf(toy.staffIds[index] ?? '') } }, officer())
const close = (toy: ToyEvent, point = 0) => call(routes.close, { pointId: toy.pointIds[point] ?? '' }, officer())
const programme = (noShowUses: boolean) => ({ key: `疗休养${newId()}`, most: 1, years: 2, noShowUses })

async function netUse(toy: ToyEvent): Promise<number[]> {
  const rows = await world.db.q
    .selectFrom('entitlement_entries')
    .select(['staff_id', 'amount'])
    .where('tenant_id', '=', world.db.tenantId)
    .where('staff_id', 'in', toy.staffIds)
    .execute()
  return toy.staffIds.map((staffId) => rows.filter((row) => row.staff_id === staffId).reduce((sum, { amount }) => sum + amount, 0))
}

function sanctionsOf(toy: ToyEvent) {
  return world.db.q
    .selectFrom('sanctions')
    .select(['staff_id', 'cause', 'lifted_at', 'until_at'])
    .where('tenant_id', '=', world.db.tenantId)
    .where('staff_id', 'in', toy.staffIds)
    .execute()
}

describe('closing a point', () => {
  test('before its end is refused', async () => {
    await expect(close(await event())).rejects.toMatchObject({ code: 'checkin.not_over_yet' })
  })

  test('bars whoever did not come for as long as the rule says, and tells them', async () => {
    const toy = await event({ rules: { noShowDays: 90 } })
    await come(toy, 0)
    world.clock.advance(3 * hour)
    expect(await close(toy)).toEqual({ noShows: 2 })
    const sanctions = await sanctionsOf(toy)
    expect(sanctions.map(({ staff_id }) => staff_id).toSorted()).toEqual(toy.staffIds.slice(1).toSorted())
    expect(sanctions.every(({ until_at }) => until_at.getTime() === world.clock.now().getTime() + 90 * 24 * hour)).toBe(true)
    const told = await world.db.q
      .selectFrom('notifications')
      .select('title_zh')
      .where('tenant_id', '=', world.db.tenantId)
      .where('staff_id', 'in', toy.staffIds)
      .where('title_zh', '=', '报名后未到')
      .execute()
    expect(told).toHaveLength(2)
  })

  test('twice costs once', async () => {
    const toy = await event({ rules: { noShowDays: 90, programme: programme(false) } })
    world.clock.advance(3 * hour)
    await Promise.all([close(toy), close(toy)])
    expect(await close(toy)).toEqual({ noShows: 0 })
    expect([await sanctionsOf(toy), await netUse(toy)]).toMatchObject([{ length: 3 }, [0, 0, 0]])
  })

  test('leaves used what the rule counts as used', async () => {
    const toy = await event({ rules: { programme: programme(true) } })
    await come(toy, 0)
    world.clock.advance(3 * hour)
    await close(toy)
    expect(await netUse(toy)).toEqual([1, 1, 1])
  })

  test('gives back what the rule does not count', async () => {
    const toy = await event({ rules: { programme: programme(false) } })
    await come(toy, 0)
    world.clock.advance(3 * hour)
    await close(toy)
    expect(await netUse(toy)).toEqual([1, 0, 0])
  })

  test('of a series: only who came to nothing is a no-show, when the last one closes', async () => {
    const toy = await event({ rules: { noShowDays: 30 }, points: [{ title: '第一课' }, { title: '第二课' }] })
    await come(toy, 0, 0)
    await come(toy, 1, 1)
    world.clock.advance(3 * hour)
    expect([await close(toy, 0), await close(toy, 1)]).toEqual([{ noShows: 0 }, { noShows: 1 }])
  })

  test('takes nobody in any more but by a list', async () => {
    const toy = await event()
    world.clock.advance(3 * hour)
    await close(toy)
    await expect(come(toy, 0)).rejects.toMatchObject({ code: 'checkin.point_closed' })
  })

  test('while somebody is being checked in: they came, or are a no-show, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      world.clock.set(start)
      const toy = await event({ members: [0] })
      const [enrolmentId = ''] = toy.enrolmentIds
      world.clock.advance(3 * hour)
      const listed = call(routes.signList, { pointId: toy.pointIds[0] ?? '', enrolmentIds: [enrolmentId] }, officer())
      await Promise.all([listed, close(toy)])
      const noShow = await world.db.q
        .selectFrom('no_shows')
        .select('excused_at')
        .where('tenant_id', '=', world.db.tenantId)
        .where('enrolment_id', '=', enrolmentId)
        .executeTakeFirst()
      expect(noShow === undefined || noShow.excused_at !== null).toBe(true)
    }
  })

  test('is for those who manage the offer, not for a branch', async () => {
    const toy = await event()
    const branch = { context: world.context(world.actor(['toys.manage'], { scope: { all: false, unitIds: [newId()] } })) }
    await expect(call(routes.close, { pointId: toy.pointIds[0] ?? '' }, branch)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('whoever did not come', () => {
  async function missed(noShowUses: boolean): Promise<ToyEvent> {
    const toy = await event({ members: [0], rules: { noShowDays: 90, programme: programme(noShowUses) } })
    world.clock.advance(3 * hour)
    await close(toy)
    return toy
  }

  test('and is excused owes nothing', async () => {
    const toy = await missed(true)
    await call(routes.excuse, { offerId: toy.id, enrolmentId: toy.enrolmentIds[0] ?? '', reason: '住院' }, officer())
    expect(await netUse(toy)).toEqual([0])
    expect((await sanctionsOf(toy)).map(({ lifted_at }) => lifted_at)).toEqual([world.clock.now()])
    const { items } = await call(routes.noShows, { offerId: toy.id, limit: 20 }, officer())
    expect(items).toMatchObject([{ excuse: '住院' }])
  })

  test('is excused once', async () => {
    const toy = await missed(true)
    const excuse = (reason: string) => call(routes.excuse, { offerId: toy.id, enrolmentId: toy.enrolmentIds[0] ?? '', reason }, officer())
    await Promise.all([excuse('住院'), excuse('住院')])
    await excuse('另一个理由')
    expect(await netUse(toy)).toEqual([0])
    expect((await call(routes.noShows, { offerId: toy.id, limit: 20 }, officer())).items).toMatchObject([{ excuse: '住院' }])
  })

  test('but came after all by a late phone is cleared, and has used the place', async () => {
    const toy = await missed(false)
    expect(await netUse(toy)).toEqual([0])
    const { code } = await call(routes.myCode, { enrolmentId: toy.enrolmentIds[0] ?? '' }, { context: memberOf(world, toy.staffIds[0] ?? '') })
    const sync = { pointId: toy.pointIds[0] ?? '', deviceNow: world.clock.now().toISOString(), scans: [{ code, scannedAt: start }] }
    for (let again = 0; again < 2; again += 1) await call(routes.sync, sync, officer())
    expect(await netUse(toy)).toEqual([1])
    expect((await sanctionsOf(toy)).map(({ lifted_at }) => lifted_at)).toEqual([world.clock.now()])
  })

  test('cannot be excused by another branch, and somebody who came cannot be excused', async () => {
    const toy = await event()
    await come(toy, 0)
    await expect(call(routes.excuse, { offerId: toy.id, enrolmentId: toy.enrolmentIds[0] ?? '', reason: '无' }, officer())).rejects.toMatchObject({ code: 'not_found' })
    const gone = await missed(true)
    const branch = { context: world.context(world.actor(['toys.manage'], { scope: { all: false, unitIds: [newId()] } })) }
    await expect(call(routes.excuse, { offerId: gone.id, enrolmentId: gone.enrolmentIds[0] ?? '', reason: '无' }, branch)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a certificate', () => {
  async function course(): Promise<ToyEvent> {
    const toy = await event({ points: [{ title: '第一课' }, { title: '第二课' }, { title: '第三课' }] })
    await call(routes.certify, { offerId: toy.id, least: 2 }, officer())
    await come(toy, 0, 0)
    await come(toy, 0, 2)
    await come(toy, 1, 0)
    return toy
  }

  test('is for those who came often enough, and names the meetings', async () => {
    const toy = await course()
    const { paper } = await certificateFor(memberOf(world, toy.staffIds[0] ?? ''), toy.enrolmentIds[0] ?? '')
    expect(JSON.stringify(paper)).toMatch(/共 3 次，实到 2 次.*第一课.*第三课/)
    await expect(certificateFor(officerOf(world), toy.enrolmentIds[1] ?? '')).rejects.toMatchObject({ code: 'checkin.not_earned' })
  })

  test('of somebody else is not given out', async () => {
    const toy = await course()
    await expect(certificateFor(memberOf(world, toy.staffIds[1] ?? ''), toy.enrolmentIds[0] ?? '')).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is not issued where none was announced', async () => {
    const toy = await event()
    await come(toy, 0)
    await expect(certificateFor(officerOf(world), toy.enrolmentIds[0] ?? '')).rejects.toMatchObject({ code: 'checkin.no_certificates' })
  })

  test('the list of attendance says who has earned one', async () => {
    const toy = await course()
    const { items } = await call(routes.attendance, { offerId: toy.id, limit: 20 }, officer())
    const of = (index: number) => items.find(({ enrolmentId }) => enrolmentId === toy.enrolmentIds[index])
    expect([of(0), of(1), of(2)]).toMatchObject([
      { attended: 2, meetings: 3, certified: true },
      { attended: 1, certified: false },
      { attended: 0, certified: false },
    ])
  })
})
