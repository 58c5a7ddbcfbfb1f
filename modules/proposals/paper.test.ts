import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { proposalsRoutes } from './proposals.routes.ts'
import { openCongress, refusalCode, text, type Congress } from './proposals.testing.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())
beforeEach(() => c.clock.set('2026-03-02T01:00:00Z'))

const view = (id: string, who = c.cast.secretary) => call(proposalsRoutes.read, { id }, { context: c.context(who) })

/** As the secretary types in what somebody handed over. */
async function onPaper(onBehalfOf = c.cast.ding.staffId): Promise<string> {
  return (await call(proposalsRoutes.start, { ...text, onBehalfOf }, { context: c.context(c.cast.secretary) })).id
}

async function paper(id: string, staffIds: string[], more: { note?: string; textHash?: string } = {}) {
  const { textHash } = await view(id)
  return c.act(c.cast.secretary, id, 'enterPaperSeconds', { staffIds, textHash: more.textHash ?? textHash ?? '', note: more.note ?? '附议签名页1张，原件存校工会办公室' })
}

test('the secretary who typed in a paper corrects and submits it, on the record as the secretary', async () => {
  const id = await onPaper()
  await c.act(c.cast.secretary, id, 'editText', { ...text, title: '关于延长教工食堂晚餐时间的建议' })
  expect(await c.act(c.cast.secretary, id, 'openSeconding')).toBe('seconding')
  const event = await c.db.q
    .selectFrom('case_events')
    .select(['actor_name', 'relation'])
    .where('tenant_id', '=', c.db.tenantId)
    .where('case_id', '=', id)
    .where('action', '=', 'openSeconding')
    .executeTakeFirstOrThrow()
  expect(event).toEqual({ actor_name: '秦秘书', relation: 'enteredBy' })
})

test('nobody else submits what one secretary typed in, and its author takes it into their own hands at any time', async () => {
  const id = await onPaper()
  expect(await refusalCode(c.act(c.cast.member, id, 'openSeconding'))).toBe('not_found')
  await c.act(c.cast.secretary, id, 'openSeconding')
  expect(await c.act(c.cast.ding, id, 'withdraw', { reason: '不是我写的' })).toBe('withdrawn')
})

test('what a secretary typed in for somebody who is no delegate any more is not submitted', async () => {
  const id = await onPaper(c.cast.sun.staffId)
  const { items } = await call(proposalsRoutes.delegates, { termId: c.termId, q: '孙代表' }, { context: c.context(c.cast.secretary) })
  const delegate = items[0]
  await call(proposalsRoutes.endDelegate, { id: delegate?.id ?? '', version: delegate?.version ?? 0, untilDay: '2026-03-02' }, { context: c.context(c.cast.secretary) })
  expect(await refusalCode(c.act(c.cast.secretary, id, 'openSeconding'))).toBe('proposal.not_delegate')
  await call(
    proposalsRoutes.addDelegates,
    { termId: c.termId, fromDay: '2026-03-02', rows: [{ staffNo: 'D4', delegation: '物理学院代表团' }] },
    { context: c.context(c.cast.secretary) },
  )
})

test('seconds on paper count like any other, and say who entered them from what', async () => {
  const id = await onPaper()
  await c.act(c.cast.secretary, id, 'openSeconding')
  expect(await paper(id, [c.cast.wang.staffId, c.cast.wang.staffId])).toBe('seconding')
  expect(await paper(id, [c.cast.zhao.staffId])).toBe('submitted')
  const { seconders } = await view(id)
  expect(seconders.map(({ person, enteredBy, paperNote }) => [person.name, enteredBy, paperNote])).toEqual([
    ['王附议', '秦秘书', '附议签名页1张，原件存校工会办公室'],
    ['赵附议', '秦秘书', '附议签名页1张，原件存校工会办公室'],
  ])
})

test('a paper is bound to the text that it was signed for', async () => {
  const id = await c.at('seconding')
  expect(await refusalCode(paper(id, [c.cast.wang.staffId], { textHash: 'b'.repeat(64) }))).toBe('proposal.text_changed')
})

test('a paper names delegates who may second it, and only the secretary enters it', async () => {
  const id = await c.at('seconding')
  expect(await refusalCode(paper(id, [c.cast.outsider.staffId]))).toBe('proposal.person_not_delegate')
  expect(await refusalCode(paper(id, [c.cast.ding.staffId]))).toBe('proposal.paper_second_unfit')
  await c.act(c.cast.wang, id, 'second')
  expect(await refusalCode(paper(id, [c.cast.wang.staffId]))).toBe('proposal.paper_second_unfit')
  expect(await refusalCode(paper(id, [c.cast.zhao.staffId], { note: '' }))).toBe('invalid_input')
  expect(await refusalCode(c.act(c.cast.member, id, 'enterPaperSeconds', { staffIds: [c.cast.zhao.staffId], textHash: 'a'.repeat(64), note: '签名页' }))).toBe('case.not_yours')
})

test('whom a paper names is told, once for each paper', async () => {
  const id = await c.at('seconding')
  await paper(id, [c.cast.wang.staffId])
  const told = await c.db.q
    .selectFrom('notifications')
    .select(['staff_id', 'title_zh', 'path'])
    .where('tenant_id', '=', c.db.tenantId)
    .where('subject_id', '=', id)
    .where('dedupe_key', 'like', '%paper-second%')
    .execute()
  expect(told).toEqual([{ staff_id: c.cast.wang.staffId, title_zh: `您的纸质附议已录入：《${text.title}》`, path: `/proposals/${id}` }])
})

test('a second on paper that is not one’s own is taken back after submission too, and what falls short is seconded anew', async () => {
  const id = await c.at('seconding')
  await c.act(c.cast.zhao, id, 'second')
  expect(await paper(id, [c.cast.wang.staffId])).toBe('submitted')
  c.clock.set('2026-03-21T01:00:00Z')
  expect(await refusalCode(c.act(c.cast.zhao, id, 'takeSecondBack'))).toBe('proposal.second_final')
  expect(await c.act(c.cast.wang, id, 'takeSecondBack')).toBe('seconding')
  expect(await c.act(c.cast.sun, id, 'second')).toBe('submitted')
})

test('one of more seconds than are needed goes without sending the proposal back', async () => {
  const id = await c.at('seconding')
  expect(await paper(id, [c.cast.wang.staffId, c.cast.zhao.staffId, c.cast.sun.staffId])).toBe('submitted')
  await c.act(c.cast.secretary, id, 'startReview')
  expect(await c.act(c.cast.wang, id, 'takeSecondBack')).toBe('in_review')
})
