import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { panelOf } from '../../engines/panels/seed/panel-of.ts'
import { openWorld, type World } from '../../kernel/testing/harness.ts'
import { recuperationRoutes } from './recuperation.routes.ts'
import { openTravelWorld, type TravelWorld } from './recuperation.testing.ts'

let world: World
let travel: TravelWorld

beforeAll(async () => {
  world = await openWorld('2026-03-02T01:00:00Z')
  travel = openTravelWorld(world)
  travel.fair.add()
})
afterAll(() => world.close())

const office = () => ({ context: travel.office() })
const steps = (id: string) => call(recuperationRoutes.steps, { id }, office())

function scored(people: Parameters<typeof panelOf>[0]['people']) {
  const compared = [
    { name: '甲社', price: '2240.00', chosen: true, points: [93, 90, 94, 92] },
    { name: '乙社', price: null, chosen: false, points: [87, 92, 86, 85] },
  ]
  return panelOf({ heldOn: '2026-02-20', documentNo: '纪要5', note: '', people, compared })
}

const withAudit = [
  { name: '周办', part: 'lead' as const },
  { name: '王审', part: 'audit' as const },
]

test('the scores of a panel are kept with their result, and stand as a step that papers are added to', async () => {
  const { id } = await travel.announced([{}])
  await call(recuperationRoutes.recordPanel, { id, after: null, panel: scored(withAudit) }, office())
  const { panel, items, missing } = await steps(id)
  expect(panel).toMatchObject({
    no: 1,
    gaps: [],
    candidates: [
      { name: '甲社', total: '91.90', rank: 1, chosen: true },
      { name: '乙社', rank: 2 },
    ],
  })
  expect(items).toMatchObject([{ kind: 'agencies', title: '2家旅行社比选，选定甲社', people: '周办、王审', fileName: null }])
  expect(missing).not.toContain('agencies')
})

test('a panel without an audit member is pointed out to whoever looks', async () => {
  const { id } = await travel.announced([{}])
  await call(recuperationRoutes.recordPanel, { id, after: null, panel: scored([{ name: '周办', part: 'lead' }]) }, office())
  expect((await steps(id)).panel?.gaps.map(({ zh }) => zh)).toEqual(['比选小组没有经审人员'])
})

test('a correction keeps the one step, and of two who correct the second hears of the first', async () => {
  const { id } = await travel.announced([{}])
  await call(recuperationRoutes.recordPanel, { id, after: null, panel: scored(withAudit) }, office())
  const corrected = { ...scored(withAudit), note: '乙社分数录错' }
  await call(recuperationRoutes.recordPanel, { id, after: 1, panel: corrected }, office())
  await expect(call(recuperationRoutes.recordPanel, { id, after: 1, panel: corrected }, office())).rejects.toMatchObject({ code: 'panel.meanwhile' })
  const { panel, items } = await steps(id)
  expect([panel?.no, items.length, items[0]?.note]).toEqual([2, 1, '乙社分数录错'])
})

test('a branch that looks at the university’s programme records no panel for it', async () => {
  const { id } = await travel.announced([{}])
  await expect(call(recuperationRoutes.recordPanel, { id, after: null, panel: scored(withAudit) }, { context: travel.branch() })).rejects.toMatchObject({ status: 404 })
})
