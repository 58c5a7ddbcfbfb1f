import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { casesRoutes } from '../../../engines/cases/cases.routes.ts'
import { sendReminders } from '../../../engines/cases/reminders.job.ts'
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

test('a unit that is late is reminded up the line, and the supervising member hears of it', async () => {
  const id = await c.at('handling')
  await c.act(c.cast.secretary, id, 'setKey', { isKey: true, supervisorId: c.cast.member.staffId })
  await c.act(c.cast.support, id, 'giveOpinion', { text: '经费可以安排' })
  const told = async () => {
    await sendReminders(c.services, c.db)
    const rows = await c.db.q
      .selectFrom('notifications')
      .select('staff_id')
      .where('tenant_id', '=', c.db.tenantId)
      .where('subject_id', '=', id)
      .where('kind', '=', 'case.overdue')
      .execute()
    return rows.map((row) => row.staff_id)
  }
  // The reply is due on 1 May; the third working day after it is the 8th.
  c.clock.set('2026-05-07T01:00:00Z')
  expect(await told()).not.toContain(c.cast.member.staffId)
  c.clock.set('2026-05-08T01:00:00Z')
  expect(await told()).toContain(c.cast.member.staffId)
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
  expect(await refusalCode(c.act(c.cast.ding, id, 'askWithdrawal', { reason: '真的不提了' }))).toBe('proposal.withdrawal_asked')
  expect(await c.act(c.cast.member, id, 'allowWithdrawal', { reason: '同意' })).toBe('withdrawn')
})

test.each(['assigned', 'handling'] as const)('asked while %s, the committee has it to do until it says yes or no; refused, it can be asked once more', async (state) => {
  const id = await c.at(state)
  const asked = async () => (await call(casesRoutes.read, { caseId: id }, { context: c.context(c.cast.member) })).waiting.map(({ action }) => action)
  await c.act(c.cast.ding, id, 'askWithdrawal', { reason: '不提了' })
  expect(await asked()).toContain('allowWithdrawal')
  expect(await c.act(c.cast.member, id, 'refuseWithdrawal', { reason: '已安排经费，请继续' })).toBe(state)
  expect(await asked()).not.toContain('allowWithdrawal')
  expect(await refusalCode(c.act(c.cast.member, id, 'refuseWithdrawal', { reason: '再说一次' }))).toBe('proposal.withdrawal_not_asked')
  await c.act(c.cast.ding, id, 'askWithdrawal', { reason: '还是不提了' })
})

test('a talk that is still to come is not on record', async () => {
  const id = await c.at('handling')
  const meeting = { how: 'in_person', attended: '丁提出', record: '当面听取了意见' }
  expect(await refusalCode(c.act(c.cast.lead, id, 'recordMeeting', { ...meeting, heldOn: '2026-03-03' }))).toBe('proposal.not_in_future')
  expect(await c.act(c.cast.lead, id, 'recordMeeting', { ...meeting, heldOn: '2026-03-02' })).toBe('handling')
})

test('nothing is promised for a day gone by', async () => {
  await c.rule({ meetingsLeast: 0 })
  const id = await c.at('handling')
  const promised = (promiseDueOn: string) => refusalCode(c.act(c.cast.lead, id, 'draftReply', { ...reply, replyClass: 'B', promiseDueOn }))
  expect(await promised('2026-03-01')).toBe('proposal.day_past')
  expect(await promised('2026-03-02')).toBeNull()
})

test('an extension is longer than what it extends, and does not end in the past', async () => {
  const id = await c.at('handling')
  const until = (replyDueOn: string) => refusalCode(c.act(c.cast.member, id, 'extend', { replyDueOn, reason: '需要招标' }))
  expect(await until('2026-05-01')).toBe('proposal.extended_too_short')
  c.clock.set('2026-05-10T01:00:00Z')
  expect(await until('2026-05-09')).toBe('proposal.extended_too_short')
  expect(await until('2026-05-10')).toBeNull()
})
