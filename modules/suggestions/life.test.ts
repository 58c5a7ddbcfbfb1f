import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { casesRoutes } from '../../engines/cases/cases.routes.ts'
import { surveysRoutes } from '../../engines/surveys/surveys.routes.ts'
import { proposalsRoutes } from '../proposals/proposals.routes.ts'
import { noteTakenUp, receiveConverted } from './proposals.jobs.ts'
import { suggestionsRoutes } from './suggestions.routes.ts'
import { answer, openSuggestionWorld, refusalCode, text, type SuggestionWorld } from './suggestions.testing.ts'
import { tellOutsiders } from './tell.job.ts'
import { leastOf } from '../../kernel/testing/least-of.ts'

let w: SuggestionWorld
beforeAll(async () => {
  w = await openSuggestionWorld()
})
afterAll(() => w.close())
beforeEach(() => w.clock.set('2026-03-02T01:00:00Z'))

const read = (id: string, by = w.cast.member) => call(suggestionsRoutes.read, { id }, w.as(by))
const support = (id: string, textHash: string, by = w.cast.member) => call(suggestionsRoutes.support, { id, textHash, support: true }, w.as(by))

test('a suggestion goes from the phone to the department and back to everybody as a public answer', async () => {
  const id = await w.submit()
  expect(await refusalCode(read(id))).toBe('not_found')
  expect(await w.act(w.cast.office, id, 'passOn', { departmentId: w.units.logistics })).toBe('handling')
  expect(await read(id)).toMatchObject({ state: 'handling', department: { name: '后勤管理处' }, feedback: null, author: w.cast.author.name, maySupport: true, mayHandle: false })
  expect(await w.act(w.cast.logistics, id, 'answer', answer)).toBe('answered')
  expect((await read(id)).feedback).toBeNull()
  expect(await w.act(w.cast.office, id, 'publish')).toBe('adopted')
  expect(await read(id)).toMatchObject({ feedback: { outcome: 'adopted', text: answer.text, promiseOn: answer.promiseOn }, steps: [{}, {}, {}, {}] })
  expect(await w.act(w.cast.logistics, id, 'reportDone', { report: '两台直饮水机已经投入使用。' })).toBe('done')
  await w.act(w.cast.office, id, 'award', { award: '年度金点子' })
  expect(await read(id)).toMatchObject({ state: 'done', award: '年度金点子', doneReport: '两台直饮水机已经投入使用。' })
})

test('its author reads no draft of the answer before it is public', async () => {
  const id = await w.handled()
  await w.act(w.cast.logistics, id, 'answer', answer)
  const seen = JSON.stringify([await read(id, w.cast.author), await call(casesRoutes.read, { caseId: id }, w.as(w.cast.author))])
  expect(seen).not.toContain(answer.text)
})

test('its author is asked once, at the end, whether they are satisfied', async () => {
  const id = await w.handled()
  await w.act(w.cast.office, id, 'decide', { outcome: 'declined', text: '该处管网改造需列入校级规划，目前不具备条件。' })
  const { survey } = await read(id, w.cast.author)
  expect(survey).not.toBeNull()
  const { items } = await call(surveysRoutes.mine, {}, w.as(w.cast.author))
  expect(items.find((one) => one.id === survey)).toMatchObject({ subject: { type: 'suggestion', id } })
  await call(surveysRoutes.answer, { id: survey ?? '', choice: 'mostly' }, w.as(w.cast.author))
  expect((await read(id, w.cast.author)).survey).toBeNull()
})

test('a department that is not asked can do nothing, and sees nothing that is not public', async () => {
  const id = await w.submit()
  await w.act(w.cast.office, id, 'passOn', { departmentId: w.units.logistics, isPublic: false })
  expect(await refusalCode(w.act(w.cast.finance, id, 'answer', answer))).toBe('not_found')
  expect(await refusalCode(read(id, w.cast.finance))).toBe('not_found')
  expect(await w.act(w.cast.logistics, id, 'handBack', { reason: '饮水机由基建处负责' })).toBe('submitted')
  expect(await refusalCode(read(id, w.cast.logistics))).toBe('not_found')
})

