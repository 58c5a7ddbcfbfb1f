import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { membersRoutes } from './members.routes.ts'
import { addPerson, foundCampus, nextStaffNo, office, type Campus } from './testing/people.ts'

let world: World
let campus: Campus

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
})

afterAll(() => world.close())

const idNo = '11010519491231002X'
// GB/T 4761: 女
const DAUGHTER = '30'

test('two people with one staff number at once: one is added, the other is told', async () => {
  const staffNo = nextStaffNo()
  const results = await Promise.allSettled(['甲', '乙'].map((given) => addPerson(office(world), { name: `钱${given}`, staffNo, unitId: campus.physics })))
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'members.staff_no_taken', status: 409 } })
})

test('one document number has one record', async () => {
  await addPerson(office(world), { name: '孙一', unitId: campus.physics, idNo: '440524188001010014' })
  await expect(addPerson(office(world), { name: '孙二', unitId: campus.physics, idNo: '440524188001010014' })).rejects.toMatchObject({
    code: 'members.id_no_taken',
    details: { name: '孙一' },
  })
})

test('an update that names an older version is refused, and says who was faster', async () => {
  const context = office(world)
  const person = await addPerson(context, { name: '周一', unitId: campus.physics })
  await call(membersRoutes.update, { id: person.id, version: 1, email: 'one@example.cn' }, { context })
  await expect(call(membersRoutes.update, { id: person.id, version: 1, email: 'two@example.cn' }, { context })).rejects.toMatchObject({
    code: 'version_conflict',
    details: { by: '周办' },
  })
})

test('a protected value is revealed only after the reason stands in the audit log, which never holds the value', async () => {
  const context = office(world)
  const person = await addPerson(context, { name: '吴一', unitId: campus.physics, idNo })
  expect(JSON.stringify(await call(membersRoutes.read, { id: person.id }, { context }))).not.toContain(idNo)
  const { value } = await call(membersRoutes.reveal, { id: person.id, field: 'idNo', reason: '办理互助保障' }, { context })
  expect(value).toBe(idNo)
  const entries = await world.db.q.selectFrom('audit_entries').select(['details']).where('tenant_id', '=', world.tenant.id).where('action', '=', 'staff.reveal').execute()
  expect(entries).toEqual([{ details: { field: 'idNo', reason: '办理互助保障' } }])
  const everything = await world.db.q.selectFrom('audit_entries').selectAll().where('tenant_id', '=', world.tenant.id).execute()
  expect(JSON.stringify(everything)).not.toContain(idNo)
})

test('what cannot be audited is not revealed', async () => {
  const person = await addPerson(office(world), { name: '吴二', unitId: campus.physics, phone: '13712345678' })
  const broken = office(world)
  // An account that is no id cannot be stored in the audit log.
  const context = { ...broken, actor: { ...broken.actor, accountId: 'not an id' } }
  await expect(call(membersRoutes.reveal, { id: person.id, field: 'phone', reason: '联系' }, { context })).rejects.toThrow('invalid input syntax')
})

test('the history says who changed what and when, and hides protected values', async () => {
  const context = office(world)
  const person = await addPerson(context, { name: '郑一', unitId: campus.physics, phone: '13811112222', duesBase: '8000' })
  world.clock.advance(60_000)
  await call(membersRoutes.update, { id: person.id, version: 1, phone: '13811113333', education: '10', duesBase: '9000.5' }, { context })
  const history = await call(membersRoutes.history, { id: person.id }, { context })
  expect(history.items.map((item) => [item.reason, item.by, item.at])).toEqual([
    ['edited', '周办', world.clock.now().toISOString()],
    ['created', '周办', new Date(world.clock.now().getTime() - 60_000).toISOString()],
  ])
  const fields = history.items[0]?.fields ?? []
  expect(fields.find((field) => field.key === 'phone')).toMatchObject({ before: '••••', after: '••••' })
  expect(fields.find((field) => field.key === 'duesBase')).toMatchObject({ before: '8000.00', after: '9000.50' })
  expect(JSON.stringify(history)).not.toContain('1381111')
})

test('a bank account that ends alike is a change all the same, and one entered again is none', async () => {
  const context = office(world)
  const person = await addPerson(context, { name: '郑二', unitId: campus.physics, bankAccount: '6222000011112222' })
  await call(membersRoutes.update, { id: person.id, version: 1, bankAccount: '6333000011112222' }, { context })
  await call(membersRoutes.update, { id: person.id, version: 2, bankAccount: '6333000011112222' }, { context })
  const { items } = await call(membersRoutes.history, { id: person.id }, { context })
  expect(items.map((item) => item.fields.map((field) => field.key))).toEqual([[], ['bankAccount'], expect.arrayContaining(['bankAccount'])])
})

test('a new name finds the person, the old one no longer', async () => {
  const context = office(world)
  const person = await addPerson(context, { name: '慕容复', unitId: campus.physics })
  await call(membersRoutes.update, { id: person.id, version: 1, name: '欧阳锋' }, { context })
  const names = async (q: string) => (await call(membersRoutes.list, { q }, { context })).items.length
  expect([await names('慕容'), await names('ouyangfeng')]).toEqual([0, 1])
})

test('a field that does not fit is named with its reason', async () => {
  await expect(addPerson(office(world), { name: '冯一', unitId: campus.physics, idNo: '110105194912310021' })).rejects.toMatchObject({
    code: 'members.bad_field',
    details: { issues: [{ path: 'idNo' }] },
  })
})

test('a child under 14 takes the guardian’s consent, which is recorded', async () => {
  const context = office(world)
  const person = await addPerson(context, { name: '陈一', unitId: campus.physics })
  const child = { id: person.id, relation: DAUGHTER, name: '陈小一', birthDate: '2020-05-01' }
  await expect(call(membersRoutes.addFamily, child, { context })).rejects.toMatchObject({ code: 'members.consent_needed' })
  await call(membersRoutes.addFamily, { ...child, consent: true }, { context })
  const row = await world.db.q.selectFrom('staff').select('consents').where('tenant_id', '=', world.tenant.id).where('id', '=', person.id).executeTakeFirstOrThrow()
  expect(row.consents).toMatchObject({ children_under_14: { accountId: context.actor.accountId } })
  expect((await call(membersRoutes.read, { id: person.id }, { context })).family).toMatchObject([{ name: '陈小一', birthDate: '2020-05-01' }])
})
