import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RequestContext } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { openOwner } from '../../kernel/testing/owner.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { organisationRoutes as routes } from './organisation.routes.ts'
import { foundSmallUniversity, managerOf, outcomeOf } from './organisation.testing.ts'

let world: World
let context: RequestContext
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  context = managerOf(world, newId())
  await foundSmallUniversity(world, context.db)
})
afterAll(() => world.close())

const set = (kind: 'managing' | 'guiding', name: string, from: string) => call(routes.setSuperior, { kind, name, from }, { context })
const list = async () => (await call(routes.superiors, undefined, { context })).items.map(({ kind, name, from, to }) => [kind, name, from, to])

test('a new superior of a kind ends the one before it on the same day; the other kind goes on', async () => {
  await set('managing', '钱江市总工会', '1984-03-01')
  await set('guiding', '省教育工会', '1984-03-01')
  await set('managing', '省教育工会', '2016-01-01')
  expect(await list()).toEqual([
    ['managing', '省教育工会', '2016-01-01', null],
    ['guiding', '省教育工会', '1984-03-01', null],
    ['managing', '钱江市总工会', '1984-03-01', '2016-01-01'],
  ])
})

test('superiors are entered in the order of time', async () => {
  await set('managing', '省教育工会', '2016-01-01')
  expect(await outcomeOf(set('managing', '钱江市总工会', '2015-01-01'))).toBe('organisation.later_superior')
})

test('two superiors of one kind entered at once: never two at a time', async () => {
  const outcomes = await Promise.all([outcomeOf(set('managing', '甲总工会', '2020-01-01')), outcomeOf(set('managing', '乙总工会', '2020-01-01'))])
  expect(outcomes.toSorted()).toEqual(['done', 'organisation.later_superior'])
})

test('a relation ends, and a later one may begin after a while without any', async () => {
  const { id } = await set('guiding', '省教育工会', '2016-01-01')
  await call(routes.endSuperior, { id, version: 1, on: '2018-01-01' }, { context })
  expect(await outcomeOf(call(routes.endSuperior, { id, version: 2, on: '2019-01-01' }, { context }))).toBe('organisation.superior_over')
  expect([await outcomeOf(set('guiding', '钱江市总工会', '2017-06-01')), await outcomeOf(set('guiding', '钱江市总工会', '2020-01-01'))]).toEqual([
    'organisation.later_superior',
    'done',
  ])
})

test('only a superior union on this platform can be linked', async () => {
  const superiorId = newId()
  const link = (tenantId: string) => call(routes.setSuperior, { kind: 'managing', name: '省教育工会', from: '2020-01-01', tenantId }, { context })
  await openOwner(world.ownerUrl, (client) => client.query(`insert into tenants values ($1, 'superior', '省教育工会', '省教育工会', false, '2026-01-01')`, [superiorId]))
  expect([await outcomeOf(link(world.otherTenant.id)), await outcomeOf(link(superiorId))]).toEqual(['organisation.superior_unknown', 'done'])
  expect((await call(routes.superiors, undefined, { context })).onPlatform).toContainEqual({ tenantId: superiorId, name: '省教育工会' })
})

test('a campus has one name, counts its units, and is changed by whoever saw it as it is', async () => {
  const { id } = await call(routes.addCampus, { name: '新校区' }, { context })
  expect(await outcomeOf(call(routes.addCampus, { name: '新校区' }, { context }))).toBe('organisation.campus_name_taken')
  const change = () => outcomeOf(call(routes.changeCampus, { id, version: 1, name: '东校区', active: true }, { context }))
  expect([await change(), await change()]).toEqual(['done', 'version_conflict'])
  expect((await call(routes.campuses, undefined, { context })).items.map(({ name, units }) => [name, units])).toEqual([
    ['老校区', 1],
    ['东校区', 0],
  ])
})
