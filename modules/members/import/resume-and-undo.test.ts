import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../../kernel/context.ts'
import { write } from '../../../kernel/context.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { createAccount } from '../../identity/identity.api.ts'
import { membersRoutes } from '../members.routes.ts'
import { addPerson, foundCampus, identityNumber, nextStaffNo, office, type Campus } from '../testing/people.ts'
import { applyImport, checkImport, importSheet, problemRows, readImport, uploadSheet } from '../testing/sheets.ts'
import { applyStaged } from './apply.ts'
import { expireImports } from './expire-imports.ts'
import { importRoutes } from './import.routes.ts'
import { findImport } from './import.store.ts'
import { resumeImports, runImport } from './run-import.ts'

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

const headers = ['工号', '姓名', '所在单位', '手机号码']
const physics = '物理学院分工会'

const read = (id: string) => call(membersRoutes.read, { id }, { context })
const find = async (q: string) => (await call(membersRoutes.list, { q }, { context })).items
const start = async (id: string, step: 'check' | 'apply') => call(importRoutes[step], { id, version: (await readImport(context, id)).version }, { context })

async function undo(id: string) {
  const { version } = await readImport(context, id)
  return call(importRoutes.undo, { id, version }, { context })
}

const keptOf = (id: string) => call(importRoutes.kept, { id }, { context })

async function staffTables() {
  const count = async (table: 'staff' | 'staff_terms' | 'staff_changes') =>
    Number(
      (
        await world.db.q
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<bigint>().as('count'))
          .where('tenant_id', '=', world.tenant.id)
          .executeTakeFirstOrThrow()
      ).count,
    )
  return { staff: await count('staff'), terms: await count('staff_terms'), changes: await count('staff_changes') }
}

test('undo removes whom the import made and gives back what it changed', async () => {
  const known = await addPerson(context, { name: '许一', staffNo: nextStaffNo(), unitId: campus.history, phone: '13700001111' })
  const before = await read(known.id)
  const made = nextStaffNo()
  const applied = await importSheet(context, {
    headers,
    rows: [
      [before.staffNo, '许壹', physics, '13700002222'],
      [made, '许二', physics, ''],
    ],
  })
  expect(applied.counts).toMatchObject({ create: 1, update: 1 })
  expect(await find('许壹')).toHaveLength(1)
  expect(await undo(applied.id)).toMatchObject({ state: 'undone', canUndo: false, counts: { kept: 0 } })
  expect((await keptOf(applied.id)).items).toEqual([])
  expect(await find(made)).toEqual([])
  const after = await read(known.id)
  expect(after.fields).toEqual(before.fields)
  expect((await find('13700001111')).map((person) => person.id)).toEqual([known.id])
  expect([await find('许壹'), await find('许一')].map((people) => people.length)).toEqual([0, 1])
  const [last] = (await call(membersRoutes.history, { id: known.id }, { context })).items
  expect(last).toMatchObject({ reason: 'import_undone' })
  expect(last?.fields).toContainEqual({ key: 'name', label: '姓名', before: '许壹', after: '许一' })
})

test('undo keeps who was edited, admitted or given family since, and lists them whenever the import is opened', async () => {
  const [edited, admitted, related, plain] = [nextStaffNo(), nextStaffNo(), nextStaffNo(), nextStaffNo()]
  const applied = await importSheet(context, {
    headers,
    rows: [
      [edited, '何改', physics, ''],
      [admitted, '何会', physics, ''],
      [related, '何亲', physics, ''],
      [plain, '何常', physics, ''],
    ],
  })
  const id = async (staffNo: string) => (await find(staffNo))[0]?.id ?? ''
  await call(membersRoutes.update, { id: await id(edited), version: 1, email: 'he@example.cn' }, { context })
  await call(membersRoutes.admit, { staffIds: [await id(admitted)], documentNo: '1', decidedOn: '2026-03-01', decidedBy: '校工会' }, { context })
  await call(membersRoutes.addFamily, { id: await id(related), relation: '10', name: '某某' }, { context })
  expect((await keptOf(applied.id)).items).toEqual([])
  expect((await undo(applied.id)).counts.kept).toBe(3)
  const { items, count } = await keptOf(applied.id)
  expect(items.map((person) => person.name)).toEqual(['何改', '何会', '何亲'])
  expect([count, items[0]?.reason]).toEqual([3, '导入之后又有修改，保留现状'])
  expect([await find(edited), await find(plain)].map((people) => people.length)).toEqual([1, 0])
})

