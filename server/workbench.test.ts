import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../kernel/testing/harness.ts'
import { write } from '../kernel/context.ts'
import { seedUniversity } from '../modules/organisation/organisation.seed.ts'
import { generateDemoUniversity } from './demo/generate.ts'
import { storeDemoUniversity } from './demo/seed.ts'
import { workbenchOf } from './workbench.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('2026-12-08T01:00:00Z')
  await storeDemoUniversity(world.services, world.tenant, generateDemoUniversity({ seed: 7, today: '2026-12-08' }))
})
afterAll(() => world.close())

const office = ['members.read', 'members.review', 'plans.manage', 'plans.work']
const as = (permissions: string[], overrides = {}) => workbenchOf(world.context(world.actor(permissions), overrides))

test('the office’s figures are those of the lists that they open', async () => {
  const { figures } = await as(office)
  const count = async (membership: string[]) => {
    const rows = await world.db.q.selectFrom('staff').select('id').where('tenant_id', '=', world.tenant.id).where('membership', 'in', membership).execute()
    return rows.length
  }
  const valueOf = (key: string) => figures.find((figure) => figure.key === key)?.value
  expect(valueOf('members.members')).toBe(await count(['active', 'retained']))
  expect(valueOf('members.outside')).toBe(await count(['none']))
  expect(figures.map((figure) => figure.key)).toEqual(['members.members', 'members.outside', 'members.requests', 'plans.due'])
  expect(valueOf('plans.due')).toBeGreaterThan(0)
})

test('whoever may see nothing of others is shown no figures, and the calendar that everybody reads', async () => {
  const { figures, months } = await as([])
  expect(figures).toEqual([])
  expect(months[0]?.entries.map((entry) => entry.title)).toContain('举办教职工合唱比赛')
})

test('a branch sees its own people counted, not the university’s', async () => {
  const branch = await world.db.q.selectFrom('units').select('id').where('tenant_id', '=', world.tenant.id).where('kind', '=', 'branch').executeTakeFirstOrThrow()
  const { figures } = await workbenchOf(world.context(world.actor(['members.read'], { scope: { all: false, unitIds: [branch.id] } })))
  const whole = (await as(['members.read'])).figures
  expect(figures[0]?.value).toBeGreaterThan(0)
  expect(figures[0]?.value).toBeLessThan((whole[0]?.value ?? 0) / 4)
})

test('this month and the next are shown, over the turn of the year too', async () => {
  expect((await as([])).months.map(({ month }) => month)).toEqual(['2026-12', '2027-01'])
})

test('what is late stands first, and what is done last', async () => {
  world.clock.set('2026-11-20T01:00:00Z')
  const states = (await as([])).months.map(({ entries }) => entries.map((entry) => entry.state))
  for (const inMonth of states) expect(inMonth).toEqual(inMonth.toSorted((a, b) => ['overdue', 'open', 'done'].indexOf(a) - ['overdue', 'open', 'done'].indexOf(b)))
  expect(states.flat().length).toBeGreaterThan(5)
})

test('a university without people or plan has an empty desk and no error', async () => {
  const empty = { tenant: world.otherTenant, db: world.otherDb }
  await write(world.context(world.actor([]), empty), (trx) => seedUniversity(trx, { name: '空大学工会', shortName: '校工会' }))
  const { figures, months } = await as([...office, 'members.import'], empty)
  expect(figures.map(({ key, value, path }) => [key, value, path])).toEqual([
    ['members.members', 0, '/members/imports'],
    ['members.requests', 0, '/members/requests'],
  ])
  expect(months.flatMap(({ entries }) => entries)).toEqual([])
})
