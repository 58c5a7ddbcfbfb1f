import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { scopeOf } from '../../kernel/http/authorise.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { writeXlsx } from '../../engines/documents/write-sheet.ts'
import { membersRoutes } from './members.routes.ts'
import { exportStaff } from './staff-export.ts'
import { addPerson, foundCampus, office, type Campus } from './testing/people.ts'

let world: World
let campus: Campus

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
  await addPerson(office(world), { name: '张三', staffNo: '1001', unitId: campus.physics, phone: '13800001234' })
  await addPerson(office(world), { name: '李四', staffNo: '1002', unitId: campus.history, phone: '13900005678' })
})

afterAll(() => world.close())

async function exported(context: RequestContext, query: unknown = {}): Promise<(string | number | null)[][]> {
  const { sheet } = await exportStaff({ ...context, scope: scopeOf('members.export', context) }, { query, day: '2026-03-02' })
  const rows: (string | number | null)[][] = []
  for await (const row of sheet.rows) rows.push(row)
  return rows
}

test('an export holds whom the reach of its permission reaches, with masks', async () => {
  const context = world.context(world.actor(['members.export'], { scope: { all: false, unitIds: [campus.physics] } }))
  const rows = await exported(context)
  expect(rows.map((row) => row[1])).toEqual(['张三'])
  expect(JSON.stringify(rows)).toContain('138****1234')
})

test('an export is in the order of the list, also where it is sorted by birth date, and leaves nobody out who has none', async () => {
  await addPerson(office(world), { name: '王五', staffNo: '1003', unitId: campus.physics, birthDate: '1990-05-01' })
  await addPerson(office(world), { name: '赵六', staffNo: '1004', unitId: campus.physics, birthDate: '1970-05-01' })
  const names = async (sort: string) => (await exported(office(world), { sort })).map((row) => row[1])
  expect(await names('-staffNo')).toEqual(['赵六', '王五', '李四', '张三'])
  expect(await names('birthDate')).toEqual(['赵六', '王五', '张三', '李四'])
  expect(await names('-birthDate')).toEqual(['王五', '赵六', '张三', '李四'])
})

test('an export holds the columns that were chosen, in their order, under their names', async () => {
  const context = office(world)
  const { sheet } = await exportStaff(
    { ...context, scope: scopeOf('members.export', context) },
    { query: { columns: 'name,unitName,membership,memberSince,qualityLost', q: '李四' }, day: '2026-03-02' },
  )
  expect(sheet.columns.map(({ header }) => header)).toEqual(['姓名', '所在单位', '会籍', '入会日期', '档案扣分'])
  expect(await exported(context, { columns: 'name,unitName,membership,memberSince', q: '李四' })).toEqual([['李四', '历史学院分工会', '未入会', null]])
})

test('a column that nobody may read so is not exported, and a guarded one stays masked', async () => {
  expect(await exported(office(world), { columns: 'name,id_no_sealed,phone,consents', q: '张三' })).toEqual([['张三', '138****1234']])
})

test('who may list but not export exports nothing', async () => {
  await expect(exported(world.context(world.actor(['members.read'])))).rejects.toMatchObject({ status: 403 })
})

test('clear values take the permission to reveal and a reason', async () => {
  await expect(exported(world.context(world.actor(['members.export'])), { clear: 'yes', reason: '投保' })).rejects.toMatchObject({ status: 403 })
  await expect(exported(office(world), { clear: 'yes' })).rejects.toMatchObject({ status: 400 })
  expect(JSON.stringify(await exported(office(world), { clear: 'yes', reason: '投保', q: '张三' }))).toContain('13800001234')
})

test('clear values are exported of those only whose values the person may reveal', async () => {
  const actor = world.actor(['members.export'])
  const context = world.context({ ...actor, permissions: new Map([...actor.permissions, ['members.reveal', { all: false, unitIds: [campus.physics] }]]) })
  const rows = JSON.stringify(await exported(context, { clear: 'yes', reason: '投保' }))
  expect(rows).toContain('13800001234')
  expect(rows).not.toContain('13900005678')
})

test('every export stands in the audit log, with who it was for and what was asked', async () => {
  await exported(office(world), { clear: 'yes', reason: '体检名单' })
  const entries = await world.db.q
    .selectFrom('audit_entries')
    .select(['actor_name', 'details'])
    .where('tenant_id', '=', world.tenant.id)
    .where('action', '=', 'staff.export')
    .orderBy('id', 'desc')
    .execute()
  expect(entries[0]).toMatchObject({ actor_name: '周办', details: { clear: true, reason: '体检名单' } })
})

test('the sheet carries a watermark that names who exported it', async () => {
  const context = office(world)
  const { sheet } = await exportStaff({ ...context, scope: scopeOf('members.export', context) }, { query: {}, day: '2026-03-02' })
  expect(sheet.watermark).toContain('周办 2026-03-02')
  const out = new PassThrough()
  const whole = buffer(out)
  await writeXlsx(out, sheet)
  expect((await whole).subarray(0, 2).toString()).toBe('PK')
  expect((await call(membersRoutes.list, {}, { context })).count).toBe(4)
})