test('only departments of the school are given suggestions, and no promise lies in the past', async () => {
  const id = await w.submit()
  expect(await refusalCode(w.act(w.cast.office, id, 'passOn', { departmentId: w.units.physics }))).toBe('suggestion.not_a_department')
  expect(await refusalCode(w.act(w.cast.office, id, 'decide', { ...answer, promiseOn: '2026-03-01' }))).toBe('suggestion.promise_in_past')
})

test('what is taken back is gone for others, and an answered one is not taken back', async () => {
  const id = await w.handled()
  const { version } = await read(id, w.cast.author)
  expect(await refusalCode(call(suggestionsRoutes.withdraw, { id, version }, w.as(w.cast.member)))).toBe('not_found')
  await call(suggestionsRoutes.withdraw, { id, version }, w.as(w.cast.author))
  expect(await refusalCode(read(id))).toBe('not_found')
  expect((await read(id, w.cast.author)).state).toBe('withdrawn')
  const other = await w.handled()
  await w.act(w.cast.office, other, 'decide', { outcome: 'kept', text: '建议很好，留作今后改造时参考。' })
  const answered = await read(other, w.cast.author)
  expect(await refusalCode(call(suggestionsRoutes.withdraw, { id: other, version: answered.version }, w.as(w.cast.author)))).toBe('case.wrong_state')
})

test('nobody takes it back through the case engine, where the name would stand', async () => {
  const id = await w.submit()
  expect(await refusalCode(w.act(w.cast.author, id, 'withdraw'))).toBe('case.no_such_action')
})

test('several are answered at once, each with its own result', async () => {
  const ids = [await w.handled(), await w.submit()]
  const cases = await Promise.all(ids.map(async (caseId) => ({ caseId, version: (await read(caseId, w.cast.office)).version })))
  const { results } = await call(casesRoutes.actOnMany, { action: 'publish', cases, input: {} }, w.as(w.cast.office))
  expect(results.map(({ ok }) => ok)).toEqual([false, false])
  const decided = await call(
    casesRoutes.actOnMany,
    { action: 'decide', cases, input: { outcome: 'kept', text: '已汇总，留作今后工作参考。', isPublic: true, promiseOn: null } },
    w.as(w.cast.office),
  )
  expect(decided.results.map(({ ok }) => ok)).toEqual([true, true])
})

test('a converted proposal goes on as a suggestion of its proposers, once', async () => {
  const proposalId = await w.at('in_review')
  await w.db.q.updateTable('cases').set({ state: 'converted' }).where('tenant_id', '=', w.db.tenantId).where('id', '=', proposalId).execute()
  await receiveConverted(w.services, w.db, { proposalId })
  await receiveConverted(w.services, w.db, { proposalId })
  const { items } = await call(suggestionsRoutes.mine, {}, w.as(w.delegate))
  expect(items).toHaveLength(1)
  const id = items[0]?.id ?? ''
  expect(await read(id, w.delegate)).toMatchObject({ state: 'submitted', isPublic: true, isMine: true, fromProposal: { id: proposalId } })
})

test('a delegate takes a public suggestion up as a proposal, and its author is told', async () => {
  const id = await w.handled()
  expect(await read(id, w.delegate)).toMatchObject({ mayTakeUp: true })
  expect(await read(id)).toMatchObject({ mayTakeUp: false })
  const proposal = await call(proposalsRoutes.start, { title: '关于增加饮水机的提案', topic: 'logistics', kind: 'individual', reason: text, fromSuggestion: id }, w.as(w.delegate))
  await noteTakenUp(w.services, w.db, { suggestionId: id, proposalId: proposal.id })
  await noteTakenUp(w.services, w.db, { suggestionId: id, proposalId: proposal.id })
  const told = await w.db.q
    .selectFrom('notifications')
    .select('title_zh')
    .where('tenant_id', '=', w.db.tenantId)
    .where('staff_id', '=', w.cast.author.staffId)
    .where('title_zh', 'like', '有代表%')
    .execute()
  expect(told).toHaveLength(1)
  // A draft is nobody's to see yet.
  expect((await read(id)).proposals).toEqual([])
})

