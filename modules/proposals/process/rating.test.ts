import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { casesRoutes } from '../../../engines/cases/cases.routes.ts'
import { settleOverdue } from '../../../engines/cases/overdue.ts'
import { openCongress, rated, refusalCode, text, type Congress } from '../proposals.testing.ts'
import { proposalsRoutes } from '../proposals.routes.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())
beforeEach(() => c.clock.set('2026-03-02T01:00:00Z'))

const view = (id: string, who = c.cast.member) => call(proposalsRoutes.read, { id }, { context: c.context(who) })

async function rateAll(id: string, results: [string, string, string]): Promise<string> {
  await c.act(c.cast.ding, id, 'rate', rated(results[0]))
  await c.act(c.cast.wang, id, 'rate', rated(results[1]))
  return c.act(c.cast.zhao, id, 'rate', rated(results[2]))
}

async function promised(): Promise<string> {
  const id = await c.at('handling')
  await c.act(c.cast.lead, id, 'recordMeeting', { heldOn: '2026-03-02', how: 'by_phone', attended: '丁提出', record: '电话沟通了安排' })
  await c.act(c.cast.lead, id, 'draftReply', { replyClass: 'B', progress: 'under_way', text: '已列入年度工作计划，将按期完成并通报进展。', promiseDueOn: '2026-11-30' })
  await c.act(c.cast.leader, id, 'signOff')
  await c.act(c.cast.secretary, id, 'publish')
  return id
}

async function answerAgain(id: string): Promise<void> {
  await c.act(c.cast.lead, id, 'recordMeeting', { heldOn: '2026-03-02', how: 'in_person', attended: '丁提出', record: '当面说明了时间安排' })
  await c.act(c.cast.lead, id, 'draftReply', { replyClass: 'C', progress: 'not_done', text: '受条件限制，暂时不能全部解决，我们会继续努力。' })
  await c.act(c.cast.leader, id, 'signOff')
}

test('satisfied by all it is done', async () => {
  expect(await rateAll(await c.at('replied'), ['satisfied', 'mostly', 'satisfied'])).toBe('done')
})

test('nobody rates twice, and nobody who neither proposed nor seconded it', async () => {
  const id = await c.at('replied')
  await c.act(c.cast.ding, id, 'rate', rated('satisfied'))
  expect(await refusalCode(c.act(c.cast.ding, id, 'rate', rated('unsatisfied')))).toBe('proposal.rated_already')
  expect(await refusalCode(c.act(c.cast.sun, id, 'rate', rated('unsatisfied')))).toBe('case.not_yours')
  expect([(await view(id, c.cast.ding)).mayRate, (await view(id, c.cast.wang)).mayRate]).toEqual([false, true])
})

test('whoever says nothing counts as not rated, never as satisfied', async () => {
  const id = await c.at('replied')
  await c.act(c.cast.wang, id, 'rate', rated('satisfied'))
  c.clock.set('2026-03-18T01:00:00Z')
  expect(await refusalCode(c.act(c.cast.ding, id, 'rate', rated('satisfied')))).not.toBeNull()
  await settleOverdue(c.services, c.db)
  expect(await c.state(id)).toBe('done')
  const figures = await call(proposalsRoutes.statistics, { id: c.sessionId }, { context: c.context(c.cast.member) })
  expect(figures.satisfaction.find(({ key }) => key === 'not_rated')?.result).toBeGreaterThanOrEqual(2)
})

test('unsatisfied goes round again, and unsatisfied again it is escalated and explained', async () => {
  const id = await c.at('replied')
  expect(await rateAll(id, ['unsatisfied', 'mostly', 'satisfied'])).toBe('checking')
  expect(await c.act(c.cast.member, id, 'checkAgain', { redo: true, reason: '没有时间表' })).toBe('handling')
  await answerAgain(id)
  expect(await c.state(id)).toBe('replied')
  expect(await rateAll(id, ['unsatisfied', 'mostly', 'mostly'])).toBe('escalated')
  expect(await refusalCode(c.act(c.cast.member, id, 'explain', { explanation: '已研究，条件成熟后解决。' }))).toBe('case.not_yours')
  expect(await c.act(c.cast.presidium, id, 'explain', { explanation: '已研究，条件成熟后即予解决。' })).toBe('done')
  expect((await view(id)).ratings.filter(({ handlingRound }) => handlingRound === 2)).toHaveLength(3)
})

