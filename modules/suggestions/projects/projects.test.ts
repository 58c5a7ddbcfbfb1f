import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { surveysRoutes } from '../../../engines/surveys/surveys.routes.ts'
import { openSuggestionWorld, refusalCode, type SuggestionWorld } from '../suggestions.testing.ts'
import { progressOf, stateOf } from './projects.rules.ts'
import { projectsRoutes } from './projects.routes.ts'

let w: SuggestionWorld
beforeAll(async () => {
  w = await openSuggestionWorld()
})
afterAll(() => w.close())
beforeEach(() => w.clock.set('2026-03-02T01:00:00Z'))

const office = () => w.as(w.cast.office)
const milestones = [
  { title: '完成设计', dueOn: '2026-04-30' },
  { title: '建成开放', dueOn: '2026-10-31' },
]
const create = (more: Record<string, unknown> = {}) =>
  call(projectsRoutes.create, { year: 2026, title: '建设教职工健身中心', detail: '', departmentId: w.units.logistics, milestones, ...more }, office())
const read = (id: string, by = w.cast.member) => call(projectsRoutes.read, { id }, w.as(by))
const report = (id: string, milestoneId: string, by = w.cast.logistics) => call(projectsRoutes.report, { id, milestoneId, report: '已按期完成' }, w.as(by))

test('a project goes by its milestones from plan to the satisfaction of its members', async () => {
  const { id } = await create()
  expect(await read(id)).toMatchObject({ progress: 0, state: 'planned', department: { name: '后勤管理处' }, nextDueOn: '2026-04-30', mayReport: false })
  const [first, second] = (await read(id)).steps
  await report(id, first?.id ?? '')
  expect(await read(id)).toMatchObject({ progress: 0.5, state: 'running' })
  const { version } = await report(id, second?.id ?? '')
  const finished = await call(projectsRoutes.finish, { id, version, report: '健身中心已对教职工开放。', surveyUntil: '2026-03-20' }, office())
  expect(await read(id)).toMatchObject({ progress: 1, state: 'done', surveyId: null, finishReport: '健身中心已对教职工开放。' })
  const { surveyId } = await read(id, w.cast.office)
  expect(finished.invited).toBeGreaterThanOrEqual(0)
  expect(await call(surveysRoutes.results, { id: surveyId ?? '' }, office())).toMatchObject({ anonymous: true, invited: finished.invited, suppressed: true })
})

test('a project is late from the day after an open milestone was due, without any timer', async () => {
  const { id } = await create()
  w.clock.set('2026-04-30T15:59:59Z')
  expect((await read(id)).state).toBe('planned')
  w.clock.set('2026-04-30T16:00:00Z')
  expect((await read(id)).state).toBe('late')
})

test('only the office and the department in charge report, and what was reported stays', async () => {
  const { id, version } = await create()
  const [first, second] = (await read(id)).steps
  const firstId = first?.id ?? ''
  expect(await refusalCode(report(id, firstId, w.cast.finance))).toBe('forbidden')
  expect(await refusalCode(report(id, firstId, w.cast.member))).toBe('forbidden')
  const { version: after } = await report(id, firstId)
  expect(await refusalCode(report(id, firstId))).toBe('practical_project.milestone_done')
  const input = { id, title: '建设教职工健身中心', departmentId: w.units.logistics, milestones: [{ id: second?.id, title: '建成', dueOn: '2026-11-30' }] }
  expect(await refusalCode(call(projectsRoutes.save, { ...input, version }, office()))).toBe('version_conflict')
  expect(await refusalCode(call(projectsRoutes.save, { ...input, version: after }, office()))).toBe('practical_project.milestone_done')
})

test('two who report the same milestone at once: one does, the other is told', async () => {
  const { id } = await create()
  const [first] = (await read(id)).steps
  const results = await Promise.all([refusalCode(report(id, first?.id ?? '')), refusalCode(report(id, first?.id ?? ''))])
  expect(results.filter((code) => code === null)).toHaveLength(1)
  expect(results).toContain('practical_project.milestone_done')
})

test('it is finished only when every milestone is, and there is one', async () => {
  const { id, version } = await create()
  const finish = (one: { id: string; version: number }) => refusalCode(call(projectsRoutes.finish, { ...one, report: '已经完成。' }, office()))
  expect(await finish({ id, version })).toBe('practical_project.milestones_open')
  expect(await finish(await create({ milestones: [] }))).toBe('practical_project.no_milestones')
})

test('only a department of the school is responsible', async () => {
  expect(await refusalCode(create({ departmentId: w.units.physics }))).toBe('suggestion.not_a_department')
})

test('another university finds none of them', async () => {
  const { id } = await create()
  const elsewhere = w.as(w.cast.office, { tenant: w.otherTenant })
  expect(await refusalCode(call(projectsRoutes.read, { id }, elsewhere))).toBe('not_found')
  expect((await call(projectsRoutes.list, { year: 2026 }, elsewhere)).items).toEqual([])
})

test('the list of a year takes the same number of statements however long it is', async () => {
  w.statements.length = 0
  await call(projectsRoutes.list, { year: 2099 }, office())
  const few = w.statements.length
  w.statements.length = 0
  const { items } = await call(projectsRoutes.list, { year: 2026 }, office())
  expect(items.length).toBeGreaterThan(3)
  expect(w.statements.length).toBeLessThanOrEqual(few + 2)
})

test('progress is the share of milestones reached', () => {
  expect(progressOf([])).toBeNull()
  expect(progressOf([{ done_on: null }, { done_on: '2026-01-01' }, { done_on: null }])).toBe(0.33)
  expect(stateOf({ finished: false, milestones: [], today: '2026-01-01' })).toBe('planned')
})
