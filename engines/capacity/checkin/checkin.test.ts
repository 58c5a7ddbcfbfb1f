import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RequestContext } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { change, otherServer } from '../claims/claims.testing.ts'
import { leave } from '../moves/leave.ts'
import { checkinRoutes as routes } from './checkin.routes.ts'
import { makeEvent, memberOf, officerOf, registerToys, staffNoOf, type ToyEvent } from './checkin.testing.ts'
import { openLine } from './offline-line.shapes.ts'

let world: World
const start = '2026-03-02T01:00:00Z'
const minute = 60_000

beforeAll(async () => {
  world = await openWorld(start)
  registerToys()
})
afterAll(() => world.close())
beforeEach(() => world.clock.set(start))

const officer = () => ({ context: officerOf(world) })
const member = (staffId = '') => ({ context: memberOf(world, staffId) })
const event = (wanted: Partial<Parameters<typeof makeEvent>[1]> = {}) => makeEvent(world, { points: [{}], ...wanted })
const codeOf = async ({ staffIds, enrolmentIds }: ToyEvent, index = 0) => (await call(routes.myCode, { enrolmentId: enrolmentIds[index] ?? '' }, member(staffIds[index]))).code
const byCode = (toy: ToyEvent, code: string, point = 0) => ({ pointId: toy.pointIds[point] ?? '', by: { kind: 'code' as const, code } })

