import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../../kernel/context.ts'
import { everywhere } from '../../../kernel/auth/actor.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { membersRoutes } from '../members.routes.ts'
import { foundCampus, identityNumber, office, type Campus } from '../testing/people.ts'
import { applyImport, checkImport, importSheet, problemRows, readImport, uploadSheet } from '../testing/sheets.ts'
import { errorSheet } from './error-sheet.ts'
import { importRoutes } from './import.routes.ts'

let world: World
let campus: Campus
let context: RequestContext

beforeAll(async () => {
  world = await openWorld()
  campus = await foundCampus(world)
})

beforeEach(() => {
  context = office(world)
})

afterAll(() => world.close())

const headers = ['工号', '姓名', '所在单位', '身份证号', '手机号码', '学历']
const physics = '物理学院分工会'

const find = async (q: string) => (await call(membersRoutes.list, { q, limit: 50 }, { context })).items
const record = async (staffNo: string) => {
  const [person] = await find(staffNo)
  return call(membersRoutes.read, { id: person?.id ?? '' }, { context })
}

test('a new sheet is counted first, writes nothing before it is applied, and then everybody is there and found', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['A001', '张三', physics, identityNumber(1), '13800001234', '博士研究生毕业'],
      ['A002', '李四', '历史学院分工会', '', '', ''],
    ],
  })
  expect((await readImport(context, id)).columns.map((column) => column.field)).toEqual(['staffNo', 'name', 'unitName', 'idNo', 'phone', 'education'])
  const checked = await checkImport(context, id)
  expect(checked).toMatchObject({ state: 'checked', counts: { create: 2, update: 0, unchanged: 0, conflict: 0, error: 0 } })
  expect(await find('A001')).toEqual([])
  expect(await applyImport(context, id)).toMatchObject({ state: 'applied', counts: { create: 2 } })
  for (const q of ['A001', 'zs', '13800001234', '1234']) expect([q, ...(await find(q)).map((person) => person.name)]).toEqual([q, '张三'])
  const person = await record('A001')
  expect(person).toMatchObject({ unitId: campus.physics, phone: '138****1234', membership: 'none' })
  const history = await call(membersRoutes.history, { id: person.id }, { context })
  expect(history.items).toMatchObject([{ reason: 'imported', by: '周办' }])
})

test('the same sheet again changes nothing', async () => {
  const sheet = {
    headers,
    rows: [
      ['B001', '王五', physics, identityNumber(2), '13800002222', ''],
      ['B002', '王六', physics, '', '', ''],
    ],
  }
  await importSheet(context, sheet)
  const again = await importSheet(context, sheet)
  expect(again.counts).toMatchObject({ create: 0, update: 0, unchanged: 2, conflict: 0, error: 0 })
  expect((await record('B001')).version).toBe(1)
})

test('a changed cell updates that field alone, and an empty cell erases nothing', async () => {
  await importSheet(context, { headers, rows: [['C001', '赵一', physics, identityNumber(3), '13800003333', '']] })
  const id = await uploadSheet(context, { headers, rows: [['C001', '赵一', '', '', '13811113333', '']] })
  await checkImport(context, id)
  const { items } = await call(importRoutes.rows, { id }, { context })
  expect(items[0]?.changes.map((change) => change.key)).toEqual(['phone'])
  expect(JSON.stringify(items)).not.toContain('13811113333')
  await applyImport(context, id)
  expect(await record('C001')).toMatchObject({ phone: '138****3333', version: 2, unitId: campus.physics })
  expect((await find('13811113333')).map((person) => person.staffNo)).toEqual(['C001'])
})

test('the second row with one staff number or one document number is told of the first', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['D001', '钱一', physics, identityNumber(4), '', ''],
      ['D001', '钱二', physics, '', '', ''],
      ['D003', '钱三', physics, identityNumber(4), '', ''],
    ],
  })
  expect((await checkImport(context, id)).counts).toMatchObject({ create: 1, error: 2 })
  expect(await problemRows(context, id, 'error')).toEqual([
    { rowNo: 3, problems: expect.stringContaining('工号与第 2 行相同') },
    { rowNo: 4, problems: expect.stringContaining('证件号码与第 2 行相同') },
  ])
})

test('an identity cell of numeric type is refused with the reason, never repaired', async () => {
  const id = await uploadSheet(context, { headers, numeric: ['身份证号'], rows: [['E001', '孙一', physics, 110105194912310000, '', '']] })
  expect((await checkImport(context, id)).counts).toMatchObject({ create: 0, error: 1 })
  expect((await problemRows(context, id, 'error'))[0]?.problems).toContain('数字格式')
})

