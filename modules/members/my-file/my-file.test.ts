import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { casesRoutes } from '../../../engines/cases/cases.routes.ts'
import { registerProcess } from '../../../engines/cases/registry.ts'
import { openToyPeople } from '../../../engines/cases/testing/toy-people.ts'
import type { RequestContext } from '../../../kernel/context.ts'
import { guest } from '../../../kernel/auth/actor.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { membersRoutes } from '../members.routes.ts'
import { addPerson, foundCampus, office, type Campus } from '../testing/people.ts'
import { myFileRoutes } from './my-file.routes.ts'
import { recordChangeProcess } from './record-change.process.ts'
import { waitingRequests } from './waiting.ts'

let world: World
let campus: Campus

beforeAll(async () => {
  world = await openWorld()
  openToyPeople()
  registerProcess(recordChangeProcess)
  campus = await foundCampus(world)
})

afterAll(() => world.close())

const decision = { documentNo: '校工〔2026〕3号', decidedOn: '2026-03-01', decidedBy: '校工会委员会' }

async function personWithAccount(name: string, more: Record<string, string> = {}): Promise<{ id: string; context: RequestContext }> {
  const { id } = await addPerson(office(world), { name, unitId: campus.physics, ...more })
  return { id, context: world.context(world.actor([], { staffId: id, name })) }
}

const tokenOf = (url: string | null) => (url ?? '').split('/').at(-1) ?? ''
const check = (token: string, tenant = world.tenant) =>
  call(myFileRoutes.checkCard, { token }, { context: world.context(guest, { tenant, db: world.services.databases.of(tenant.id) }) })

test('I see my own record with protected values masked, and may read mine, which is audited', async () => {
  const { id, context } = await personWithAccount('何一', { phone: '13800009999' })
  const file = await call(myFileRoutes.read, undefined, { context })
  expect(file).toMatchObject({ id, name: '何一', phone: '138****9999', waitingRequestId: null })
  expect(JSON.stringify(file)).not.toContain('13800009999')
  expect(await call(myFileRoutes.reveal, { field: 'phone' }, { context })).toEqual({ value: '13800009999' })
  const audit = await world.db.q.selectFrom('audit_entries').select('details').where('tenant_id', '=', world.tenant.id).where('action', '=', 'staff.reveal_own').execute()
  expect(audit).toEqual([{ details: { field: 'phone' } }])
})

test('an account without a staff record is told so', async () => {
  await expect(call(myFileRoutes.read, undefined, { context: world.context(world.actor([])) })).rejects.toMatchObject({ code: 'my_file.none' })
  await expect(call(myFileRoutes.read, undefined, { context: world.context(guest) })).rejects.toMatchObject({ status: 401 })
})

test('a member’s card proves itself for five minutes and shows a masked name', async () => {
  const { id, context } = await personWithAccount('何二')
  await call(membersRoutes.admit, { staffIds: [id], ...decision }, { context: office(world) })
  const token = tokenOf((await call(myFileRoutes.card, undefined, { context })).qrUrl)
  expect(await check(token)).toEqual({ valid: true, name: '何*', university: world.tenant.name, unit: '物理学院分工会', memberSince: '2026-03-01' })
  world.clock.advance(5 * 60_000 + 1)
  expect(await check(token)).toMatchObject({ valid: false, name: null })
})

test('an altered card, another university’s card and no card prove nothing', async () => {
  const { id, context } = await personWithAccount('何三')
  await call(membersRoutes.admit, { staffIds: [id], ...decision }, { context: office(world) })
  const token = tokenOf((await call(myFileRoutes.card, undefined, { context })).qrUrl)
  expect(await check(`${token.slice(0, -2)}${token.endsWith('A') ? 'BB' : 'AA'}`)).toMatchObject({ valid: false })
  expect(await check(token, world.otherTenant)).toMatchObject({ valid: false })
  expect(await check('x')).toMatchObject({ valid: false })
})

test('who is no member has a card without a code', async () => {
  const { context } = await personWithAccount('何四')
  expect(await call(myFileRoutes.card, undefined, { context })).toMatchObject({ qrUrl: null, validUntil: null, membership: 'none' })
})

test('an accepted request changes the record, and its history says why', async () => {
  const { id, context } = await personWithAccount('施一', { phone: '13811110000' })
  const asked = await call(myFileRoutes.ask, { fields: { phone: '138 2222 0000', education: '10' }, note: '换号了' }, { context })
  expect((await call(myFileRoutes.read, undefined, { context })).waitingRequestId).toBe(asked.id)
  const reviewer = office(world)
  const waiting = await call(membersRoutes.listRequests, {}, { context: reviewer })
  expect(waiting.items).toMatchObject([{ id: asked.id, note: '换号了', person: { id, name: '施一' } }])
  expect(waiting.items[0]?.fields.find((field) => field.key === 'phone')).toMatchObject({ before: '138****0000', after: '138****0000' })
  expect(JSON.stringify(waiting)).not.toContain('13822220000')
  await call(membersRoutes.decideRequest, { ...asked, decision: 'accept' }, { context: reviewer })
  expect(await call(myFileRoutes.reveal, { field: 'phone' }, { context })).toEqual({ value: '13822220000' })
  const history = await call(membersRoutes.history, { id }, { context: reviewer })
  expect(history.items[0]).toMatchObject({ reason: 'requested', by: '周办' })
  await expect(call(membersRoutes.decideRequest, { ...asked, decision: 'accept' }, { context: reviewer })).rejects.toMatchObject({
    code: 'my_file.request_settled',
  })
})