describe('an officer scans', () => {
  test('a member’s code, and sees whom to look at', async () => {
    const toy = await event()
    const seen = await call(routes.scan, byCode(toy, await codeOf(toy)), officer())
    expect(seen).toMatchObject({ outcome: 'recorded', staffNo: staffNoOf(toy.staffIds[0] ?? ''), optionTitle: '场次1', party: 1, unitName: expect.stringContaining('分会') })
  })

  test('a code again, and hears when and how it was used', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    await call(routes.scan, byCode(toy, code), officer())
    world.clock.advance(5 * minute)
    expect(await call(routes.scan, byCode(toy, code), officer())).toMatchObject({ outcome: 'already', at: new Date(start).toISOString(), via: 'officer', pointTitle: '签到处' })
  })

  test('hears it after the end too', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    await call(routes.scan, byCode(toy, code), officer())
    world.clock.advance(180 * minute)
    expect(await call(routes.scan, byCode(toy, code), officer())).toMatchObject({ outcome: 'already' })
    await expect(call(routes.scan, byCode(toy, await codeOf(toy, 1)), officer())).rejects.toMatchObject({ code: 'checkin.over' })
  })

  test('or types a staff number', async () => {
    const toy = await event()
    const by = { kind: 'staffNo' as const, staffNo: staffNoOf(toy.staffIds[1] ?? '') }
    expect(await call(routes.scan, { pointId: toy.pointIds[0] ?? '', by }, officer())).toMatchObject({ outcome: 'recorded', enrolmentId: toy.enrolmentIds[1] })
    await expect(call(routes.scan, { pointId: toy.pointIds[0] ?? '', by: { kind: 'staffNo', staffNo: '没有' } }, officer())).rejects.toMatchObject({
      code: 'checkin.not_signed_up',
    })
  })

  test('an altered code, and it is refused', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    const altered = [...code].map((char, at) => (at === 5 ? (char === 'A' ? 'B' : 'A') : char)).join('')
    for (const forged of [altered, code.slice(0, -1), `${code}A`, 'M', '.', 'https://example.edu.cn/']) {
      await expect(call(routes.scan, byCode(toy, forged), officer())).rejects.toMatchObject({ code: 'checkin.code_forged' })
    }
  })

  test('a code of another university, and it is refused', async () => {
    const toy = await event()
    const { openCodes } = await import('./codes.ts')
    const foreign = (await openCodes(world.services.keys, world.otherDb)).member(toy.enrolmentIds[0] ?? '')
    await expect(call(routes.scan, byCode(toy, foreign), officer())).rejects.toMatchObject({ code: 'checkin.code_forged' })
  })

  test('a code of another offer, and hears of which', async () => {
    const [toy, other] = [await event(), await event()]
    await expect(call(routes.scan, byCode(toy, await codeOf(other)), officer())).rejects.toMatchObject({ code: 'checkin.other_offer', details: { title: '测试活动' } })
  })

  test('somebody of another session, and hears of which', async () => {
    const toy = await event({ options: [null, null], points: [{ option: 0 }] })
    await expect(call(routes.scan, byCode(toy, await codeOf(toy, 1)), officer())).rejects.toMatchObject({ code: 'checkin.other_option', details: { option: '场次2' } })
  })

  test('the code of a place that was given back, and it is refused', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    await change(world, (trx) => leave(trx, { offerId: toy.id, enrolmentId: toy.enrolmentIds[0] ?? '', reason: null, actorName: '会员', byOrganiser: false }))
    await expect(call(routes.scan, byCode(toy, code), officer())).rejects.toMatchObject({ code: 'checkin.no_place' })
  })

  test('before the opening, and it is refused', async () => {
    const toy = await event({ points: [{ opensAt: new Date(Date.parse(start) + minute) }] })
    await expect(call(routes.scan, byCode(toy, await codeOf(toy)), officer())).rejects.toMatchObject({ code: 'checkin.not_open_yet' })
  })

  test('the own branch only, where that is the reach', async () => {
    const toy = await event({ members: [0, 1] })
    const branch = { context: world.context(world.actor(['toys.manage'], { scope: { all: false, unitIds: [toy.branchIds[1] ?? ''] } })) }
    expect(await call(routes.scan, byCode(toy, await codeOf(toy, 1)), branch)).toMatchObject({ outcome: 'recorded' })
    await expect(call(routes.scan, byCode(toy, await codeOf(toy, 0)), branch)).rejects.toMatchObject({ code: 'not_found' })
    expect((await call(routes.people, { pointId: toy.pointIds[0] ?? '', limit: 20 }, branch)).items.map(({ enrolmentId }) => enrolmentId)).toEqual([toy.enrolmentIds[1]])
  })

  test('only with the permission of the service', async () => {
    const toy = await event()
    await expect(call(routes.scan, byCode(toy, await codeOf(toy)), member(toy.staffIds[0]))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('at the same moment on two servers: one comes first', async () => {
    const toy = await event({ members: Array.from({ length: 6 }, () => 0) })
    const codes = await Promise.all(toy.enrolmentIds.map((_id, index) => codeOf(toy, index)))
    const other = otherServer(world)
    try {
      const there: { context: RequestContext } = { context: { ...officerOf(world), services: other.services, db: other.db } }
      const both = await Promise.all(codes.flatMap((code) => [officer(), there, officer(), there].map((who) => call(routes.scan, byCode(toy, code), who))))
      expect(both.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(6)
      expect(await comings(toy)).toHaveLength(6)
    } finally {
      await other.close()
    }
  })
})

describe('a member scans', () => {
  test('what the screen shows', async () => {
    const toy = await event()
    const { url } = await call(routes.screen, { pointId: toy.pointIds[0] ?? '' }, officer())
    expect(await call(routes.checkMyselfIn, { code: url }, member(toy.staffIds[0]))).toMatchObject({ outcome: 'recorded', via: 'member' })
  })

  test('a code of the screen a moment late, but not later', async () => {
    const toy = await event()
    const { url } = await call(routes.screen, { pointId: toy.pointIds[0] ?? '' }, officer())
    world.clock.advance(31_000)
    expect(await call(routes.checkMyselfIn, { code: url }, member(toy.staffIds[0]))).toMatchObject({ outcome: 'recorded' })
    world.clock.advance(30_000)
    await expect(call(routes.checkMyselfIn, { code: url }, member(toy.staffIds[1]))).rejects.toMatchObject({ code: 'checkin.code_expired' })
  })

  test('a printed code where it is meant to be used, while the point is open', async () => {
    const toy = await event({ points: [{ selfScan: 'printed' }, { selfScan: 'screen' }, { selfScan: 'none' }] })
    const urls: string[] = []
    for (const pointId of toy.pointIds) urls.push((await call(routes.poster, { pointId }, officer())).url)
    expect(await call(routes.checkMyselfIn, { code: urls[0] ?? '' }, member(toy.staffIds[0]))).toMatchObject({ outcome: 'recorded' })
    for (const code of urls.slice(1)) await expect(call(routes.checkMyselfIn, { code }, member(toy.staffIds[0]))).rejects.toMatchObject({ code: 'checkin.no_self_scan' })
    world.clock.advance(180 * minute)
    await expect(call(routes.checkMyselfIn, { code: urls[0] ?? '' }, member(toy.staffIds[1]))).rejects.toMatchObject({ code: 'checkin.over' })
  })

  test('without a place, and is told so', async () => {
    const toy = await event()
    const { url } = await call(routes.screen, { pointId: toy.pointIds[0] ?? '' }, officer())
    await expect(call(routes.checkMyselfIn, { code: url }, member(newId()))).rejects.toMatchObject({ code: 'checkin.not_signed_up' })
  })

  test('a member’s code or a forged one, and is refused', async () => {
    const toy = await event()
    const { url } = await call(routes.screen, { pointId: toy.pointIds[0] ?? '' }, officer())
    for (const code of [await codeOf(toy), url.replace('/S', '/P'), `${url}x`]) {
      await expect(call(routes.checkMyselfIn, { code }, member(toy.staffIds[0]))).rejects.toMatchObject({ code: 'checkin.code_forged' })
    }
  })

  test('too often, and has to wait', async () => {
    const context = memberOf(world, newId())
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => call(routes.checkMyselfIn, { code: 'S' }, { context })))
    expect(tries.filter((one) => one.status === 'rejected' && Reflect.get(one.reason, 'code') === 'rate_limited')).toHaveLength(10)
  })
})

