import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../kernel/auth/actor.ts'
import { newId } from '../../kernel/ids.ts'
import { casesModule } from './cases.module.ts'
import { casesRoutes } from './cases.routes.ts'
import { oversightRoutes } from './oversight.routes.ts'
import { indexCase, searchCases } from './search-cases.ts'
import { openToyWorld, type ToyWorld } from './testing/toy-world.ts'

let world: ToyWorld
beforeAll(async () => {
  world = await openToyWorld()
})
afterAll(() => world.close())

const as = (actor: Actor) => ({ context: world.context(actor) })
const elsewhere = (actor: Actor) => ({ context: world.context(actor, { tenant: world.otherTenant, db: world.otherDb }) })

async function audited(action: string): Promise<number> {
  const rows = await world.db.q.selectFrom('audit_entries').select('id').where('tenant_id', '=', world.db.tenantId).where('action', '=', action).execute()
  return rows.length
}

describe('a draft of what is typed', () => {
  const save = (actor: Actor, subject: string, { action = 'sendBack', content }: { action?: string; content: Record<string, unknown> | null }) =>
    call(casesRoutes.saveDraft, { process: 'toy', action, subject, content }, as(actor))
  const load = (actor: Actor, subject: string, action = 'sendBack') => call(casesRoutes.readDraft, { process: 'toy', action, subject }, as(actor))

  test('comes back to whoever typed it, and to nobody else', async () => {
    const { id } = await world.at('review')
    await save(world.cast.office, id, { content: { reason: '请补' } })
    await expect(load(world.cast.office, id)).resolves.toMatchObject({ content: { reason: '请补' }, version: 1 })
    await expect(load(world.cast.proposer, id)).resolves.toBeNull()
    await expect(call(casesRoutes.readDraft, { process: 'toy', action: 'sendBack', subject: id }, elsewhere(world.cast.office))).resolves.toBeNull()
  })

  test('is kept at every keystroke and audited once', async () => {
    const { id } = await world.at('review')
    const before = await audited('case_draft.save')
    for (const reason of ['请', '请补', '请补充']) await save(world.cast.office, id, { content: { reason } })
    await expect(load(world.cast.office, id)).resolves.toMatchObject({ content: { reason: '请补充' }, version: 3 })
    expect(await audited('case_draft.save')).toBe(before + 1)
  })

  test('is gone when it is thrown away, and when its action is taken', async () => {
    const { id, version } = await world.at('review')
    await save(world.cast.office, id, { content: { reason: '不要了' } })
    await save(world.cast.office, id, { content: null })
    await expect(load(world.cast.office, id)).resolves.toBeNull()
    await save(world.cast.office, id, { content: { reason: '请补充' } })
    await call(casesRoutes.act, { caseId: id, action: 'sendBack', version, input: { reason: '请补充' } }, as(world.cast.office))
    await expect(load(world.cast.office, id)).resolves.toBeNull()
  })

  test('of a new case stands under its process', async () => {
    await save(world.cast.proposer, 'toy', { action: 'open', content: { title: '热水' } })
    await expect(load(world.cast.proposer, 'toy', 'open')).resolves.toMatchObject({ content: { title: '热水' } })
  })

  test('of nothing that there is, or of endless length, is refused', async () => {
    const { id } = await world.at('draft')
    await expect(save(world.cast.office, id, { content: { reason: '看不见的' } })).rejects.toMatchObject({ code: 'not_found' })
    await expect(save(world.cast.proposer, 'whatever', { action: 'open', content: {} })).rejects.toMatchObject({ code: 'not_found' })
    await expect(save(world.cast.proposer, id, { action: 'blowUp', content: {} })).rejects.toMatchObject({ code: 'case.no_such_action' })
    await expect(save(world.cast.proposer, 'toy', { action: 'open', content: { title: '长'.repeat(100_001) } })).rejects.toMatchObject({ code: 'case.text_too_long' })
  })
})

