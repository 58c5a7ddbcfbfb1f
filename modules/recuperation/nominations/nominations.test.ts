import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FairPerson } from '../../../engines/capacity/testing/fair.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { recuperationRoutes } from '../recuperation.routes.ts'
import { openTravelWorld, type TravelWorld } from '../recuperation.testing.ts'

let world: World
let travel: TravelWorld
const startAt = '2026-03-02T01:00:00Z'

beforeAll(async () => {
  world = await openWorld(startAt)
  travel = openTravelWorld(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set(startAt))

const office = () => ({ context: travel.office() })
const branch = () => ({ context: travel.branch() })
const me = (person: FairPerson) => ({ context: travel.fair.member(person) })
const announced = (more: Parameters<TravelWorld['announced']>[1] = {}) => travel.announced([{ least: 1 }], { mode: 'nominated', usesOrdinary: false, ...more })
const nominate = (programme: { id: string; tripIds: readonly string[] }, { staff_id: staffId }: FairPerson, by = branch()) =>
  call(
    recuperationRoutes.nominate,
    { id: programme.id, tripId: programme.tripIds[0] ?? '', staffId, honour: '省劳动模范', honourNo: null, deeds: '带教青年教师', phone: '13800000000', emergency: '家人' },
    by,
  )
const check = (id: string, enrolmentId: string, by = office()) => call(recuperationRoutes.check, { id, enrolmentIds: [enrolmentId], declined: null }, by)

test('nobody signs up alone for what branches nominate', async () => {
  const person = travel.fair.add()
  const programme = await announced()
  await expect(travel.signUp(programme, person)).rejects.toMatchObject({ code: 'capacity.not_on_roster' })
  const { enrolmentId } = await nominate(programme, person)
  await call(recuperationRoutes.check, { id: programme.id, enrolmentIds: [enrolmentId], declined: '材料不全' }, office())
  await expect(travel.signUp(programme, person)).rejects.toMatchObject({ code: 'recuperation.nominated_only' })
})

test('a branch nominates its own people with the honour named, and the school alone checks them', async () => {
  const person = travel.fair.add()
  const programme = await announced()
  const { enrolmentId } = await nominate(programme, person)
  const { items } = await call(recuperationRoutes.checks, { id: programme.id }, office())
  expect(items).toMatchObject([{ id: enrolmentId, status: 'pending', state: 'unchecked', nomination: { honour: '省劳动模范', deeds: '带教青年教师' } }])
  await expect(check(programme.id, enrolmentId, branch())).rejects.toMatchObject({ code: 'recuperation.school_checks' })
  expect((await check(programme.id, enrolmentId)).rows).toMatchObject([{ status: 'confirmed', error: null }])
})

test('a branch nominates nobody of another branch, and does not learn whether they meet the rule', async () => {
  const programme = await announced()
  for (const hired of ['2010-09-01', '2026-02-01'])
    await expect(nominate(programme, travel.fair.add({ unit_id: travel.fair.history, hire_date: hired }))).rejects.toMatchObject({ status: 404 })
})

const withdraw = (id: string, enrolmentId: string, by = branch()) => call(recuperationRoutes.withdrawNomination, { id, enrolmentId, reason: '本人调离' }, by)

test('a branch takes its nomination back, and may nominate the same person again', async () => {
  const person = travel.fair.add()
  const programme = await announced()
  const { enrolmentId } = await nominate(programme, person)
  await withdraw(programme.id, enrolmentId)
  expect((await call(recuperationRoutes.checks, { id: programme.id }, office())).items).toEqual([])
  await expect(travel.signUp(programme, person)).rejects.toMatchObject({ code: 'capacity.not_on_roster' })
  const again = await nominate(programme, person)
  await expect(withdraw(programme.id, enrolmentId)).rejects.toMatchObject({ status: 404 })
  expect((await check(programme.id, again.enrolmentId)).rows).toMatchObject([{ status: 'confirmed', error: null }])
})

test('what the school has checked the branch takes back no more', async () => {
  const programme = await announced()
  const { enrolmentId } = await nominate(programme, travel.fair.add())
  await check(programme.id, enrolmentId)
  await expect(withdraw(programme.id, enrolmentId)).rejects.toMatchObject({ code: 'recuperation.nomination_checked' })
})

test('no branch takes back the nomination of another', async () => {
  const programme = await announced()
  const { enrolmentId } = await nominate(programme, travel.fair.add({ unit_id: travel.fair.history }), office())
  await expect(withdraw(programme.id, enrolmentId)).rejects.toMatchObject({ status: 404 })
})

test('who does not meet the rule is not nominated, and the branch hears why', async () => {
  const young = travel.fair.add({ hire_date: '2026-02-01' })
  await expect(nominate(await announced(), young)).rejects.toMatchObject({ code: 'recuperation.not_eligible' })
})

test('for an ordinary programme nobody is nominated', async () => {
  await expect(nominate(await travel.announced([{}]), travel.fair.add())).rejects.toMatchObject({ code: 'recuperation.not_nominated' })
})

test('nobody is nominated twice, nor once nominations are closed', async () => {
  const [one, two] = [travel.fair.add(), travel.fair.add()]
  const programme = await announced()
  await nominate(programme, one)
  await expect(nominate(programme, one)).rejects.toMatchObject({ code: 'capacity.already_enrolled' })
  world.clock.advance(11 * 86_400_000)
  await expect(nominate(programme, two)).rejects.toMatchObject({ code: 'recuperation.nominations_closed' })
})

test.each([
  [false, ['劳模先进疗休养']],
  [true, ['疗休养']],
])('where the rule says “counts as ordinary” is %s, a place uses %j', async (usesOrdinary, used) => {
  const person = travel.fair.add()
  const programme = await announced({ usesOrdinary })
  const { enrolmentId } = await nominate(programme, person)
  await check(programme.id, enrolmentId)
  const rows = await world.db.q.selectFrom('entitlement_entries').select('programme').where('tenant_id', '=', world.db.tenantId).where('staff_id', '=', person.staff_id).execute()
  expect(rows.map(({ programme: key }) => key)).toEqual(used)
})

test('those who passed are public while the notice hangs, and the group is formed when it is over', async () => {
  const [person, colleague] = [travel.fair.add(), travel.fair.add()]
  const programme = await announced()
  const { enrolmentId } = await nominate(programme, person)
  await check(programme.id, enrolmentId)
  await call(recuperationRoutes.lead, { id: programme.id, tripId: programme.tripIds[0] ?? '', leaderId: person.staff_id, safetyId: person.staff_id }, office())
  const form = async () => (await call(recuperationRoutes.groups, { id: programme.id }, office())).items[0]?.can.form?.code ?? null
  const notice = async () => (await call(recuperationRoutes.show, { id: programme.id }, me(colleague))).notice
  expect([await form(), await notice()]).toEqual(['recuperation.notice_not_over', null])
  const step = { kind: 'public_notice' as const, title: '推荐人选公示', documentNo: '', fromDay: '2026-03-02', workingDays: 5, people: '', note: '' }
  await call(recuperationRoutes.addStep, { id: programme.id, ...step }, office())
  expect(await notice()).toMatchObject({ from: '2026-03-02', until: '2026-03-09', people: [{ honour: '省劳动模范', tripTitle: '千岛湖五日' }] })
  expect(await form()).toBe('recuperation.notice_not_over')
  world.clock.set('2026-03-10T01:00:00Z')
  expect([await form(), await notice()]).toEqual([null, null])
})

test('whether branches nominate stands once it is announced', async () => {
  const programme = await announced()
  const { id, version, ...shown } = await call(recuperationRoutes.edited, { id: programme.id }, office())
  expect(shown.mode).toBe('nominated')
  const facts = { ...travel.facts(), mode: 'approval' as const }
  await expect(call(recuperationRoutes.edit, { ...facts, id, version }, office())).rejects.toMatchObject({ code: 'capacity.frozen' })
})