test('what was asked is stored sealed', async () => {
  const { context } = await personWithAccount('施二')
  await call(myFileRoutes.ask, { fields: { bankAccount: '6222000011113333' } }, { context })
  const rows = await world.db.q.selectFrom('staff_change_requests').selectAll().where('tenant_id', '=', world.tenant.id).execute()
  expect(JSON.stringify(rows)).not.toContain('6222000011113333')
})

test('a declined request needs an answer, which its person reads, and changes nothing', async () => {
  const { context } = await personWithAccount('施三')
  const asked = await call(myFileRoutes.ask, { fields: { name: '施叁' } }, { context })
  await expect(call(membersRoutes.decideRequest, { ...asked, decision: 'decline' }, { context: office(world) })).rejects.toMatchObject({
    code: 'my_file.answer_needed',
  })
  await call(membersRoutes.decideRequest, { ...asked, decision: 'decline', answer: '请附户口本' }, { context: office(world) })
  expect((await call(myFileRoutes.requests, undefined, { context })).items).toMatchObject([{ state: 'declined', answer: '请附户口本' }])
  expect(await call(myFileRoutes.read, undefined, { context })).toMatchObject({ name: '施三', version: 1 })
})

test('one request waits at a time, and can be taken back', async () => {
  const { context } = await personWithAccount('施四')
  const asked = await call(myFileRoutes.ask, { fields: { email: 'a@example.cn' } }, { context })
  await expect(call(myFileRoutes.ask, { fields: { email: 'b@example.cn' } }, { context })).rejects.toMatchObject({ code: 'my_file.already_asked' })
  await call(myFileRoutes.withdraw, asked, { context })
  await call(myFileRoutes.ask, { fields: { email: 'b@example.cn' } }, { context })
})

test('asking for what the record says already is refused, and so is what does not fit', async () => {
  const { context } = await personWithAccount('施五', { email: 'same@example.cn' })
  await expect(call(myFileRoutes.ask, { fields: { email: 'same@example.cn' } }, { context })).rejects.toMatchObject({ code: 'my_file.nothing_asked' })
  await expect(call(myFileRoutes.ask, { fields: { phone: '12' } }, { context })).rejects.toMatchObject({ code: 'members.bad_field' })
})

test('fields that are the office’s to know cannot be asked for', async () => {
  const { context } = await personWithAccount('施六')
  // The typed caller admits no such field; a hand-made request carries it all the same.
  const input = { fields: JSON.parse('{"staffNo":"1","duesBase":"1"}') }
  await expect(call(myFileRoutes.ask, input, { context })).rejects.toMatchObject({ code: 'my_file.nothing_asked' })
})

test('nobody reviews their own request, nor one out of reach', async () => {
  const { id, context } = await personWithAccount('施七')
  const asked = await call(myFileRoutes.ask, { fields: { email: 'seven@example.cn' } }, { context })
  const self = world.context(world.actor(['members.review'], { staffId: id }))
  await expect(call(membersRoutes.decideRequest, { ...asked, decision: 'accept' }, { context: self })).rejects.toMatchObject({ code: 'my_file.own_request' })
  const elsewhere = world.context(world.actor(['members.review'], { scope: { all: false, unitIds: [campus.history] } }))
  expect((await call(membersRoutes.listRequests, {}, { context: elsewhere })).items).toEqual([])
  await expect(call(membersRoutes.decideRequest, { ...asked, decision: 'accept' }, { context: elsewhere })).rejects.toMatchObject({ status: 404 })
})

test('a request stays visible to its person only, and nobody takes back another’s', async () => {
  const { context } = await personWithAccount('施八')
  const { context: other } = await personWithAccount('施九')
  const asked = await call(myFileRoutes.ask, { fields: { email: 'eight@example.cn' } }, { context })
  expect((await call(myFileRoutes.requests, undefined, { context: other })).items).toEqual([])
  await expect(call(myFileRoutes.withdraw, asked, { context: other })).rejects.toMatchObject({ status: 404 })
})

test('what waits is told to its reviewers and to its person', async () => {
  const { context } = await personWithAccount('施十')
  const asked = await call(myFileRoutes.ask, { fields: { email: 'ten@example.cn' } }, { context })
  expect(await waitingRequests(context)).toMatchObject([{ path: '/me/file', count: 1 }])
  const { items } = await call(casesRoutes.inbox, { process: 'record_change', limit: 200 }, { context: office(world) })
  expect(items.find((item) => item.caseId === asked.id)).toMatchObject({ title: '施十申请修改档案', asks: { action: 'accept' } })
})