test('a unit that nobody knows is settled once for all rows that name it', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['F001', '周一', '物理系（东区）', '', '', ''],
      ['F002', '周二', '物理系（东区）', '', '', ''],
    ],
  })
  const checked = await checkImport(context, id)
  expect(checked).toMatchObject({ counts: { create: 0, error: 2 }, unknownUnits: [{ name: '物理系（东区）', rows: 2 }] })
  await call(importRoutes.setMapping, { id, version: checked.version, columns: checked.columns, unitNames: { '物理系（东区）': campus.physics } }, { context })
  expect(await checkImport(context, id)).toMatchObject({ counts: { create: 2, error: 0 }, unknownUnits: [] })
})

test('a mapping that was settled is remembered for the next sheet with these headers', async () => {
  const sheet = { headers: ['工号', '姓名', '所在单位', '备注号'], rows: [['G001', '吴一', physics, '13800007777']] }
  const first = await readImport(context, await uploadSheet(context, sheet))
  const columns = first.columns.map((column) => (column.header === '备注号' ? { ...column, field: 'phone' } : column))
  await call(importRoutes.setMapping, { id: first.id, version: first.version, columns }, { context })
  const second = await readImport(context, await uploadSheet(context, sheet))
  expect(second.columns.find((column) => column.header === '备注号')?.field).toBe('phone')
})

test('another document number under a known staff number is a conflict, and so is a number on record elsewhere', async () => {
  await importSheet(context, { headers, rows: [['H001', '郑一', physics, identityNumber(5), '', '']] })
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['H001', '郑一', physics, identityNumber(6), '', ''],
      ['H002', '郑二', physics, identityNumber(5), '', ''],
    ],
  })
  expect((await checkImport(context, id)).counts).toMatchObject({ conflict: 2 })
  expect((await problemRows(context, id, 'conflict')).map((row) => row.problems)).toEqual([
    expect.stringContaining('证件号码不同'),
    expect.stringContaining('已登记在郑一（工号 H001）名下'),
  ])
})

test('people who are not in the file are proposals: listed, and left as they are', async () => {
  await importSheet(context, { headers, rows: [['I001', '冯一', physics, '', '', '']] })
  const checked = await checkImport(context, await uploadSheet(context, { headers, rows: [['I002', '冯二', physics, '', '', '']] }))
  const missing = await call(importRoutes.missing, { id: checked.id, limit: 200 }, { context })
  expect(missing.items.map((person) => person.staffNo)).toContain('I001')
  expect(missing.count).toBe(missing.items.length)
  await applyImport(context, checked.id)
  expect(await record('I001')).toMatchObject({ version: 1 })
})

test('a row mended in place is checked again and then goes in', async () => {
  const id = await uploadSheet(context, { headers, rows: [['J001', '陈一', physics, '', '12', '']] })
  await checkImport(context, id)
  const { outcome } = await call(
    importRoutes.fixRow,
    { id, rowNo: 2, cells: ['J001', '陈一', physics, '', '13800008888', ''].map((text, column) => ({ column, text })) },
    { context },
  )
  expect(outcome).toBe('create')
  expect((await applyImport(context, id)).counts).toMatchObject({ create: 1, error: 0 })
  expect((await find('13800008888')).map((person) => person.staffNo)).toEqual(['J001'])
})

test('a day that the sheet holds as a number is shown as a day, and stands when another cell of its row is mended', async () => {
  const id = await uploadSheet(context, { headers: [...headers, '出生日期'], numeric: ['出生日期'], rows: [['J030', '陈七', physics, '', '12', '', 31340]] })
  await checkImport(context, id)
  const { items } = await call(importRoutes.rows, { id, outcome: 'error' }, { context })
  expect(items[0]?.cells?.[6]?.text).toBe('1985-10-20')
  const mended = await call(
    importRoutes.fixRow,
    { id, rowNo: 2, cells: (items[0]?.cells ?? []).map(({ text }, column) => ({ column, text: column === 4 ? '13800007777' : text })) },
    { context },
  )
  expect(mended).toMatchObject({ outcome: 'create', problems: [] })
})

test('rows mended in place stay mended when the sheet is checked again, whatever became of them', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['J020', '陈四', physics, '', '12', ''],
      ['J021', '陈五', '没有的单位', '', '', ''],
      ['J022', '陈六', physics, '123', '', ''],
    ],
  })
  await checkImport(context, id)
  const mend = (rowNo: number, column: number, text: string) => call(importRoutes.fixRow, { id, rowNo, cells: [{ column, text }] }, { context })
  expect(await mend(2, 4, '13800009999')).toMatchObject({ outcome: 'create' })
  expect(await mend(4, 3, '456')).toMatchObject({ outcome: 'error' })
  const again = await checkImport(context, id)
  expect(again.counts).toMatchObject({ create: 1, error: 2 })
  const { items } = await call(importRoutes.rows, { id, outcome: 'error' }, { context })
  expect(items.map((row) => [row.rowNo, row.mended, row.cells?.[3]?.text])).toEqual([
    [3, false, ''],
    [4, true, '456'],
  ])
  await call(importRoutes.setMapping, { id, version: again.version, columns: again.columns, unitNames: { 没有的单位: campus.physics } }, { context })
  expect((await checkImport(context, id)).counts).toMatchObject({ create: 2, error: 1 })
  await applyImport(context, id)
  expect((await find('13800009999')).map((person) => person.staffNo)).toEqual(['J020'])
})

