import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../kernel/ids.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { capacityModule } from '../capacity.module.ts'
import { mineRoutes } from '../mine/mine.routes.ts'
import type { Condition } from '../offer-rules.ts'
import { offersRoutes } from '../offers/offers.routes.ts'
import { draftOffer, openFair, openOffer, press, type Fair, type FairPerson } from '../testing/fair.ts'
import { eligibilityRoutes } from './eligibility.routes.ts'

let world: World
let fair: Fair
let old: FairPerson
let young: FairPerson
let man: FairPerson
let far: FairPerson
let outside: FairPerson

beforeAll(async () => {
  world = await openWorld()
  fair = openFair(world)
  old = fair.add({ name: '年长', birth_date: '1966-03-02' })
  young = fair.add({ name: '年轻', birth_date: '1998-01-01', hire_date: '2024-09-01' })
  man = fair.add({ name: '男士', sex: '1' })
  far = fair.add({ name: '别院', unit_id: fair.history, hire_date: null })
  outside = fair.add({ name: '会外', membership: 'none' })
})
afterAll(() => world.close())

const organiser = () => ({ context: fair.organiser() })
const member: Condition = { kind: 'member', states: ['active'] }
const women: Condition = { kind: 'sex', sex: '2' }
const served: Condition = { kind: 'serviceYears', atLeast: 3, on: '2026-03-02' }

test('the preview counts by condition whom it keeps out, and whom it alone keeps out', async () => {
  const { id: offerId } = await draftOffer(world, fair)
  const { total, eligible, conditions, branches } = await call(eligibilityRoutes.preview, { offerId, conditions: [member, women, served] }, organiser())
  expect({ total, eligible }).toEqual({ total: 5, eligible: 1 })
  // 别院 has no date of service: who lacks what is asked does not meet it.
  expect(conditions.map(({ keptOut, onlyThis }) => [keptOut, onlyThis])).toEqual([
    [1, 1],
    [1, 1],
    [2, 2],
  ])
  expect(branches.find(({ unitId }) => unitId === fair.history)).toEqual({ unitId: fair.history, unitName: '历史学院分工会', total: 1, eligible: 0 })
})

test('the preview counts everybody where there is no condition', async () => {
  const { id: offerId } = await draftOffer(world, fair)
  expect(await call(eligibilityRoutes.preview, { offerId, conditions: [] }, organiser())).toMatchObject({ total: 5, eligible: 5, conditions: [] })
})

test('names come page by page with what each lacks', async () => {
  const { id: offerId } = await draftOffer(world, fair)
  const asked = { offerId, conditions: [member, women, served], meets: false, limit: 2 }
  const first = await call(eligibilityRoutes.people, asked, organiser())
  const second = await call(eligibilityRoutes.people, { ...asked, cursor: first.nextCursor ?? '' }, organiser())
  expect([...first.items, ...second.items].map(({ name, failing }) => [name, failing])).toEqual([
    ['年轻', [2]],
    ['男士', [1]],
    ['别院', [2]],
    ['会外', [0]],
  ])
  expect([first.count, second.nextCursor]).toEqual([4, null])
  const one = await call(eligibilityRoutes.people, { ...asked, failing: 2, unitId: fair.history }, organiser())
  expect(one.items.map(({ name }) => name)).toEqual(['别院'])
})

test('age counts full years to the day', async () => {
  const { id: offerId } = await draftOffer(world, fair)
  const of = async (from: number | null, to: number | null, on: string) => {
    const page = await call(eligibilityRoutes.people, { offerId, conditions: [{ kind: 'age', from, to, on }], meets: true, search: '年长' }, organiser())
    return page.count
  }
  expect(await of(60, null, '2026-03-02')).toBe(1)
  expect(await of(60, null, '2026-03-01')).toBe(0)
  expect(await of(null, 59, '2026-03-01')).toBe(1)
  expect(await of(null, 59, '2026-03-02')).toBe(0)
})

test('“why” says every condition with what the own record says', async () => {
  const offer = await openOffer(world, fair, { rules: { eligibility: [member, women, served] } })
  const why = await call(eligibilityRoutes.whyMe, { offerId: offer.id }, { context: fair.member(young) })
  expect(why).toMatchObject({ eligible: false, onRoster: false })
  expect(why.conditions.map(({ met, yours }) => [met, yours.zh])).toEqual([
    [true, '在册会员'],
    [true, '女'],
    [false, '满1年（2024年9月1日来校）'],
  ])
  expect(await call(eligibilityRoutes.whyMe, { offerId: offer.id }, { context: fair.member(old) })).toMatchObject({ eligible: true, onRoster: true })
})

test('“why” tells of what was used and from when it is free again', async () => {
  const programme = { key: '疗休养', most: 1, years: 3, noShowUses: true }
  const first = await openOffer(world, fair, { rules: { programme } })
  await press(world, first, old)
  const second = await openOffer(world, fair, { rules: { programme } })
  const why = await call(eligibilityRoutes.whyMe, { offerId: second.id }, { context: fair.member(old) })
  expect(why).toMatchObject({ eligible: false, entitlements: [{ programme: '疗休养', met: false, usedOn: ['2026-03-02'], from: '2029-03-02' }] })
  expect(why.summary.zh).toContain('2029年3月2日起可再报名')
  await expect(press(world, second, old)).rejects.toMatchObject({ code: 'capacity.entitlement_used' })
  expect(await call(eligibilityRoutes.preview, { offerId: second.id }, organiser())).toMatchObject({ barred: { entitlementUsed: 1, sanctioned: 0 } })
})