test('undo keeps who was given an account since', async () => {
  const [owner, plain] = [nextStaffNo(), nextStaffNo()]
  const applied = await importSheet(context, {
    headers,
    rows: [
      [owner, '孙户', physics, ''],
      [plain, '孙常', physics, ''],
    ],
  })
  const staffId = (await find(owner))[0]?.id ?? ''
  await write(context, (trx) => createAccount(trx, { username: owner, name: '孙户', staffId, passwordHash: '-', mustChangePassword: true }))
  expect((await undo(applied.id)).counts.kept).toBe(1)
  expect([await find(owner), await find(plain)].map((people) => people.length)).toEqual([1, 0])
})

test('an undone import is not undone again', async () => {
  const applied = await importSheet(context, { headers, rows: [[nextStaffNo(), '吕一', physics, '']] })
  await undo(applied.id)
  await expect(undo(applied.id)).rejects.toMatchObject({ code: 'import.wrong_state' })
})

test('a record edited between check and apply is left alone and becomes a conflict', async () => {
  const person = await addPerson(context, { name: '施一', staffNo: nextStaffNo(), unitId: campus.physics })
  const { staffNo } = await read(person.id)
  const id = await uploadSheet(context, { headers, rows: [[staffNo, '施壹', physics, '']] })
  await checkImport(context, id)
  await call(membersRoutes.update, { id: person.id, version: 1, email: 'shi@example.cn' }, { context })
  expect((await applyImport(context, id)).counts).toMatchObject({ update: 0, conflict: 1 })
  expect(await problemRows(context, id, 'conflict')).toEqual([{ rowNo: 2, problems: expect.stringContaining('检查之后有人修改了') }])
  expect(await read(person.id)).toMatchObject({ name: '施一', version: 2 })
})

test('a person added between check and apply with the same number is not made twice', async () => {
  const staffNo = nextStaffNo()
  const id = await uploadSheet(context, { headers, rows: [[staffNo, '孔一', physics, '']] })
  await checkImport(context, id)
  await addPerson(context, { name: '孔一', staffNo, unitId: campus.physics, idNo: identityNumber(90) })
  const before = await staffTables()
  expect((await applyImport(context, id)).counts).toMatchObject({ create: 0, conflict: 1 })
  expect(await find(staffNo)).toHaveLength(1)
  expect(await staffTables()).toEqual(before)
})

test('an apply that dies in the middle leaves nothing half-done, and the next one does it whole', async () => {
  const id = await uploadSheet(context, {
    headers,
    rows: [
      [nextStaffNo(), '曹一', physics, '13600001111'],
      [nextStaffNo(), '曹二', physics, ''],
    ],
  })
  await checkImport(context, id)
  const before = await staffTables()
  await start(id, 'apply')
  const batch = await findImport(world.db, id)
  if (!batch) throw new Error('the import is there')
  const death = write(context, async (trx) => {
    await applyStaged(trx, batch)
    throw new Error('killed')
  })
  await expect(death).rejects.toThrow('killed')
  expect(await staffTables()).toEqual(before)
  await runImport(world.services, world.db, id)
  expect(await readImport(context, id)).toMatchObject({ state: 'applied', counts: { create: 2 } })
  expect((await staffTables()).staff).toBe(before.staff + 2)
})

test('an import that dies between its people and what they are found by is carried on, and made once', async () => {
  const id = await uploadSheet(context, { headers, rows: [[nextStaffNo(), '戚延', physics, '']] })
  await checkImport(context, id)
  const before = await staffTables()
  await start(id, 'apply')
  const batch = await findImport(world.db, id)
  if (!batch) throw new Error('the import is there')
  await write(context, async (trx) => {
    await applyStaged(trx, batch)
    await trx.q.updateTable('member_imports').set({ applied_at: trx.at }).where('tenant_id', '=', trx.tenantId).where('id', '=', id).execute()
    trx.audit({ action: 'import.apply', entity: { type: 'member_import', id } })
  })
  expect(await find('戚延')).toEqual([])
  await runImport(world.services, world.db, id)
  expect(await readImport(context, id)).toMatchObject({ state: 'applied', canUndo: true })
  expect(await find('戚延')).toHaveLength(1)
  expect(await staffTables()).toMatchObject({ staff: before.staff + 1, changes: before.changes + 1 })
})

