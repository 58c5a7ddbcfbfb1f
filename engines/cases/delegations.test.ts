import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { casesRoutes } from './cases.routes.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

let world: ToyWorld
let absent: Actor & { staffId: string }
let deputy: Actor & { staffId: string }

beforeAll(async () => {
  world = await openToyWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  const unit = world.people.unit('校园卡中心')
  absent = world.people.make('外出', { 'toy.review': { all: true }, 'toy.answer': { all: false, unitIds: [unit] } })
  deputy = world.people.make('代办')
})

const as = (actor: Actor) => ({ context: world.context(actor) })
const inbox = (actor: Actor, box: 'todo' | 'delegated' = 'todo') => call(casesRoutes.inbox, { box, limit: 200 }, as(actor))
const handOver = (wanted: { from?: Actor; to?: string; process?: string | null; firstDay?: string; lastDay?: string } = {}) =>
  call(
    casesRoutes.delegate,
    { toStaffId: wanted.to ?? deputy.staffId, process: wanted.process ?? null, firstDay: wanted.firstDay ?? '2026-03-02', lastDay: wanted.lastDay ?? '2026-03-06', reason: '出差' },
    as(wanted.from ?? absent),
  )

describe('while somebody is away', () => {
  test('the colleague sees what waits for them, does it, and the timeline says for whom', async () => {
    const { id, version } = await world.at('review', '代办的事')
    expect((await inbox(deputy)).items).toEqual([])
    await handOver()
    const item = (await inbox(deputy)).items.find((one) => one.caseId === id)
    expect(item?.asks).toMatchObject({ action: 'assign', inPlaceOf: { name: '外出' } })
    await call(casesRoutes.act, { caseId: id, action: 'sendBack', version, input: { reason: '请补充' } }, as(deputy))
    expect((await call(casesRoutes.read, { caseId: id }, as(world.cast.proposer))).timeline.at(-1)).toMatchObject({ by: '代办', inNameOf: '外出' })
  })

  test('what they handed over stands in their own box until it is done', async () => {
    const { id } = await world.at('review', '交出去的')
    expect((await inbox(absent, 'delegated')).items).toEqual([])
    await handOver()
    expect((await inbox(absent, 'delegated')).items.map((item) => item.caseId)).toContain(id)
  })

  test('the colleague acts neither before the first day nor after the last, nor once it has been ended', async () => {
    const { id } = await world.at('review')
    const sees = async () => (await inbox(deputy)).items.some((item) => item.caseId === id)
    const now = world.clock.now().toISOString()
    const given = await handOver({ firstDay: '2026-03-03', lastDay: '2026-03-04' })
    const seen: boolean[] = []
    for (const instant of ['2026-03-02T15:59:59Z', '2026-03-02T16:00:00Z', '2026-03-04T15:59:59Z', '2026-03-04T16:00:00Z']) {
      world.clock.set(instant)
      seen.push(await sees())
    }
    world.clock.set('2026-03-03T01:00:00Z')
    await call(casesRoutes.endDelegation, { id: given.id, version: given.version }, as(absent))
    seen.push(await sees())
    world.clock.set(now)
    expect(seen).toEqual([false, true, true, false, false])
  })

  test('one process handed over is not another', async () => {
    await world.at('review')
    await expect(handOver({ process: 'nothing' })).rejects.toMatchObject({ code: 'not_found' })
    await handOver({ process: 'toy' })
    expect((await inbox(deputy)).items.length).toBeGreaterThan(0)
  })

  test('what must be done in person is not the colleague’s to do, nor in their list', async () => {
    const { id, version } = await world.at('answered')
    await handOver({ from: world.cast.proposer })
    expect((await inbox(deputy)).items.map((item) => item.caseId)).not.toContain(id)
    await expect(call(casesRoutes.act, { caseId: id, action: 'rate', version, input: { satisfied: true } }, as(deputy))).rejects.toMatchObject({ code: 'case.not_yours' })
    const [given] = (await call(casesRoutes.listDelegations, {}, as(world.cast.proposer))).given
    await call(casesRoutes.endDelegation, { id: given?.id ?? '', version: 1 }, as(world.cast.proposer))
  })

  test('a draft is seen by whoever stands in for its person', async () => {
    const { id } = await world.at('draft')
    const given = await handOver({ from: world.cast.proposer })
    await expect(call(casesRoutes.read, { caseId: id }, as(deputy))).resolves.toMatchObject({ state: 'draft' })
    await call(casesRoutes.endDelegation, { id: given.id, version: 1 }, as(world.cast.proposer))
    await expect(call(casesRoutes.read, { caseId: id }, as(deputy))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('what a colleague received is not handed on: a deputy’s deputy sees nothing', async () => {
    const { id } = await world.at('review')
    const third = world.people.make('第三人')
    await handOver()
    await handOver({ from: deputy, to: third.staffId })
    expect((await inbox(third)).items.map((item) => item.caseId)).not.toContain(id)
  })
})

describe('is refused', () => {
  test('to oneself, backwards, for days gone by, and to nobody', async () => {
    const issueAt = (path: string) => ({ code: 'invalid_input', details: { issues: [expect.objectContaining({ path })] } })
    await expect(handOver({ to: absent.staffId })).rejects.toMatchObject(issueAt('toStaffId'))
    await expect(handOver({ firstDay: '2026-03-09', lastDay: '2026-03-03' })).rejects.toMatchObject(issueAt('lastDay'))
    await expect(handOver({ firstDay: '2026-02-02', lastDay: '2026-02-03' })).rejects.toMatchObject(issueAt('lastDay'))
    await expect(handOver({ to: '0197f000-0000-7000-8000-000000000000' })).rejects.toMatchObject({ code: 'case.cannot_stand_in' })
  })

  test('twice for the same days, with whom and when', async () => {
    await handOver()
    await expect(handOver({ firstDay: '2026-03-06', lastDay: '2026-03-20' })).rejects.toMatchObject({
      code: 'case.away_already',
      details: { to: '代办', from: '2026-03-02', until: '2026-03-06' },
    })
    await expect(handOver({ firstDay: '2026-03-07', lastDay: '2026-03-20' })).resolves.toMatchObject({ reason: '出差' })
  })

  test('by an access token, which speaks for nobody else either', async () => {
    await world.at('review')
    const token = (actor: Actor): Actor => ({ ...actor, via: 'token' })
    await expect(handOver({ from: token(absent) })).rejects.toMatchObject({ code: 'case.not_by_token' })
    await handOver()
    expect((await inbox(token(deputy))).items).toEqual([])
  })

  test('to end what somebody else has given, another university’s, or what has changed', async () => {
    const given = await handOver()
    const end = (actor: Actor, version = 1) => call(casesRoutes.endDelegation, { id: given.id, version }, as(actor))
    await expect(end(deputy)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      call(casesRoutes.endDelegation, { id: given.id, version: 1 }, { context: world.context(absent, { tenant: world.otherTenant, db: world.otherDb }) }),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(end(absent, 7)).rejects.toMatchObject({ code: 'version_conflict' })
    await end(absent)
    await expect(end(absent, 2)).rejects.toMatchObject({ code: 'version_conflict' })
  })
})
