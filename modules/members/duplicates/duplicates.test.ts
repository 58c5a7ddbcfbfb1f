import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerProcess } from '../../../engines/cases/registry.ts'
import { recordChangeProcess } from '../my-file/record-change.process.ts'
import { openWorld, type World } from '../../../kernel/testing/harness.ts'
import { membersRoutes } from '../members.routes.ts'
import { myFileRoutes } from '../my-file/my-file.routes.ts'
import type { StaffField } from '../staff-columns.ts'
import { addPerson, foundCampus, identityNumber, office, type Campus } from '../testing/people.ts'
import { duplicatesRoutes } from './duplicates.routes.ts'

let world: World
let campus: Campus

beforeAll(async () => {
  registerProcess(recordChangeProcess)
  world = await openWorld()
  campus = await foundCampus(world)
})

afterAll(() => world.close())

const decision = { documentNo: '校工〔2026〕3号', decidedOn: '2026-03-01', decidedBy: '校工会委员会' }
const read = (id: string) => call(membersRoutes.read, { id }, { context: office(world) })
const pairs = async () => (await call(duplicatesRoutes.list, { limit: 50 }, { context: office(world) })).items

async function merge(keepId: string, mergeId: string, take: StaffField[] = []) {
  const [keep, merged] = [await read(keepId), await read(mergeId)]
  return call(duplicatesRoutes.merge, { keepId, mergeId, keepVersion: keep.version, mergeVersion: merged.version, take }, { context: office(world) })
}

test('likely pairs come with their reasons, the likeliest first, and a name alone pairs nobody', async () => {
  const context = office(world)
  await addPerson(context, { name: '林一', unitId: campus.physics, phone: '13800000001', birthDate: '1980-01-01' })
  await addPerson(context, { name: '林壹', unitId: campus.history, phone: '13800000001', birthDate: '1980-01-01' })
  await addPerson(context, { name: '林二', unitId: campus.physics })
  await addPerson(context, { name: '林二', unitId: campus.physics })
  await addPerson(context, { name: '林三', unitId: campus.physics })
  await addPerson(context, { name: '林三', unitId: campus.history })
  const found = await pairs()
  expect(found.map((pair) => [pair.first.name, pair.second.name, pair.reasons.map((reason) => reason.code)])).toEqual([
    ['林一', '林壹', ['same_phone', 'same_birth_date_and_pinyin']],
    ['林二', '林二', ['same_name_and_unit']],
  ])
})

test('two valid identity numbers are two people: never proposed, never merged', async () => {
  const context = office(world)
  const a = await addPerson(context, { name: '高一', unitId: campus.physics, idNo: identityNumber(1) })
  const b = await addPerson(context, { name: '高一', unitId: campus.physics, idType: 'resident_id', idNo: identityNumber(2) })
  expect((await pairs()).filter((pair) => pair.first.name === '高一')).toEqual([])
  await expect(merge(a.id, b.id)).rejects.toMatchObject({ code: 'duplicates.different_people' })
})

test('a pair marked as two people is not proposed again', async () => {
  const context = office(world)
  const a = await addPerson(context, { name: '梁一', unitId: campus.physics })
  const b = await addPerson(context, { name: '梁一', unitId: campus.physics })
  expect((await pairs()).filter((pair) => pair.first.name === '梁一')).toHaveLength(1)
  await call(duplicatesRoutes.markDifferent, { firstId: b.id, secondId: a.id }, { context })
  expect((await pairs()).filter((pair) => pair.first.name === '梁一')).toEqual([])
})

test('an officer is shown pairs of the own reach only', async () => {
  const context = world.context(world.actor(['members.merge'], { scope: { all: false, unitIds: [campus.history] } }))
  expect((await call(duplicatesRoutes.list, {}, { context })).items).toEqual([])
})

test('the list of pairs costs the same few statements, however many pairs there are', async () => {
  world.statements.length = 0
  await call(duplicatesRoutes.list, { limit: 1 }, { context: office(world) })
  expect(world.statements.length).toBe(4)
})

test('a merge keeps membership, family and requests, and the merged id points to the kept one', async () => {
  const context = office(world)
  const keep = await addPerson(context, { name: '宋一', unitId: campus.physics })
  const gone = await addPerson(context, { name: '宋壹', unitId: campus.history, phone: '13900001111' })
  await call(membersRoutes.admit, { staffIds: [gone.id], ...decision }, { context })
  await call(membersRoutes.addFamily, { id: gone.id, relation: '30', name: '宋小一', birthDate: '2000-01-01' }, { context })
  const own = world.context(world.actor([], { staffId: gone.id }))
  await call(myFileRoutes.ask, { fields: { email: 'song@example.cn' } }, { context: own })
  const { version } = await merge(keep.id, gone.id, ['phone'])
  const record = await read(keep.id)
  expect(record).toMatchObject({ version, phone: '139****1111', membership: 'active', memberSince: '2026-03-01' })
  expect(record.episodes).toMatchObject([{ no: 1, status: 'active' }])
  expect(record.family).toMatchObject([{ name: '宋小一' }])
  expect(await read(gone.id)).toMatchObject({ mergedInto: keep.id })
  expect(await call(myFileRoutes.read, undefined, { context: own })).toMatchObject({ id: keep.id, waitingRequestId: expect.any(String) })
  expect((await call(membersRoutes.list, { q: '宋壹' }, { context })).items).toEqual([])
})