test('what is not public cannot be taken up, whatever id a request names', async () => {
  const id = await w.submit()
  await noteTakenUp(w.services, w.db, { suggestionId: id, proposalId: id })
  expect((await read(id, w.cast.author)).proposals).toEqual([])
})

test('an adopted one becomes a practical project, once', async () => {
  const id = await w.handled()
  await w.act(w.cast.logistics, id, 'answer', answer)
  await w.act(w.cast.office, id, 'publish')
  await w.act(w.cast.office, id, 'makeProject', { year: 2026 })
  expect((await read(id)).project).toMatchObject({ name: '教工食堂二楼增加饮水机' })
  expect(await refusalCode(w.act(w.cast.office, id, 'makeProject', { year: 2026 }))).toBe('suggestion.project_already')
})

test('those who supported it hear of its outcome once', async () => {
  const id = await w.handled()
  await support(id, await w.hashOf(id))
  await w.act(w.cast.office, id, 'decide', { outcome: 'kept', text: '建议很好，留作今后改造时参考。' })
  const { version } = await read(id)
  const payload = { caseId: id, process: 'suggestion', action: 'decide', from: 'handling', to: 'kept', version }
  await tellOutsiders(w.services, w.db, payload)
  await tellOutsiders(w.services, w.db, payload)
  const told = await w.db.q
    .selectFrom('notifications')
    .select('id')
    .where('tenant_id', '=', w.db.tenantId)
    .where('staff_id', '=', w.cast.member.staffId)
    .where('subject_id', '=', id)
    .execute()
  expect(told).toHaveLength(1)
})

test.each([
  ['a title of three characters', { title: '饮水机' }],
  ['a text of nine characters', { body: '请加饮水机，谢谢' }],
  ['a text of 100 kB', { body: '水'.repeat(100_000) }],
  ['a topic that there is none of', { topic: 'weather' }],
  ['a character that no text has', { body: `${text}\0` }],
])('refuses %s', async (_what, wrong) => {
  const input = { title: '教工食堂二楼增加饮水机', topic: 'logistics', body: text, ...wrong }
  await expect(call(suggestionsRoutes.submit, input as never, w.as(w.cast.author))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('HTML in a title is kept as text, as it was typed', async () => {
  const title = '<img src=x onerror=alert(1)>饮水机'
  const id = await w.submit({ title })
  expect((await read(id, w.cast.author)).title).toBe(title)
})

test('another university finds nothing of it', async () => {
  const id = await w.handled()
  const elsewhere = w.as(w.cast.office, { tenant: w.otherTenant })
  expect(await refusalCode(call(suggestionsRoutes.read, { id }, elsewhere))).toBe('not_found')
  expect((await call(suggestionsRoutes.list, {}, elsewhere)).items).toEqual([])
  expect(await refusalCode(call(suggestionsRoutes.support, { id, support: true, textHash: 'a'.repeat(64) }, elsewhere))).toBe('not_found')
})

test('lists page through everything once, and similar ones come with what became of them', async () => {
  const seen: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await call(suggestionsRoutes.list, { limit: 2, ...(cursor ? { cursor } : {}) }, w.as(w.cast.member))
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(5)
  const { items } = await call(suggestionsRoutes.similar, { title: '食堂二楼增加饮水机', text }, w.as(w.cast.member))
  expect(items[0]?.score).toBeGreaterThan(0.5)
})

test('a list takes the same number of statements however long it is', async () => {
  const count = leastOf(async (limit: number) => {
    w.statements.length = 0
    await call(suggestionsRoutes.list, { limit }, w.as(w.cast.member))
    return w.statements.length
  })
  expect(await count(100)).toBe(await count(1))
})

test('the figures count every suggestion once', async () => {
  const figures = await call(suggestionsRoutes.statistics, {}, w.as(w.cast.office))
  expect(figures.byState.reduce((sum, { count }) => sum + count, 0)).toBe(figures.total)
  expect(figures.byTopic.reduce((sum, { count }) => sum + count, 0)).toBe(figures.total)
})