describe('taking what waits for an office', () => {
  const take = (actor: Actor, ids: { caseId: string; taskId: string }, staffId: string | null) => call(casesRoutes.takeTask, { ...ids, staffId }, as(actor))

  async function officeTask() {
    const { id } = await world.at('handling')
    const waiting = (await call(casesRoutes.read, { caseId: id }, as(world.cast.logistics))).waiting.find((task) => task.action === 'answer')
    return { caseId: id, taskId: waiting?.taskId ?? '' }
  }

  test('says who has it, who can pass it on to a colleague of the office or give it back', async () => {
    const ids = await officeTask()
    const colleague = world.people.make('后勤同事', { 'toy.answer': { all: false, unitIds: [world.units.logistics] } })
    await expect(take(world.cast.logistics, ids, world.cast.logistics.staffId)).resolves.toMatchObject({ takenBy: { name: '钱后勤' } })
    await expect(take(world.cast.logistics, ids, colleague.staffId)).resolves.toMatchObject({ takenBy: { name: '后勤同事' } })
    await expect(take(colleague, ids, null)).resolves.toMatchObject({ takenBy: null })
  })

  test('is told who was faster', async () => {
    const ids = await officeTask()
    const colleague = world.people.make('后勤同事', { 'toy.answer': { all: false, unitIds: [world.units.logistics] } })
    await take(colleague, ids, colleague.staffId)
    await expect(take(world.cast.logistics, ids, world.cast.logistics.staffId)).rejects.toMatchObject({ code: 'case.already_taken', details: { by: '后勤同事' } })
  })

  test('is not for another unit, nor given to somebody who may not do it', async () => {
    const ids = await officeTask()
    await expect(take(world.cast.finance, ids, world.cast.finance.staffId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(take(world.cast.logistics, ids, world.cast.finance.staffId)).rejects.toMatchObject({ code: 'case.not_theirs_to_take', details: { name: '孙财务' } })
    await expect(call(casesRoutes.takeTask, { ...ids, staffId: null }, elsewhere(world.cast.logistics))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('what waits for one person is not taken', async () => {
    const { id } = await world.at('answered')
    const [task] = (await call(casesRoutes.read, { caseId: id }, as(world.cast.proposer))).waiting
    await expect(take(world.cast.proposer, { caseId: id, taskId: task?.taskId ?? '' }, world.cast.proposer.staffId)).rejects.toMatchObject({ code: 'case.not_an_office' })
  })
})

describe('many at once', () => {
  async function officeTasks(count: number) {
    const rows = await Promise.all(Array.from({ length: count }, () => world.at('handling')))
    const views = await Promise.all(rows.map(({ id }) => call(casesRoutes.read, { caseId: id }, as(world.cast.logistics))))
    return views.map(({ id, waiting }) => ({ caseId: id, taskId: waiting.find((task) => task.action === 'answer')?.taskId ?? '' }))
  }
  const told = async (staffId: string) => {
    const rows = await world.db.q
      .selectFrom('notifications')
      .select(['title_zh', 'path', 'body_zh'])
      .where('tenant_id', '=', world.tenant.id)
      .where('staff_id', '=', staffId)
      .execute()
    return rows.map(({ title_zh, path, body_zh }) => [title_zh, path, body_zh])
  }

  test('are given to one colleague, each with its own result, and the colleague is told of those', async () => {
    const [one, other, gone] = await officeTasks(3)
    if (!one || !other || !gone) throw new Error('no tasks')
    const colleague = world.people.make('后勤同事', { 'toy.answer': { all: false, unitIds: [world.units.logistics] } })
    const faster = world.people.make('后勤快手', { 'toy.answer': { all: false, unitIds: [world.units.logistics] } })
    await call(casesRoutes.takeTask, { ...gone, staffId: faster.staffId }, as(faster))
    const { results } = await call(casesRoutes.takeMany, { tasks: [one, gone, other, { ...one, caseId: newId() }], staffId: colleague.staffId }, as(world.cast.logistics))
    expect(results.map(({ taskId, ok, error }) => [taskId, ok, error?.code])).toEqual([
      [one.taskId, true, undefined],
      [gone.taskId, false, 'case.already_taken'],
      [other.taskId, true, undefined],
      [one.taskId, false, 'not_found'],
    ])
    const lines = await told(colleague.staffId)
    expect(lines.map(([title, path]) => `${title} ${path}`).toSorted()).toEqual([one, other].map(({ caseId }) => `《热水》转交您办理：答复 /toys/${caseId}`).toSorted())
    const { items } = await call(casesRoutes.inbox, {}, as(colleague))
    expect(
      items
        .filter((item) => item.asks?.takenBy?.staffId === colleague.staffId)
        .map((item) => item.caseId)
        .toSorted(),
    ).toEqual([one.caseId, other.caseId].toSorted())
  })

  test('nobody is told of what they take themselves or give back', async () => {
    const [one] = await officeTasks(1)
    if (!one) throw new Error('no task')
    const colleague = world.people.make('后勤自取', { 'toy.answer': { all: false, unitIds: [world.units.logistics] } })
    for (const staffId of [colleague.staffId, null]) await call(casesRoutes.takeMany, { tasks: [one], staffId }, as(colleague))
    expect(await told(colleague.staffId)).toEqual([])
  })

  test('are reminded of in one request, and one of another university is not found', async () => {
    const tasks = await officeTasks(2)
    const caseIds = tasks.map(({ caseId }) => caseId)
    const remind = (ids: string[]) => call(oversightRoutes.remindMany, { caseIds: ids, note: '' }, as(world.cast.office))
    const first = await remind([...caseIds, ...caseIds])
    expect(first.results.map(({ caseId, ok, told: count }) => [caseId, ok, count > 0])).toEqual(caseIds.map((id) => [id, true, true]))
    expect((await remind([newId(), ...caseIds.slice(0, 1)])).results.map(({ error }) => error?.code)).toEqual(['not_found', 'case.reminder_too_soon'])
    const away = await call(oversightRoutes.remindMany, { caseIds, note: '' }, elsewhere(world.cast.office))
    expect(away.results.map(({ title, error }) => [title, error?.code])).toEqual(caseIds.map(() => ['', 'not_found']))
  })
})

describe('somebody with two hats over one step', () => {
  /** Answers for two of the supporting units. */
  async function twoHats() {
    const { branch, logistics, finance } = world.units
    const both = world.people.make('两顶帽子', { 'toy.answer': { all: false, unitIds: [finance, branch] } })
    const { id } = await world.at('review', '两头')
    await world.act(world.cast.office, id, { action: 'assign', input: { leadUnitId: logistics, supportingUnitIds: [finance, branch] } })
    const mine = async () => (await call(casesRoutes.inbox, {}, as(both))).items.filter((item) => item.caseId === id)
    return { both, id, mine }
  }

  test('has one to-do, takes it as one, and has the next when the first is done', async () => {
    const { both, id, mine } = await twoHats()
    const [only, ...more] = await mine()
    expect([only?.asks?.action, more]).toEqual(['support', []])
    await call(casesRoutes.takeTask, { caseId: id, taskId: only?.asks?.taskId ?? '', staffId: both.staffId }, as(both))
    const { waiting } = await call(casesRoutes.read, { caseId: id }, as(both))
    expect(waiting.filter((task) => task.action === 'support').map((task) => task.takenBy?.name)).toEqual(['两顶帽子', '两顶帽子'])
    await world.act(both, id, { action: 'support', input: { opinion: '可以' } })
    expect(await mine()).toHaveLength(1)
    await world.act(both, id, { action: 'support', input: { opinion: '也可以' } })
    expect(await mine()).toEqual([])
  })

  test('is reminded of it once', async () => {
    const { both, id } = await twoHats()
    await call(oversightRoutes.remind, { caseId: id, note: '' }, as(world.cast.office))
    const rows = await world.db.q
      .selectFrom('notifications')
      .select('id')
      .where('tenant_id', '=', world.tenant.id)
      .where('staff_id', '=', both.staffId)
      .where('subject_id', '=', id)
      .execute()
    expect(rows).toHaveLength(1)
  })
})

describe('following', () => {
  test('is one’s own, and ends when one wants', async () => {
    const { id } = await world.at('review')
    const follow = (wanted: boolean) => call(casesRoutes.follow, { caseId: id, follow: wanted }, as(world.cast.other))
    await follow(true)
    await expect(follow(true)).resolves.toEqual({ following: true })
    expect((await call(casesRoutes.read, { caseId: id }, as(world.cast.other))).following).toBe(true)
    expect((await call(casesRoutes.read, { caseId: id }, as(world.cast.office))).following).toBe(false)
    await expect(follow(false)).resolves.toEqual({ following: false })
  })

  test('an account that stands for no person follows nothing', async () => {
    const { id } = await world.at('review')
    await expect(call(casesRoutes.follow, { caseId: id, follow: true }, as({ ...world.cast.office, staffId: null }))).rejects.toMatchObject({ code: 'case.no_person' })
  })

  test('what one cannot see cannot be followed', async () => {
    const { id } = await world.at('draft')
    await expect(call(casesRoutes.follow, { caseId: id, follow: true }, as(world.cast.office))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('prepared texts', () => {
  const save = (actor: Actor, unitId: string | null, more: { id?: string; version?: number } = {}) =>
    call(casesRoutes.saveTemplate, { process: 'toy', action: 'answer', title: '感谢', content: { answer: '感谢您的意见。' }, unitId, ...more }, as(actor))
  const titles = async (actor: Actor) => (await call(casesRoutes.listTemplates, { process: 'toy', action: 'answer' }, as(actor))).items.map((item) => item.unit?.name ?? null)

  test('of a unit are for those who act there, and members have none', async () => {
    await save(world.cast.logistics, world.units.logistics)
    expect(await titles(world.cast.logistics)).toContain('后勤处')
    expect(await titles(world.cast.finance)).not.toContain('后勤处')
    expect(await titles(world.cast.proposer)).toEqual([])
  })

  test('are kept for one’s own unit only, and not by those who only look', async () => {
    for (const [actor, unitId] of [
      [world.cast.logistics, world.units.finance],
      [world.cast.logistics, null],
      [world.cast.proposer, null],
      [world.cast.office, null],
    ] as const) {
      await expect(save(actor, unitId)).rejects.toMatchObject({ code: 'case.not_yours' })
    }
  })

  test('change under the version that was seen, and go', async () => {
    const { id } = await save(world.cast.finance, world.units.finance)
    await expect(save(world.cast.finance, world.units.finance, { id, version: 1 })).resolves.toMatchObject({ version: 2 })
    await expect(save(world.cast.finance, world.units.finance, { id, version: 1 })).rejects.toMatchObject({ code: 'version_conflict', details: { by: '孙财务' } })
    await expect(save(world.cast.logistics, world.units.logistics, { id, version: 2 })).rejects.toMatchObject({ code: 'not_found' })
    await expect(call(casesRoutes.removeTemplate, { id, version: 2 }, as(world.cast.logistics))).rejects.toMatchObject({ code: 'not_found' })
    await expect(call(casesRoutes.removeTemplate, { id, version: 2 }, elsewhere(world.cast.finance))).rejects.toMatchObject({ code: 'not_found' })
    await call(casesRoutes.removeTemplate, { id, version: 2 }, as(world.cast.finance))
    await expect(call(casesRoutes.removeTemplate, { id, version: 3 }, as(world.cast.finance))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('beside the pages of cases', () => {
  test('the home page counts what waits for a person, with the earliest deadline', async () => {
    const person = world.people.make('审核员', { 'toy.review': { all: true } })
    await world.at('review', '第一件')
    await world.at('review', '第二件')
    const [item] = (await casesModule.waiting?.(world.context(person))) ?? []
    expect(item).toMatchObject({ key: 'cases:toy', path: '/cases/inbox?process=toy', dueOn: '2026-03-09' })
    expect(item?.count).toBeGreaterThanOrEqual(2)
    expect(await casesModule.waiting?.(world.context(world.people.make('没事')))).toEqual([])
  })

  test('a search finds what the person may read, and no draft of others', async () => {
    const [open, draft] = [await world.at('review', '校医院夜间急诊'), await world.at('draft', '校医院牙科')]
    for (const { id } of [open, draft]) await indexCase(world.services, world.db, { caseId: id })
    const found = async (actor: Actor) => (await searchCases(world.context(actor), '校医院')).map((hit) => hit.title).toSorted()
    expect(await found(world.cast.office)).toEqual(['校医院夜间急诊'])
    expect(await found(world.cast.proposer)).toEqual(['校医院夜间急诊', '校医院牙科'].toSorted())
    expect(await searchCases(elsewhere(world.cast.office).context, '校医院')).toEqual([])
  })
})