test('the next episode of a merged life follows the last of either record', async () => {
  const context = office(world)
  const keep = await addPerson(context, { name: '唐一', unitId: campus.physics })
  const gone = await addPerson(context, { name: '唐壹', unitId: campus.physics })
  await call(membersRoutes.admit, { staffIds: [gone.id], ...decision }, { context })
  const { version } = await merge(keep.id, gone.id)
  await expect(call(membersRoutes.changeMembership, { id: keep.id, version, status: 'retained', from: '2026-02-01', ...decision }, { context })).rejects.toMatchObject({
    code: 'members.before_last_episode',
  })
  await call(membersRoutes.changeMembership, { id: keep.id, version, status: 'retained', from: '2026-03-02', ...decision }, { context })
  expect((await read(keep.id)).episodes.map((episode) => [episode.no, episode.status])).toEqual([
    [2, 'retained'],
    [1, 'active'],
  ])
})

test('a merge that saw an older version is refused, and a merged record is not merged or edited again', async () => {
  const context = office(world)
  const [a, b, c] = [
    await addPerson(context, { name: '许一', unitId: campus.physics }),
    await addPerson(context, { name: '许二', unitId: campus.physics }),
    await addPerson(context, { name: '许三', unitId: campus.physics }),
  ]
  await call(membersRoutes.update, { id: a.id, version: 1, email: 'xu@example.cn' }, { context })
  await expect(call(duplicatesRoutes.merge, { keepId: a.id, mergeId: b.id, keepVersion: 1, mergeVersion: 1 }, { context })).rejects.toMatchObject({
    code: 'version_conflict',
  })
  await merge(a.id, b.id)
  await expect(merge(c.id, b.id)).rejects.toMatchObject({ code: 'members.merged' })
  await expect(call(membersRoutes.update, { id: b.id, version: 2, email: 'no@example.cn' }, { context })).rejects.toMatchObject({ code: 'members.merged' })
})

test('a merge is undone from the newest on, once', async () => {
  const context = office(world)
  const [a, b, c] = [
    await addPerson(context, { name: '邓一', unitId: campus.physics }),
    await addPerson(context, { name: '邓二', unitId: campus.physics }),
    await addPerson(context, { name: '邓三', unitId: campus.physics }),
  ]
  const first = await merge(b.id, a.id)
  const second = await merge(c.id, b.id)
  expect(await read(a.id)).toMatchObject({ mergedInto: c.id })
  await expect(call(duplicatesRoutes.undo, { id: first.id }, { context })).rejects.toMatchObject({ code: 'duplicates.merged_further' })
  await call(duplicatesRoutes.undo, { id: second.id }, { context })
  expect(await read(a.id)).toMatchObject({ mergedInto: b.id })
  await call(duplicatesRoutes.undo, { id: first.id }, { context })
  expect(await read(a.id)).toMatchObject({ mergedInto: null })
  await expect(call(duplicatesRoutes.undo, { id: first.id }, { context })).rejects.toMatchObject({ code: 'duplicates.already_undone' })
})

test('an undo that would put one number into two records is refused as a whole', async () => {
  const context = office(world)
  const keep = await addPerson(context, { name: '曹一', unitId: campus.physics })
  const gone = await addPerson(context, { name: '曹二', unitId: campus.physics, staffNo: 'CAO2' })
  const { id } = await merge(keep.id, gone.id)
  await addPerson(context, { name: '曹三', unitId: campus.physics, staffNo: 'CAO2' })
  await expect(call(duplicatesRoutes.undo, { id }, { context })).rejects.toMatchObject({ code: 'members.staff_no_taken', details: { staffNo: 'CAO2', name: '曹三' } })
  expect(await read(gone.id)).toMatchObject({ mergedInto: keep.id })
})

test('merges are listed with who made them and what was taken', async () => {
  const context = office(world)
  const keep = await addPerson(context, { name: '彭一', unitId: campus.physics })
  const gone = await addPerson(context, { name: '彭二', unitId: campus.physics, email: 'peng@example.cn' })
  const { id } = await merge(keep.id, gone.id, ['email'])
  const { items } = await call(duplicatesRoutes.merges, { limit: 1 }, { context })
  expect(items).toMatchObject([{ id, by: '周办', kept: { name: '彭一' }, merged: { name: '彭二' }, taken: ['电子邮箱'], undoneAt: null }])
})