test('a member sees only the own code', async () => {
  const toy = await event()
  await expect(call(routes.myCode, { enrolmentId: toy.enrolmentIds[0] ?? '' }, member(toy.staffIds[1]))).rejects.toMatchObject({ code: 'not_found' })
})

describe('without a network', () => {
  const sync = (toy: ToyEvent, scans: { code: string; scannedAt: string }[], deviceNow = world.clock.now().toISOString()) =>
    call(routes.sync, { pointId: toy.pointIds[0] ?? '', deviceNow, scans }, officer())

  test('a code opens its own line of the list, and nothing else does', async () => {
    const toy = await event()
    const { lines } = await call(routes.offlineList, { pointId: toy.pointIds[0] ?? '' }, officer())
    const byHash = new Map(lines.map((line) => [line.hash, line]))
    expect(lines).toHaveLength(3)
    expect(await openLine(byHash, await codeOf(toy))).toMatchObject({ staffNo: staffNoOf(toy.staffIds[0] ?? ''), party: 1 })
    expect(await openLine(byHash, 'Mxxx')).toBe(null)
    expect(JSON.stringify(lines)).not.toContain(staffNoOf(toy.staffIds[0] ?? ''))
  })

  test('the list knows who came before it was made, so that a second phone does not take them in again', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    await call(routes.scan, byCode(toy, code), officer())
    const { lines } = await call(routes.offlineList, { pointId: toy.pointIds[0] ?? '' }, officer())
    const byHash = new Map(lines.map((line) => [line.hash, line]))
    expect(await openLine(byHash, code)).toMatchObject({ cameAt: new Date(start).toISOString() })
    expect(await openLine(byHash, await codeOf(toy, 1))).toMatchObject({ cameAt: null })
  })

  test('what was scanned arrives hours later with the time at which it was', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    world.clock.advance(5 * 60 * minute)
    const { rows } = await sync(toy, [{ code, scannedAt: '2026-03-02T01:10:00Z' }])
    expect(rows).toMatchObject([{ outcome: 'recorded', cameAt: '2026-03-02T01:10:00.000Z', outsideHours: false, via: 'offline' }])
  })

  test('syncing twice changes nothing', async () => {
    const toy = await event()
    const scans = [{ code: await codeOf(toy), scannedAt: start }]
    await sync(toy, scans)
    world.clock.advance(minute)
    expect((await sync(toy, scans)).rows).toMatchObject([{ outcome: 'already', at: new Date(start).toISOString() }])
    expect(await comings(toy)).toHaveLength(1)
  })

  test('two phones that scanned the same person count once, at the same moment too', async () => {
    const toy = await event({ members: [0, 0, 0, 0] })
    const codes = await Promise.all(toy.enrolmentIds.map((_id, index) => codeOf(toy, index)))
    const scans = codes.map((code) => ({ code, scannedAt: start }))
    const results = await Promise.all([sync(toy, scans), sync(toy, scans.toReversed()), sync(toy, scans)])
    expect(results.flatMap(({ rows }) => rows).filter(({ outcome }) => outcome === 'recorded')).toHaveLength(4)
    expect(await comings(toy)).toHaveLength(4)
  })

  test('a code twice on one phone counts once, by the earlier scan', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    const { rows } = await sync(toy, [
      { code, scannedAt: '2026-03-02T01:05:00Z' },
      { code, scannedAt: '2026-03-02T00:55:00Z' },
    ])
    expect(rows.map(({ outcome, cameAt }) => [outcome, cameAt])).toEqual([
      ['already', '2026-03-02T00:55:00.000Z'],
      ['recorded', '2026-03-02T00:55:00.000Z'],
    ])
  })

  test('a phone whose clock is three hours fast is put right and pointed out', async () => {
    const toy = await event()
    const fast = (iso: string) => new Date(Date.parse(iso) + 3 * 60 * minute).toISOString()
    const answer = await sync(toy, [{ code: await codeOf(toy), scannedAt: fast('2026-03-02T00:58:00Z') }], fast(start))
    expect(answer).toMatchObject({ clockAheadSeconds: 10_800, clockOff: true, rows: [{ outcome: 'recorded', cameAt: '2026-03-02T00:58:00.000Z', outsideHours: false }] })
    const { items } = await call(routes.people, { pointId: toy.pointIds[0] ?? '', present: 'yes', limit: 20 }, officer())
    expect(items).toMatchObject([{ present: { clockOff: true, cameAt: '2026-03-02T00:58:00.000Z' } }])
  })

  test('a phone whose clock was put right between the scan and the sync takes nobody in in the future, and is pointed out', async () => {
    const toy = await event()
    const answer = await sync(toy, [{ code: await codeOf(toy), scannedAt: '2026-03-02T04:00:00Z' }])
    expect(answer).toMatchObject({ clockAheadSeconds: 0, clockOff: true, rows: [{ outcome: 'recorded', cameAt: new Date(start).toISOString(), outsideHours: false }] })
  })

  test('a phone that is nine minutes off is not', async () => {
    const toy = await event()
    expect(await sync(toy, [{ code: await codeOf(toy), scannedAt: start }], '2026-03-02T01:09:00Z')).toMatchObject({ clockAheadSeconds: 540, clockOff: false })
  })

  test('what does not belong is refused for itself, and the rest is recorded', async () => {
    const [toy, other] = [await event(), await event()]
    const { rows } = await sync(toy, [
      { code: '伪造', scannedAt: start },
      { code: await codeOf(other), scannedAt: start },
      { code: await codeOf(toy), scannedAt: start },
    ])
    expect(rows.map(({ outcome, error }) => [outcome, error?.code ?? null])).toEqual([
      ['refused', 'checkin.code_forged'],
      ['refused', 'checkin.other_offer'],
      ['recorded', null],
    ])
  })

  test('an officer online and a phone offline: who came first stays', async () => {
    const toy = await event()
    const code = await codeOf(toy)
    await call(routes.scan, byCode(toy, code), officer())
    expect((await sync(toy, [{ code, scannedAt: '2026-03-02T00:51:00Z' }])).rows).toMatchObject([{ outcome: 'already', via: 'officer' }])
  })
})

