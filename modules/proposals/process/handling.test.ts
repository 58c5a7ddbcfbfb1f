import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settleOverdue } from '../../../engines/cases/overdue.ts'
import { openCongress, refusalCode, type Congress } from '../proposals.testing.ts'
import { proposalsRoutes } from '../proposals.routes.ts'

let c: Congress
beforeAll(async () => {
  c = await openCongress()
})
afterAll(() => c.close())
beforeEach(async () => {
  c.clock.set('2026-03-02T01:00:00Z')
  await c.rule({ holdReplies: true, meetingsLeast: 1 })
})

const reply = { replyClass: 'A', progress: 'done', text: '您的建议已经落实，欢迎继续监督我们的工作。' }
const view = (id: string, who = c.cast.member) => call(proposalsRoutes.read, { id }, { context: c.context(who) })

test('the committee proposes departments, the school office confirms them', async () => {
  const id = await c.at('accepted')
  const { logistics, finance, physics } = c.units
  expect(await refusalCode(c.act(c.cast.member, id, 'proposeHandling', { leadUnitId: physics }))).toBe('proposal.not_a_department')
  expect(await refusalCode(c.act(c.cast.member, id, 'proposeHandling', { leadUnitId: logistics, supportingUnitIds: [logistics] }))).toBe('proposal.same_unit')
  await c.act(c.cast.member, id, 'proposeHandling', { leadUnitId: logistics, supportingUnitIds: [finance], leaderId: c.cast.leader.staffId })
  expect(await refusalCode(c.act(c.cast.member, id, 'confirmHandling'))).toBe('case.not_yours')
  expect(await c.act(c.cast.office, id, 'returnHandling', { reason: '请换一个单位' })).toBe('accepted')
  await c.act(c.cast.member, id, 'proposeHandling', { leadUnitId: finance, leaderId: c.cast.leader.staffId })
  expect(await c.act(c.cast.office, id, 'confirmHandling')).toBe('assigned')
  const shown = await view(id)
  expect([shown.leadUnit?.name, shown.leader?.name, shown.ledByLeader]).toEqual(['计划财务处', '吴校长', true])
})

test('silence counts as signed', async () => {
  const id = await c.at('assigned')
  c.clock.set('2026-03-06T01:00:00Z')
  await settleOverdue(c.services, c.db)
  expect(await c.state(id)).toBe('handling')
})

test('a unit asks for another in time: refused it goes on, granted the school office confirms anew', async () => {
  const id = await c.at('assigned')
  expect(await c.act(c.cast.lead, id, 'askReassign', { reason: '不是本单位职责', betterUnitId: c.units.finance })).toBe('reassigning')
  expect(await c.act(c.cast.member, id, 'refuseReassign', { reason: '属于本单位职责' })).toBe('handling')
  await c.act(c.cast.lead, id, 'askReassign', { reason: '不是本单位职责' })
  expect(await c.act(c.cast.member, id, 'grantReassign', { leadUnitId: c.units.finance })).toBe('proposed')
  await c.act(c.cast.office, id, 'confirmHandling')
  expect((await view(id)).leadUnit?.unitId).toBe(c.units.finance)
  expect(await refusalCode(c.act(c.cast.lead, id, 'sign'))).not.toBeNull()
  expect(await c.act(c.cast.support, id, 'sign')).toBe('handling')
})

test('asking for another unit comes too late after its working days', async () => {
  const id = await c.at('handling')
  c.clock.set('2026-03-10T01:00:00Z')
  expect(await refusalCode(c.act(c.cast.lead, id, 'askReassign', { reason: '不是本单位职责' }))).toBe('proposal.reassign_late')
})

test('the lead sees who of the supporting units has not answered', async () => {
  const id = await c.at('handling')
  expect((await view(id, c.cast.lead)).opinions).toMatchObject([{ unit: { unitId: c.units.finance }, text: null }])
  await c.act(c.cast.support, id, 'giveOpinion', { text: '经费可以安排' })
  expect((await view(id, c.cast.lead)).opinions).toMatchObject([{ text: '经费可以安排' }])
  expect((await view(id, c.cast.ding)).opinions).toEqual([])
})

test('no answer before the talk with its proposer', async () => {
  const id = await c.at('handling')
  expect(await refusalCode(c.act(c.cast.lead, id, 'draftReply', reply))).toBe('proposal.meeting_missing')
})

test('class B carries a day', async () => {
  await c.rule({ meetingsLeast: 0 })
  const id = await c.at('handling')
  expect(await refusalCode(c.act(c.cast.lead, id, 'draftReply', { ...reply, replyClass: 'B' }))).toBe('proposal.promise_missing')
  expect(await c.act(c.cast.lead, id, 'draftReply', { ...reply, replyClass: 'B', promiseDueOn: '2026-12-01' })).toBe('sign_off')
})

test('one extension, and not beyond the most', async () => {
  const id = await c.at('handling')
  const reason = '需要招标'
  expect(await refusalCode(c.act(c.cast.member, id, 'extend', { replyDueOn: '2026-06-01', reason }))).toBe('proposal.extended_too_far')
  await c.act(c.cast.member, id, 'extend', { replyDueOn: '2026-05-20', reason })
  expect((await view(id)).dueAt).toBe('2026-04-01T16:00:00.000Z')
  expect(await refusalCode(c.act(c.cast.member, id, 'extend', { replyDueOn: '2026-05-25', reason }))).toBe('proposal.extended_already')
})

test('a reply that is returned is written anew', async () => {
  const id = await c.at('sign_off')
  expect(await c.act(c.cast.leader, id, 'returnReply', { reason: '请写明时间' })).toBe('handling')
  expect(await c.act(c.cast.lead, id, 'draftReply', reply)).toBe('sign_off')
})

test('answers are held and published together; those that are not signed are named', async () => {
  const [one, two, unsigned] = [await c.at('signed'), await c.at('signed'), await c.at('handling')]
  expect((await view(one, c.cast.ding)).replies).toEqual([])
  const context = c.context(c.cast.secretary)
  const session = (await call(proposalsRoutes.sessions, {}, { context })).items.find(({ id }) => id === c.sessionId)
  const answer = await call(proposalsRoutes.publishReplies, { id: c.sessionId, version: session?.version ?? 0 }, { context })
  expect([answer.published, await c.state(one), await c.state(two)]).toEqual([2, 'replied', 'replied'])
  expect(answer.unsigned.map(({ id }) => id)).toContain(unsigned)
  expect(answer.session.repliesPublishedAt).not.toBeNull()
  expect((await view(one, c.cast.ding)).replies).toHaveLength(1)
})

test('after assignment it is withdrawn by the committee’s leave', async () => {
  const id = await c.at('handling')
  expect(await refusalCode(c.act(c.cast.ding, id, 'withdraw', { reason: '不提了' }))).toBe('case.wrong_state')
  expect(await refusalCode(c.act(c.cast.member, id, 'allowWithdrawal', { reason: '同意' }))).toBe('proposal.withdrawal_not_asked')
  await c.act(c.cast.ding, id, 'askWithdrawal', { reason: '不提了' })
  expect(await c.act(c.cast.member, id, 'allowWithdrawal', { reason: '同意' })).toBe('withdrawn')
})