test('a row that is not held back, or not in the sheet, cannot be mended', async () => {
  const id = await uploadSheet(context, { headers, rows: [['J030', '陈七', physics, '', '', '']] })
  await checkImport(context, id)
  for (const rowNo of [2, 99]) await expect(call(importRoutes.fixRow, { id, rowNo, cells: [{ column: 1, text: '陈八' }] }, { context })).rejects.toMatchObject({ status: 404 })
})

test('a changed dues base is written in fen, and the history says from what to what', async () => {
  const sheet = (base: string) => ({ headers: ['工号', '姓名', '所在单位', '会费基数'], rows: [['C010', '赵二', physics, base]] })
  await importSheet(context, sheet('5000'))
  expect((await importSheet(context, sheet('6100.50'))).counts).toMatchObject({ update: 1 })
  const person = await record('C010')
  expect(person.fields.find((field) => field.key === 'duesBase')?.value).toBe('6100.50')
  const history = await call(membersRoutes.history, { id: person.id }, { context })
  expect(history.items[0]?.fields).toMatchObject([{ key: 'duesBase', before: '5000.00', after: '6100.50' }])
})

test('a group is found within its branch, whichever column stands first', async () => {
  await importSheet(context, { headers: ['工号', '姓名', '工会小组', '所在单位'], rows: [['C011', '赵三', '光学小组', physics]] })
  expect(await record('C011')).toMatchObject({ groupName: '光学小组' })
})

test('a row mended into the staff number of another row is told of it', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['J010', '陈二', physics, '', '', ''],
      ['', '陈三', physics, '', '', ''],
    ],
  })
  await checkImport(context, id)
  const { outcome, problems } = await call(
    importRoutes.fixRow,
    { id, rowNo: 3, cells: ['J010', '陈三', physics, '', '', ''].map((text, column) => ({ column, text })) },
    { context },
  )
  expect(outcome).toBe('error')
  expect(problems[0]?.message).toContain('第 2 行')
})

test('the error sheet holds every held row as it stood, with the reason', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['K001', '褚一', physics, '123', '', ''],
      ['K002', '褚二', '没有的单位', '', '', ''],
    ],
  })
  await checkImport(context, id)
  const { sheet } = await errorSheet({ ...context, scope: everywhere }, id)
  const rows: unknown[][] = []
  for await (const row of sheet.rows) rows.push(row)
  expect(rows.map((row) => [row[0], row[1], row[3], row[6]])).toEqual([
    ['K001', '褚一', '123', 2],
    ['K002', '褚二', '', 3],
  ])
  expect(rows[1]?.at(-1)).toContain('没有名为“没有的单位”的分工会')
})

test('staged rows hold no protected value in clear', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      ['L001', '卫一', physics, identityNumber(7), '13899990000', ''],
      ['', '卫二', physics, identityNumber(8), '13899991111', ''],
    ],
  })
  await checkImport(context, id)
  const rows = JSON.stringify(await world.db.q.selectFrom('member_import_rows').selectAll().where('tenant_id', '=', world.tenant.id).where('import_id', '=', id).execute())
  for (const value of [identityNumber(7), identityNumber(8), '13899990000', '13899991111']) expect(rows).not.toContain(value)
})

test('another university sees no import of ours', async () => {
  const id = await uploadSheet(context, { headers, rows: [['M001', '蒋一', physics, '', '', '']] })
  const other = world.context(world.actor(['members.import']), { tenant: world.otherTenant, db: world.otherDb })
  await expect(readImport(other, id)).rejects.toMatchObject({ status: 404 })
})

test('a batch is not applied before it is checked, nor at an older version', async () => {
  const id = await uploadSheet(context, { headers, rows: [['N001', '沈一', physics, '', '', '']] })
  await expect(call(importRoutes.apply, { id, version: 1 }, { context })).rejects.toMatchObject({ code: 'import.wrong_state' })
  const { version } = await checkImport(context, id)
  await expect(call(importRoutes.apply, { id, version: version - 1 }, { context })).rejects.toMatchObject({ code: 'version_conflict' })
})