test('a branch officer asks why for the own people only, and nobody asks without the right', async () => {
  const offer = await openOffer(world, fair)
  const branch = { context: fair.organiser({ all: false, unitIds: [fair.physics] }) }
  expect(await call(eligibilityRoutes.whyOf, { offerId: offer.id, staffId: man.staff_id }, branch)).toMatchObject({ eligible: true })
  await expect(call(eligibilityRoutes.whyOf, { offerId: offer.id, staffId: far.staff_id }, branch)).rejects.toMatchObject({ status: 404 })
  await expect(call(eligibilityRoutes.whyOf, { offerId: offer.id, staffId: man.staff_id }, { context: fair.stranger() })).rejects.toMatchObject({ status: 403 })
  await expect(call(eligibilityRoutes.preview, { offerId: offer.id }, branch)).rejects.toMatchObject({ status: 403 })
  await expect(call(eligibilityRoutes.whyOf, { offerId: newId(), staffId: man.staff_id }, branch)).rejects.toMatchObject({ status: 404 })
})

test('a draft answers no member', async () => {
  const draft = await draftOffer(world, fair)
  await expect(call(eligibilityRoutes.whyMe, { offerId: draft.id }, { context: fair.member(old) })).rejects.toMatchObject({ status: 404 })
})

test('the list of those who may come is drawn up anew by hand, and whoever has a place keeps it', async () => {
  const offer = await openOffer(world, fair, { rules: { eligibility: [member] } })
  await press(world, offer, man)
  man.membership = 'withdrawn'
  outside.membership = 'active'
  expect(await call(eligibilityRoutes.refreshRoster, { offerId: offer.id }, organiser())).toMatchObject({ size: 4, added: 1, removed: 1 })
  const { enrolments } = await call(mineRoutes.show, { offerId: offer.id }, { context: fair.member(man) })
  expect(enrolments).toMatchObject([{ status: 'confirmed' }])
  man.membership = 'active'
  outside.membership = 'none'
})

test('shortly before the opening the list is drawn up by itself, once', async () => {
  const offer = await openOffer(world, fair, { opens: 5, rules: { eligibility: [member] } })
  outside.membership = 'active'
  const before = world.clock.now().toISOString()
  world.clock.advance(4 * 3_600_000 + 55 * 60_000)
  await capacityModule.sweep?.(world.services, world.db)
  const first = await call(offersRoutes.show, { offerId: offer.id }, organiser())
  world.clock.advance(10_000)
  await capacityModule.sweep?.(world.services, world.db)
  const second = await call(offersRoutes.show, { offerId: offer.id }, organiser())
  world.clock.set(before)
  outside.membership = 'none'
  expect([first.rosterSize, second.rosterAt]).toEqual([5, first.rosterAt])
})

test('who leaves the union while waiting is let go with a reason; who has a place keeps it', async () => {
  const offer = await openOffer(world, fair, { rules: { eligibility: [member] }, limits: ([a]) => [{ optionId: a ?? null, cap: 1 }] })
  await press(world, offer, old)
  await press(world, offer, young)
  await press(world, offer, man)
  const leave = async (person: FairPerson) => {
    person.membership = 'withdrawn'
    await capacityModule.jobs?.['capacity.let-go']?.run(world.services, world.db, { staffId: person.staff_id })
    person.membership = 'active'
  }
  await leave(young)
  await leave(old)
  const mine = async (person: FairPerson) => (await call(mineRoutes.show, { offerId: offer.id }, { context: fair.member(person) })).enrolments[0]
  expect(await mine(young)).toMatchObject({ status: 'declined', reason: expect.stringContaining('不符合') })
  expect(await mine(old)).toMatchObject({ status: 'confirmed' })
  expect(await mine(man)).toMatchObject({ status: 'waiting', placeInLine: 1 })
})

test('who is in one of the clubs that are asked for meets it, and others are told that they are in none', async () => {
  const [club, other] = [newId(), newId()]
  man.club_ids = [club, other]
  const inClub: Condition = { kind: 'clubs', unitIds: [club] }
  const { id: offerId } = await openOffer(world, fair, { rules: { eligibility: [member, inClub] } })
  const { eligible, conditions } = await call(eligibilityRoutes.preview, { offerId }, organiser())
  expect([eligible, conditions[1]?.keptOut]).toEqual([1, 4])
  const why = async ({ staff_id: staffId }: FairPerson) => (await call(eligibilityRoutes.whyOf, { offerId, staffId }, organiser())).conditions[1]
  expect([(await why(man))?.met, (await why(old))?.met, (await why(old))?.yours.zh]).toEqual([true, false, '还不是成员，可在“文体协会”中加入'])
  man.club_ids = []
})