test('an import whose process fell silent is sent again, and not before', async () => {
  const id = await uploadSheet(context, { headers, rows: [[nextStaffNo(), '严一', physics, '']] })
  await start(id, 'check')
  // The process that took it over dies at once.
  await world.db.q.updateTable('member_imports').set({ runner: 'dead', runner_at: world.clock.now() }).where('tenant_id', '=', world.tenant.id).where('id', '=', id).execute()
  const sent = () => world.sentJobs.filter((job) => job.call.payload.importId === id).length
  await resumeImports(world.services, world.db)
  await runImport(world.services, world.db, id)
  expect([sent(), (await readImport(context, id)).state]).toEqual([0, 'checking'])
  world.clock.advance(20_000)
  await resumeImports(world.services, world.db)
  expect(sent()).toBe(1)
  await runImport(world.services, world.db, id)
  expect(await readImport(context, id)).toMatchObject({ state: 'checked', counts: { create: 1 } })
})

test('an import that two processes carry on is applied once', async () => {
  const staffNo = nextStaffNo()
  const id = await uploadSheet(context, { headers, rows: [[staffNo, '华一', physics, '']] })
  await checkImport(context, id)
  await start(id, 'apply')
  await Promise.all([runImport(world.services, world.db, id), runImport(world.services, world.db, id)])
  expect(await readImport(context, id)).toMatchObject({ state: 'applied', counts: { create: 1 } })
  expect(await find(staffNo)).toHaveLength(1)
})

test('a sheet without data says so in words and can be put away', async () => {
  const id = await uploadSheet(context, { headers, rows: [] })
  expect(await checkImport(context, id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('没有数据行') })
  const { version } = await readImport(context, id)
  expect(await call(importRoutes.cancel, { id, version }, { context })).toMatchObject({ state: 'cancelled' })
})

test('a unit that closes between check and apply takes nobody in', async () => {
  const id = await uploadSheet(context, { headers, rows: [[nextStaffNo(), '金一', physics, '']] })
  await checkImport(context, id)
  await world.db.q
    .updateTable('member_import_rows')
    .set({ columns: JSON.stringify({ ...(await stagedColumns(id)), unit_id: '00000000-0000-7000-8000-000000000000' }) })
    .where('tenant_id', '=', world.tenant.id)
    .where('import_id', '=', id)
    .execute()
  const before = await staffTables()
  expect(await applyImport(context, id)).toMatchObject({ state: 'failed' })
  expect(await staffTables()).toEqual(before)
})

test('past its day an import keeps neither sheet nor rows, and cannot be undone', async () => {
  const staffNo = nextStaffNo()
  const { id } = await importSheet(context, { headers, rows: [[staffNo, '魏一', physics, '']] })
  const fileId = (await findImport(world.db, id))?.file_id ?? ''
  await expireImports(world.services, world.db)
  expect(await world.services.files.exists(world.tenant.id, fileId)).toBe(true)
  world.clock.advance(31 * 86_400_000)
  await expireImports(world.services, world.db)
  expect(await world.services.files.exists(world.tenant.id, fileId)).toBe(false)
  expect((await call(importRoutes.rows, { id }, { context })).items).toEqual([])
  expect(await readImport(context, id)).toMatchObject({ state: 'applied', canUndo: false })
  await expect(undo(id)).rejects.toMatchObject({ code: 'import.expired' })
  expect(await find(staffNo)).toHaveLength(1)
})

async function stagedColumns(importId: string): Promise<object> {
  const { columns } = await world.db.q
    .selectFrom('member_import_rows')
    .select('columns')
    .where('tenant_id', '=', world.tenant.id)
    .where('import_id', '=', importId)
    .executeTakeFirstOrThrow()
  return Object(columns)
}