test('a signed list records everybody on it for themselves', async () => {
  const [toy, other] = [await event(), await event()]
  await call(routes.scan, byCode(toy, await codeOf(toy)), officer())
  const ids = [...toy.enrolmentIds.slice(0, 2), other.enrolmentIds[0] ?? '', newId()]
  const { rows } = await call(routes.signList, { pointId: toy.pointIds[0] ?? '', enrolmentIds: ids }, officer())
  expect(rows.map(({ outcome, error }) => [outcome, error?.code ?? null])).toEqual([
    ['already', null],
    ['recorded', null],
    ['refused', 'checkin.other_offer'],
    ['refused', 'checkin.not_signed_up'],
  ])
})

describe('points', () => {
  test('are counted as entitled and present', async () => {
    const toy = await event({ options: [null, null], members: [0, 0, 0], points: [{}, { option: 1 }] })
    await call(routes.scan, byCode(toy, await codeOf(toy)), officer())
    const { items } = await call(routes.points, { offerId: toy.id }, officer())
    expect(new Map(items.map(({ id, entitled, present }) => [id, [entitled, present]]))).toEqual(
      new Map([
        [toy.pointIds[0], [3, 1]],
        [toy.pointIds[1], [1, 0]],
      ]),
    )
  })

  test('that end before they begin are refused', async () => {
    const toy = await event()
    const wrong = { optionId: null, title: '反了', opensAt: start, closesAt: start, selfScan: 'none' as const }
    await expect(call(routes.addPoints, { offerId: toy.id, points: [wrong] }, officer())).rejects.toMatchObject({ code: 'checkin.wrong_times' })
  })

  test('cannot be changed over somebody else’s change', async () => {
    const toy = await event()
    const edit = { pointId: toy.pointIds[0] ?? '', version: 1, title: '南门', opensAt: start, closesAt: '2026-03-02T05:00:00Z', selfScan: 'none' as const }
    expect(await call(routes.editPoint, edit, officer())).toMatchObject({ version: 2 })
    await expect(call(routes.editPoint, edit, officer())).rejects.toMatchObject({ code: 'version_conflict' })
  })

  test('can be removed while nobody has come', async () => {
    const toy = await event({ points: [{}, {}] })
    await call(routes.scan, byCode(toy, await codeOf(toy), 1), officer())
    await call(routes.removePoint, { pointId: toy.pointIds[0] ?? '' }, officer())
    await expect(call(routes.removePoint, { pointId: toy.pointIds[1] ?? '' }, officer())).rejects.toMatchObject({ code: 'checkin.someone_came' })
  })

  test('of another university are not found', async () => {
    const toy = await event()
    const stranger = { context: world.context(world.actor(['toys.manage']), { tenant: world.otherTenant }) }
    await expect(call(routes.screen, { pointId: toy.pointIds[0] ?? '' }, stranger)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('list their people page by page in a constant number of statements', async () => {
    const toy = await event({ members: Array.from({ length: 7 }, () => 0) })
    const context = officer()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      world.statements.length = 0
      const page = await call(routes.people, { pointId: toy.pointIds[0] ?? '', limit: 3, ...(cursor === undefined ? {} : { cursor }) }, context)
      expect(world.statements.length).toBeLessThanOrEqual(6)
      expect(page.count).toBe(7)
      seen.push(...page.items.map(({ enrolmentId }) => enrolmentId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(toy.enrolmentIds.toSorted())
  })
})

function comings(toy: ToyEvent) {
  return world.db.q.selectFrom('checkins').select('enrolment_id').where('tenant_id', '=', world.db.tenantId).where('point_id', 'in', toy.pointIds).execute()
}