test('the committee may find that nothing is to be redone', async () => {
  const id = await c.at('replied')
  await rateAll(id, ['unsatisfied', 'satisfied', 'satisfied'])
  expect(await c.act(c.cast.member, id, 'checkAgain', { redo: false, reason: '答复符合实际' })).toBe('done')
})

test('an unsatisfied seconder alone does not send it round where the proposer counts', async () => {
  expect(await rateAll(await c.at('replied'), ['satisfied', 'unsatisfied', 'satisfied'])).toBe('done')
})

test('a promise is tracked until its milestones are confirmed', async () => {
  const id = await promised()
  expect((await view(id)).milestones).toMatchObject([{ what: `兑现答复中的承诺：${text.title}`, dueOn: '2026-11-30', confirmedAt: null }])
  expect(await rateAll(id, ['satisfied', 'satisfied', 'satisfied'])).toBe('tracked')
  await c.act(c.cast.lead, id, 'addMilestone', { what: '完成招标', dueOn: '2026-05-01' })
  const [milestone, promise] = (await view(id)).milestones
  expect((await view(id)).dueAt).toBe('2026-05-01T16:00:00.000Z')
  expect(await refusalCode(c.act(c.cast.member, id, 'finishTracking'))).toBe('proposal.milestone_open')
  await c.act(c.cast.lead, id, 'reportMilestone', { milestoneId: milestone?.id, report: '招标已经完成' })
  await c.act(c.cast.ding, id, 'confirmMilestone', { milestoneId: milestone?.id })
  expect(await refusalCode(c.act(c.cast.ding, id, 'confirmMilestone', { milestoneId: milestone?.id }))).toBe('proposal.milestone_unreported')
  expect(await refusalCode(c.act(c.cast.member, id, 'finishTracking'))).toBe('proposal.milestone_open')
  expect(await refusalCode(c.act(c.cast.ding, id, 'confirmMilestone', { milestoneId: promise?.id }))).toBe('proposal.milestone_unreported')
  await c.act(c.cast.lead, id, 'reportMilestone', { milestoneId: promise?.id, report: '已按期兑现' })
  await c.act(c.cast.ding, id, 'confirmMilestone', { milestoneId: promise?.id })
  expect(await c.act(c.cast.member, id, 'finishTracking')).toBe('done')
})

test('of what is tracked somebody always has the next step: the unit reports, proposer and committee confirm, the committee closes', async () => {
  const id = await promised()
  await rateAll(id, ['satisfied', 'satisfied', 'satisfied'])
  const asked = async (who = c.cast.member) =>
    (await call(casesRoutes.inbox, { box: 'todo', limit: 200 }, { context: c.context(who) })).items.flatMap((item) => (item.caseId === id ? [item.asks?.action] : []))
  const milestoneId = (await view(id)).milestones[0]?.id
  expect([await asked(c.cast.lead), await asked(c.cast.ding), await asked()]).toEqual([['reportMilestone'], [], []])
  await c.act(c.cast.lead, id, 'reportMilestone', { milestoneId, report: '已按期兑现' })
  expect([await asked(c.cast.lead), await asked(c.cast.ding), await asked()]).toEqual([[], ['confirmMilestone'], ['confirmMilestone']])
  await c.act(c.cast.ding, id, 'confirmMilestone', { milestoneId })
  expect([await asked(c.cast.lead), await asked(c.cast.ding), await asked()]).toEqual([[], [], ['finishTracking']])
})