test('the timeline of a request says who did what, and holds nothing of what was asked', async () => {
  const { context } = await personWithAccount('施卅', { phone: '13833330000' })
  const asked = await call(myFileRoutes.ask, { fields: { phone: '13844440000', idNo: '440524188001010014' }, note: null }, { context })
  await call(membersRoutes.decideRequest, { ...asked, decision: 'accept', answer: '已核对' }, { context: office(world) })
  const view = await call(casesRoutes.read, { caseId: asked.id }, { context })
  expect(view.timeline.map(({ action, by }) => [action, by])).toEqual([
    ['open', '施卅'],
    ['accept', '周办'],
  ])
  const events = await world.db.q.selectFrom('case_events').selectAll().where('tenant_id', '=', world.tenant.id).execute()
  for (const secret of ['13844440000', '440524188001010014']) expect(JSON.stringify([view, events])).not.toContain(secret)
})

test('one request is read by its person and its reviewers, masked, and by nobody else', async () => {
  const { context } = await personWithAccount('施墨', { phone: '13855550000' })
  const { context: other } = await personWithAccount('施砚')
  const { id } = await call(myFileRoutes.ask, { fields: { phone: '13866660000' } }, { context })
  expect(await call(myFileRoutes.request, { id }, { context })).toMatchObject({ mayReview: false, person: { name: '施墨' } })
  const seen = await call(myFileRoutes.request, { id }, { context: office(world) })
  expect(seen).toMatchObject({ mayReview: true, fields: [{ key: 'phone', after: '138****0000' }] })
  await expect(call(myFileRoutes.request, { id }, { context: other })).rejects.toMatchObject({ status: 404 })
  const elsewhere = world.context(world.actor(['members.review'], { scope: { all: false, unitIds: [campus.history] } }))
  await expect(call(myFileRoutes.request, { id }, { context: elsewhere })).rejects.toMatchObject({ status: 404 })
})

test('a step that fails leaves record, request and case as they were', async () => {
  const { context } = await personWithAccount('施卌')
  await personWithAccount('施圩', { idNo: '11010519491231002X' })
  const asked = await call(myFileRoutes.ask, { fields: { idNo: '11010519491231002X' } }, { context })
  await expect(call(membersRoutes.decideRequest, { ...asked, decision: 'accept' }, { context: office(world) })).rejects.toMatchObject({ code: 'members.id_no_taken' })
  expect((await call(casesRoutes.read, { caseId: asked.id }, { context })).state).toBe('waiting')
  expect((await call(myFileRoutes.requests, undefined, { context })).items).toMatchObject([{ state: 'waiting', version: 1 }])
})

test('two who decide at once: one is heard', async () => {
  const { context } = await personWithAccount('施圆')
  const asked = await call(myFileRoutes.ask, { fields: { email: 'two@example.cn' } }, { context })
  const decide = (decision: 'accept' | 'decline') =>
    call(membersRoutes.decideRequest, { ...asked, decision, answer: '请附证明' }, { context: office(world) }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
  expect((await Promise.all([decide('accept'), decide('decline')])).toSorted()).toEqual(['done', 'my_file.request_settled'])
})

test('a request is accepted only where the seal can be opened, and taken back from any page', async () => {
  const { context } = await personWithAccount('施坤')
  const asked = await call(myFileRoutes.ask, { fields: { email: 'page@example.cn' } }, { context })
  await expect(call(casesRoutes.act, { caseId: asked.id, action: 'accept', version: 1, input: {} }, { context: office(world) })).rejects.toMatchObject({
    code: 'case.no_such_action',
  })
  await call(casesRoutes.act, { caseId: asked.id, action: 'takeBack', version: 1, input: {} }, { context })
  expect((await call(myFileRoutes.requests, undefined, { context })).items).toMatchObject([{ state: 'withdrawn', version: 2 }])
})

test('I keep my own family rows; a child under 14 takes my consent', async () => {
  const { context } = await personWithAccount('施百')
  const child = { relation: '20', name: '施小百', birthDate: '2019-01-01' }
  await expect(call(myFileRoutes.addFamily, child, { context })).rejects.toMatchObject({ code: 'members.consent_needed' })
  const { id } = await call(myFileRoutes.addFamily, { ...child, consent: true }, { context })
  expect((await call(myFileRoutes.read, undefined, { context })).family).toMatchObject([{ name: '施小百' }])
  const { context: other } = await personWithAccount('施千')
  await expect(call(myFileRoutes.removeFamily, { familyId: id }, { context: other })).rejects.toMatchObject({ status: 404 })
  await call(myFileRoutes.removeFamily, { familyId: id }, { context })
  expect((await call(myFileRoutes.read, undefined, { context })).family).toEqual([])
})