test('a milestone is not planned for a day gone by', async () => {
  const id = await promised()
  await rateAll(id, ['satisfied', 'satisfied', 'satisfied'])
  expect(await refusalCode(c.act(c.cast.lead, id, 'addMilestone', { what: '完成招标', dueOn: '2026-03-01' }))).toBe('proposal.day_past')
})

test('a later reply takes the place of what an earlier one promised', async () => {
  const id = await promised()
  await rateAll(id, ['unsatisfied', 'mostly', 'mostly'])
  await c.act(c.cast.member, id, 'checkAgain', { redo: true, reason: '没有时间表' })
  await answerAgain(id)
  expect((await view(id)).milestones).toEqual([])
})

test('however far away the promise is, a report is due in the rhythm of the session', async () => {
  const id = await promised()
  await rateAll(id, ['satisfied', 'satisfied', 'satisfied'])
  expect((await view(id)).dueAt).toBe('2026-05-01T16:00:00.000Z')
})

test('a look-back tracks again what was not carried out', async () => {
  const id = await c.at('replied')
  await rateAll(id, ['satisfied', 'satisfied', 'satisfied'])
  await c.db.q.updateTable('proposals').set({ is_key: true }).where('tenant_id', '=', c.db.tenantId).where('id', '=', id).execute()
  const context = c.context(c.cast.secretary)
  const round = await call(
    proposalsRoutes.saveRound,
    { kind: 'look_back', title: '2026年回头看', sessionIds: [c.sessionId], opensOn: '2026-03-01', closesOn: '2026-03-30' },
    { context },
  )
  const { entries } = await call(proposalsRoutes.round, { id: round.id }, { context })
  expect(await refusalCode(call(proposalsRoutes.closeRound, round, { context }))).toBe('proposal.round_undecided')
  for (const entry of entries) {
    const finding = entry.proposal?.id === id ? 'not' : 'carried_out'
    await call(proposalsRoutes.decideEntry, { id: round.id, entryId: entry.id, finding, note: '现场察看', awarded: false }, { context: c.context(c.cast.member) })
  }
  await call(proposalsRoutes.closeRound, round, { context })
  expect(await c.state(id)).toBe('tracked')
  expect((await view(id)).milestones).toMatchObject([{ what: '落实回头看发现的问题', dueOn: '2026-05-01', reportedAt: null }])
  expect(await refusalCode(call(proposalsRoutes.closeRound, round, { context }))).toBe('proposal.round_closed')
})

test('awards are voted once each, given by decision, and shown to all when the round is closed', async () => {
  const id = await c.at('replied')
  await rateAll(id, ['satisfied', 'satisfied', 'satisfied'])
  const context = c.context(c.cast.secretary)
  const round = await call(proposalsRoutes.saveRound, { kind: 'awards', title: '优秀提案', sessionIds: [c.sessionId], opensOn: '2026-03-01', closesOn: '2026-03-30' }, { context })
  const nominee = { id: round.id, award: 'excellent_proposal' as const, proposalId: id, unitId: null, note: '' }
  const entry = await call(proposalsRoutes.nominate, nominee, { context })
  expect(await refusalCode(call(proposalsRoutes.nominate, nominee, { context }))).toBe('proposal.nominated_already')
  expect(await refusalCode(call(proposalsRoutes.nominate, { ...nominee, award: 'handling_unit' }, { context }))).toBe('proposal.nominate_one')
  const vote = { id: round.id, entryId: entry.id, vote: true }
  await call(proposalsRoutes.voteEntry, vote, { context })
  expect(await call(proposalsRoutes.voteEntry, vote, { context })).toEqual({ votes: 1, mine: true })
  await call(proposalsRoutes.decideEntry, { id: round.id, entryId: entry.id, finding: null, note: '', awarded: true }, { context })
  const seen = async () => (await call(proposalsRoutes.round, { id: round.id }, { context: c.context(c.cast.ding) })).entries[0]
  expect(await seen()).toMatchObject({ votes: 0, awarded: false })
  await call(proposalsRoutes.closeRound, round, { context })
  expect(await seen()).toMatchObject({ votes: 1, awarded: true })
})
